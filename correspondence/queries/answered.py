"""Which of our letters an arriving one may answer: by its text, its sender and its subject.

Only letters that wait for a reply are compared, and only those that the clerk may see; a secret
letter is never proposed. A person decides with one tick.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from correspondence.models import Addressee, OutgoingLetter
from correspondence.normalising import DASHES, name_key, names_fit, plain
from correspondence.queries.replies import waiting
from correspondence.queries.seeing import outgoing_opened_to
from correspondence.states import SECRET, RecipientRole
from eoffice.documents.models import PageText
from eoffice.organization.officer import Officer

MOST = 3
COMPARED = 500
"""So many waiting letters are compared with a paper; an older one is found by a surer sign."""
WANTED = ("pk", "agenda_number", "subject", "letter_date", "reply_due")
FIRST_PAGES = 3
SHORTEST = 6
"""A number shorter than this stands on many papers by chance."""
READ_ALIKE = str.maketrans({"o": "0", "l": "1", "i": "1", "|": "1"})
REPLIES = {"jawaban", "balasan", "tanggapan", "penjelasan", "klarifikasi", "konfirmasi"}
EMPTY_WORDS = {"atas", "bagi", "dalam", "dan", "dari", "dengan", "hal", "ke", "mengenai", "oleh",
               "pada", "perihal", "permintaan", "permohonan", "penyampaian", "surat", "tentang",
               "terkait", "untuk", "yang"}  # fmt: skip
IN_COMMON = 0.6
BY_NUMBER, BY_SUBJECT = (
    _("Its number stands in the text."),
    _("It was addressed to this sender, and the subjects fit."),
)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is known of the letter on the table."""

    sender: str = ""
    sender_id: int | None = None
    subject: str = ""
    written: date | None = None
    file: int | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A letter of ours that it may answer, and what speaks for it."""

    pk: int
    number: str
    subject: str
    written: date | None
    due: date
    why: str | Promise = ""


def proposed_for(officer: Officer, office_id: int, paper: Paper) -> list[Answered]:
    """The letters of this office that it may answer, the surest first; a few at most."""
    ours = outgoing_opened_to(officer).filter(office=office_id).exclude(security__in=SECRET)
    rows = waiting(ours)
    text = _text_of(paper.file)
    known = [one for one in _compared(rows, paper, text) if not _is_later(one, paper)]
    if not known:
        return []
    named = _named_in(text, known)
    fitting = _fitting(paper, [one for one in known if one not in named])
    return [_with(one, BY_NUMBER) for one in named][:MOST] or [
        _with(one, BY_SUBJECT) for one in fitting
    ][:MOST]


def _compared(rows: QuerySet[OutgoingLetter], paper: Paper, text: str) -> list[Answered]:
    """What is worth a look, however much is waiting: named, to this sender, or the newest."""
    newest = rows.order_by("-letter_date", "-pk")
    found = list(newest.values_list(*WANTED)[:COMPARED])
    if len(found) == COMPARED:
        sure = Q(agenda_number__in=_tokens_of(text))
        if paper.sender_id:
            to = Addressee.objects.filter(contact=paper.sender_id, role=RecipientRole.TO)
            sure |= Q(pk__in=to.values("letter"))
        found = [*newest.filter(sure).values_list(*WANTED)[:COMPARED], *found]
    return [Answered(*row) for row in dict.fromkeys(found)]


def _tokens_of(text: str) -> set[str]:
    """Words of a text that may be a number, spelled as our books spell them."""
    words = (word.strip("()[]\"'.,;:") for word in text.split())
    likely = (word for word in words if "/" in word and any(sign.isdecimal() for sign in word))
    return set(islice(likely, COMPARED))


def _is_later(one: Answered, paper: Paper) -> bool:
    """Nobody answers a letter before it was written."""
    return bool(one.written and paper.written and paper.written < one.written)


def _with(one: Answered, why: str | Promise) -> Answered:
    return Answered(one.pk, one.number, one.subject, one.written, one.due, why)


def _text_of(file: int | None) -> str:
    if file is None:
        return ""
    pages = PageText.objects.filter(file=file, page__lte=FIRST_PAGES)
    return "\n".join(pages.order_by("page").values_list("text", flat=True))


def _named_in(text: str, known: list[Answered]) -> list[Answered]:
    """Those whose number stands in the text, as a machine may have read it."""
    read = _alike(text)
    closed = re.sub(r"\s+", "", read)
    return [one for one in known if _stands_in(_alike(one.number), read, closed)]


def _stands_in(number: str, read: str, closed: str) -> bool:
    bare = re.sub(r"\s+", "", number)
    if len(bare) < SHORTEST or bare not in closed:
        return False
    spaced = r"\s*".join(re.escape(sign) for sign in bare)
    begins = r"(?:(?<![0-9a-z.\-/])|(?<=\bn0\.))"  # "No." is read as "n0."
    return bool(re.search(rf"{begins}{spaced}(?![0-9a-z]|[.\-/][0-9a-z])", read))


def _alike(text: str) -> str:
    """Small letters, one kind of dash, and what recognition confuses as one sign."""
    plain_text = unicodedata.normalize("NFKC", text).translate(DASHES).casefold()
    return plain_text.translate(READ_ALIKE)


def _fitting(paper: Paper, known: list[Answered]) -> list[Answered]:
    """Those that went to this sender and speak of the same, as far as the subjects say."""
    alike = {one.pk: one for one in known if _is_about(paper.subject, one.subject)}
    if not alike or not (paper.sender or paper.sender_id):
        return []
    rows = Addressee.objects.filter(letter__in=list(alike), role=RecipientRole.TO)
    key = name_key(paper.sender)
    to = {
        letter
        for letter, name, contact in rows.values_list("letter_id", "name", "contact_id")
        if (contact and contact == paper.sender_id) or names_fit(key, name_key(name))
    }
    return [one for pk, one in alike.items() if pk in to]


def _is_about(subject: str, ours: str) -> bool:
    said, asked = _words(subject), _words(ours)
    if said & REPLIES and not asked - REPLIES:
        return True
    common = (said & asked) - REPLIES
    fewest = min(len(said - REPLIES), len(asked - REPLIES))
    return len(common) > 1 and len(common) >= IN_COMMON * fewest


def _words(subject: str) -> set[str]:
    return {word for word in plain(subject).split() if len(word) > 2} - EMPTY_WORDS
