"""Files that go with an outgoing letter: handed in while it is written, and taken out again."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from correspondence.actions import draft_checking
from correspondence.draft_content import Content
from correspondence.models import LetterFile, OutgoingLetter
from correspondence.outgoing_events import DraftEvent
from correspondence.policies import drafts as may
from eoffice import audit, clock
from eoffice.documents import actions as documents
from eoffice.documents import vault
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileUse
from eoffice.errors import WrongState
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

MOST_COPIED = 500 * vault.MEGABYTE


def hand_in(letter_id: int, upload: File, *, by: Officer) -> StoredFile:
    """Add a file to a draft. Call it outside a transaction: the bytes are made safe first.

    The text names it from its next save on. Raises Refused for whose turn it is not.
    """
    may.may_write(by, OutgoingLetter.objects.get(pk=letter_id)).enforce()
    stored = vault.keep(upload)
    return _enter(letter_id, stored, upload.name or "", by=by)


@transaction.atomic
def _enter(letter_id: int, stored: vault.StoredBytes, name: str, *, by: Officer) -> StoredFile:
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_write(by, letter).enforce()
    by = by.at(may.writing_desk(by, letter))
    return _attach(letter, stored, name, by=by)


def _attach(
    letter: OutgoingLetter, stored: vault.StoredBytes, name: str, *, by: Officer
) -> StoredFile:
    office = Unit.objects.get(pk=letter.office_id)
    file = documents.register(stored, name=name, by=by, office=office, use=FileUse.DRAFT)
    LetterFile.objects.create(
        letter=letter,
        file=file,
        role=LetterFile.Role.ATTACHMENT,
        order=letter.letter_files.count() + 1,
        added_at=clock.now(),
        added_by_name=by.name,
    )
    audit.record(DraftEvent.ENCLOSED, letter, by=by, detail={"file": file.pk})
    return file


@dataclass(frozen=True, slots=True)
class Copied:
    """Bytes of an enclosure that were copied for another letter."""

    name: str
    stored: vault.StoredBytes


def copies(file_ids: Sequence[int], *, times: int) -> list[list[Copied]]:
    """These files, copied so many times. Call it outside a transaction: it writes files.

    Every letter has bytes of its own, so that the disposal of one takes nothing from another.
    Raises WrongState when that would be too much.
    """
    files = StoredFile.objects.in_bulk(list(file_ids))
    wanted = [files[pk] for pk in file_ids if pk in files]
    if sum(file.size for file in wanted) * times > MOST_COPIED:
        raise WrongState(
            _("The attachments are too large for so many letters. Make fewer, or attach less.")
        )
    return [[_copy(file) for file in wanted] for _time in range(times)]


def enter(letter: OutgoingLetter, files: Sequence[Copied], *, by: Officer) -> list[int]:
    """Hang copied files on a letter that was just begun; answers what its text is to name."""
    return [_attach(letter, file.stored, file.name, by=by).pk for file in files]


def _copy(file: StoredFile) -> Copied:
    with vault.open_original(file.key, file.sha256) as content:
        return Copied(file.name, vault.keep(File(content, name=file.name)))


def follow(letter: OutgoingLetter, content: Content) -> None:
    """Let the files that are open with the letter be those that its text names.

    Called with the letter locked. A file that was taken out is open to nobody, and comes back
    with the text that names it.
    """
    rows = LetterFile.objects.filter(letter=letter, role=draft_checking.ROLE)
    named = content["attachments"]
    rows.filter(file__in=named).exclude(detached_at=None).update(detached_at=None)
    rows.exclude(file__in=named).filter(detached_at=None).update(detached_at=clock.now())
