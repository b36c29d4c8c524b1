"""Empties a letter for a destruction: its texts go, the line of the register stays.

What stays is what the books say: numbers, dates, sender or addressees, subject, marks, who acted
when. What goes: short content, notes, remarks, every version of the text, what was being typed, the
sealed complainant, what was suggested on the scan. Only a disposal of the archive may call this.
"""

from collections.abc import Iterator

from django.db.models import F

from correspondence import draft_content
from correspondence.models import (
    Complainant,
    Correction,
    Delivery,
    DraftVersion,
    DraftWork,
    Letter,
    LetterFile,
    Recipient,
    Remark,
    Scan,
    Signature,
)
from correspondence.models.approval import ApprovalStep
from correspondence.search import keeping

EMPTIED = (
    "summary", "event_place", "outcome_note", "return_reason", "cancel_reason", "revoke_reason",
    "reply_note",
)  # fmt: skip


def empty(letter: Letter) -> None:
    """Take the words of a letter out of every table of this room, and out of the index. Inside the
    caller's transaction, with the letter locked."""
    Letter.objects.filter(pk=letter.pk).update(**dict.fromkeys(EMPTIED, ""))
    shown = {"subject": letter.subject, "security": letter.security, "urgency": letter.urgency}
    versions = DraftVersion.objects.filter(letter=letter.pk)
    versions.update(content=draft_content.empty() | shown)
    DraftWork.objects.filter(letter=letter.pk).delete()
    Remark.objects.filter(letter=letter.pk).update(text="", quote="")
    ApprovalStep.objects.filter(letter=letter.pk).update(note="", reason="")
    Recipient.objects.filter(letter=letter.pk).update(return_reason="")
    Correction.objects.filter(letter=letter.pk).update(reason="", changes=[])
    Delivery.objects.filter(letter=letter.pk).update(problem="")
    Complainant.objects.filter(letter=letter.pk).update(sealed=b"", identity_key="")
    Scan.objects.filter(letter=letter.pk).update(draft={})
    keeping.forget(letter)


def files_of(letter: Letter) -> Iterator[int]:
    """Every file that shows something of the letter, the scans from which it was cut included."""
    yield from LetterFile.objects.filter(letter=letter.pk).values_list("file", flat=True)
    yield from (
        Signature.objects.filter(letter=letter.pk).exclude(file=None).values_list("file", flat=True)
    )
    yield from (
        Delivery.objects.filter(letter=letter.pk)
        .exclude(proof=None)
        .values_list("proof", flat=True)
    )
    scans = Scan.objects.filter(letter=letter.pk)
    while rows := list(scans.values_list("file", "parent")):
        yield from (file for file, _parent in rows)
        scans = Scan.objects.filter(pk__in=[parent for _file, parent in rows if parent])


def letters_showing(file_id: int) -> set[int]:
    """The letters that this file belongs to: whatever is destroyed, theirs has to stay."""
    found = set(
        LetterFile.objects.filter(file=file_id, detached_at=None).values_list("letter", flat=True)
    )
    found |= set(Signature.objects.filter(file=file_id).values_list("letter", flat=True))
    found |= set(Delivery.objects.filter(proof=file_id).values_list("letter", flat=True))
    scans = Scan.objects.filter(file=file_id)
    while rows := list(scans.values_list("pk", "letter")):
        found |= {letter for _pk, letter in rows if letter}
        scans = Scan.objects.filter(parent__in=[pk for pk, _letter in rows]).exclude(pk=F("parent"))
    return found
