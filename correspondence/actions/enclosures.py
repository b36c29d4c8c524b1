"""Files that go with an outgoing letter: handed in while it is written, and taken out again."""

from django.core.files import File
from django.db import transaction

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
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer


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


def follow(letter: OutgoingLetter, content: Content) -> None:
    """Let the files that are open with the letter be those that its text names.

    Called with the letter locked. A file that was taken out is open to nobody, and comes back
    with the text that names it.
    """
    rows = LetterFile.objects.filter(letter=letter, role=draft_checking.ROLE)
    named = content["attachments"]
    rows.filter(file__in=named).exclude(detached_at=None).update(detached_at=None)
    rows.exclude(file__in=named).filter(detached_at=None).update(detached_at=clock.now())
