"""Text that comes from elsewhere into a draft: an answer's reference, an earlier letter, a .docx.

What it makes is a content; keeping it is the business of `drafting`.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files import File
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from correspondence import draft_content
from correspondence.actions import versions
from correspondence.draft_content import Content
from correspondence.draft_shape import shaped
from correspondence.models import Letter, OutgoingLetter
from correspondence.policies import drafts as may
from correspondence.printing import words
from correspondence.queries.addressees import Candidate, of_contact
from correspondence.queries.replies import unanswered_of
from correspondence.queries.tray_addressees import tray_of_sender
from correspondence.states import RecipientRole
from eoffice import pdf
from eoffice.documents import vault
from eoffice.errors import OfficeError
from eoffice.organization.officer import Officer

LARGEST = 20 * 1024 * 1024


class NotBrought(OfficeError):
    """The file holds no text that can be taken over."""

    status = 422
    sentence = _("No text could be taken from this file. Save it as .docx and try again.")


WHY_NOT = {
    pdf.Reason.EMPTY: _("The file is empty."),
    pdf.Reason.ENCRYPTED: _(
        "The file is locked with a password. Save it without a password and try again."
    ),
    pdf.Reason.UNKNOWN_TYPE: _(
        "This is not a .docx, whatever its name says. Open it in your word processor, save it as "
        ".docx, and try again."
    ),
    pdf.Reason.BOMB: _("The file unpacks to far more than a letter can hold."),
}


def answering(letter: Letter) -> Content:
    """The beginning of an answer: addressee, subject and reference, in the words of a letter."""
    content = draft_content.empty()
    content["security"], content["urgency"] = letter.security, letter.urgency
    content["classification"] = letter.classification_id
    content["subject"] = f"Jawaban atas {letter.subject}"[:500] if letter.subject else "Jawaban"
    content["body"] = f"<p>{escape(_reference(letter))}</p>"
    if (sender := _sender(letter)) and sender.name:
        to = {"role": RecipientRole.TO.value}
        content["addressees"] = [sender.row | tray_of_sender(letter) | to]
    return content


def _sender(letter: Letter) -> Candidate | None:
    """Who wrote the letter; nobody where the complainant is sealed."""
    if letter.sender is not None:
        return of_contact(letter.sender)
    is_sealed = letter.type and letter.type.is_complaint
    return None if is_sealed else Candidate(letter.sender_name)


def chasing(letter: OutgoingLetter) -> Content:
    """The beginning of a reminder (surat penegasan): to those who have not answered yet."""
    content = draft_content.empty()
    before = versions.newest(letter).content
    names = ("security", "urgency", "classification", "place")
    content |= {name: before[name] for name in names}
    content["addressees"] = unanswered_of(letter, draft_content.addressed(before, RecipientRole.TO))
    content["subject"] = f"Penegasan atas {letter.subject}"[:500]
    dated = _dated(" tanggal", letter.letter_date)
    wanted = _dated(" paling lambat tanggal", letter.reply_due)
    sentences = (
        f"Menunjuk surat kami nomor {letter.agenda_number}{dated} hal {letter.subject}, jawaban"
        f" atas surat tersebut kami harapkan{wanted}, namun sampai saat ini belum kami terima.",
        "Sehubungan dengan hal tersebut, kami mohon Saudara dapat segera menyampaikan jawaban"
        " dimaksud.",
        "Apabila jawaban telah disampaikan, mohon surat ini diabaikan.",
    )
    content["body"] = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    return content


def _dated(before: str, day: date | None) -> str:
    return f"{before} {words.long_date(day)}" if day else ""


def starting_from(earlier: Content) -> Content:
    """The words of an earlier letter for a new one; its files stay with it."""
    return draft_content.cleaned(earlier | {"attachments": []})


TOO_LARGE = _("This file is too large. Take its pictures out and save it again, or attach it.")
TOO_LONG = _(
    "The text of this file is too long for one letter (more than about 60 pages). Attach the file, "
    "or bring a part of it."
)


@dataclass(frozen=True, slots=True)
class Brought:
    """The text of a file, and what in it no letter can show or nobody has decided about."""

    text: str
    left_out: pdf.WordText


def text_of_docx(letter_id: int, upload: File, *, by: Officer) -> Brought:
    """The text of a Word file as clean rich text. Opened only in a limited child.

    Raises Refused for whose turn it is not, `NotBrought` for a file without usable text.
    """
    may.may_write(by, OutgoingLetter.objects.get(pk=letter_id)).enforce()
    if (upload.size or 0) > min(LARGEST, vault.size_limit()):
        raise NotBrought(TOO_LARGE)
    with TemporaryDirectory(prefix="eoffice-work-brought-") as folder:
        source = Path(folder) / "brought.docx"
        with source.open("wb") as file:
            file.writelines(upload.chunks())
        try:
            found = pdf.docx_to_html(source)
        except pdf.Refused as refused:
            raise NotBrought(WHY_NOT.get(refused.code, "")) from refused
        except pdf.ChildDied as error:
            raise NotBrought from error
    text = shaped(draft_content.rich(found.html))
    if draft_content.is_blank(text):
        raise NotBrought
    if len(text) > draft_content.LONGEST_TEXT:
        raise NotBrought(TOO_LONG)
    return Brought(text, found)


def _reference(letter: Letter) -> str:
    """What the letter answers, as its first sentence says it."""
    named = "surat Saudara"
    if letter.sender_number:
        named += f" nomor {letter.sender_number}"
    if letter.letter_date:
        named += f" tanggal {words.long_date(letter.letter_date)}"
    if letter.subject:
        named += f" hal {letter.subject}"
    return f"Sehubungan dengan {named}, dengan ini disampaikan hal-hal sebagai berikut."
