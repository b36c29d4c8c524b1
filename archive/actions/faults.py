"""What the archivist does about a file that was found altered or missing."""

from django.db import transaction
from django.utils.translation import gettext as _

from archive.events import ArchiveEvent
from archive.models import FileFault
from archive.policies import disposals as policies
from archive.policies.archivist import at_archive
from eoffice import audit, clock
from eoffice.errors import NotFound, Refused
from eoffice.organization.officer import Officer


@transaction.atomic
def accept_fault(fault_id: int, note: str, *, by: Officer) -> FileFault:
    """It cannot be had any more; the note says what was tried."""
    if not FileFault.objects.filter(pk=fault_id).exists():
        raise NotFound
    fault = FileFault.objects.locked(fault_id)
    policies.may_keep_archive(by, fault.office_id).enforce()
    by = at_archive(by, fault.office_id)
    if not note.strip():
        raise Refused(_("Say what was tried to get the file back."))
    fault.accept(note=note.strip())
    fault.ended_at, fault.ended_by_name = clock.now(), by.name
    fault.save(update_fields=["state", "note", "ended_at", "ended_by_name"])
    detail = {"note": audit.fingerprint(note)}
    audit.record(ArchiveEvent.FAULT_ACCEPTED, fault, by=by, detail=detail)
    return fault
