"""Pages that come after the number: the scan of a paper that was recorded first, or of a secret."""

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from correspondence.actions.recording import attach_files
from correspondence.desk_events import DeskEvent
from correspondence.models import IncomingLetter, Letter, Scan
from correspondence.policies import desk as policies
from correspondence.queries.labelled import label_codes, may_get_pages
from correspondence.states import IncomingState, ScanState
from eoffice import audit
from eoffice.documents import actions as documents
from eoffice.documents import vault
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileUse
from eoffice.errors import WrongState
from eoffice.organization.models import Unit
from eoffice.organization.officer import SYSTEM, Officer


def attach_scan(letter_id: int, upload: File, *, by: Officer) -> StoredFile:
    """Add a file to a letter. Call it outside a transaction: the bytes are made safe first."""
    policies.may_attach(by, Letter.objects.get(pk=letter_id)).enforce()
    stored = vault.keep(upload)
    return _attach(letter_id, stored, upload.name or "", by=by)


@transaction.atomic
def _attach(letter_id: int, stored: vault.StoredBytes, name: str, *, by: Officer) -> StoredFile:
    letter = IncomingLetter.objects.locked(letter_id)
    policies.may_attach(by, letter).enforce()
    _must_stand(letter)
    office = Unit.objects.get(pk=letter.office_id)
    file = documents.register(stored, name=name, by=by, office=office, use=FileUse.LETTER)
    attach_files(letter, [file.pk], by=by)
    audit.record(DeskEvent.FILE_ATTACHED, letter, by=by, detail={"file": file.pk})
    return file


@transaction.atomic
def attach_waiting(letter_id: int, scan_id: int, *, by: Officer) -> Letter:
    """Add a scan that waits in the tray to a letter that has its number already."""
    letter = IncomingLetter.objects.locked(letter_id)
    scan = Scan.objects.locked(scan_id)
    if by is not SYSTEM:
        policies.may_handle(by, scan).enforce()
        policies.may_attach(by, letter).enforce()
    _must_stand(letter)
    if scan.office_id != letter.office_id:
        raise WrongState(_("The scan lies in the tray of another office."))
    scan.record(letter_id=letter.pk)
    scan.draft, scan.claimed_by_id, scan.claimed_at = {}, None, None
    scan.save(update_fields=["state", "letter", "draft", "claimed_by", "claimed_at"])
    attach_files(letter, [scan.file_id], by=by)
    audit.record(DeskEvent.FILE_ATTACHED, letter, by=by, detail={"file": scan.file_id})
    return letter


def attach_by_label(scan_id: int, codes: tuple[str, ...]) -> Letter | None:
    """The letter whose printed label is on the scan's first page gets the scan; else nothing.

    Only a letter of the same office, that is not secret and still has no pages of its own.
    """
    wanted = label_codes(codes)
    scan = Scan.objects.filter(pk=scan_id, state=ScanState.WAITING).first()
    if not wanted or scan is None:
        return None
    letters = may_get_pages(Letter.objects.all(), scan.office_id)
    letter = letters.filter(label_code__in=wanted).first()
    if letter is None or letter.letter_files.filter(detached_at=None).exists():
        return None
    return attach_waiting(letter.pk, scan.pk, by=SYSTEM)


def _must_stand(letter: Letter) -> None:
    if letter.state == IncomingState.VOID:
        raise WrongState(_("This letter was made void, so nothing can be added to it."))
