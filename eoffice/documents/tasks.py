"""Job kinds of this room, by name. Loaded by the worker only; the work itself is elsewhere."""

from eoffice import pdf
from eoffice.documents import actions, housekeeping, processing, reading
from eoffice.errors import Unavailable
from eoffice.jobs import job
from eoffice.organization.officer import SYSTEM

PARTS = (ConnectionError, TimeoutError, Unavailable, pdf.WorkFailed)


def _refuse(file_id: int, reason: str) -> None:
    actions.refuse(file_id, reason=reason, by=SYSTEM)


def _leave_unread(file_id: int, _reason: str) -> None:
    actions.close_reading(file_id, {}, by=SYSTEM)


@job("prepare_file", queue="fast", waits_for=PARTS, on_exhausted=_refuse)
def prepare_file(file_id: int) -> None:
    """Bring a received file to ready or refused."""
    processing.prepare(file_id)


@job("read_text", queue="slow", waits_for=PARTS, on_exhausted=_leave_unread)
def read_text(file_id: int) -> None:
    """Read the pages of a prepared file."""
    reading.read_text(file_id)


@job("purge_bytes", queue="slow", waits_for=PARTS)
def purge_bytes(file_id: int) -> None:
    """Delete the bytes of a file whose content was disposed of."""
    housekeeping.purge_bytes(file_id)


@job("wake_files", queue="fast")
def wake_files(_nothing: int) -> None:
    """Ask again for files that wait for a step although no job is open."""
    housekeeping.wake_forgotten()


@job("storage_sweep", queue="slow", waits_for=PARTS)
def storage_sweep(_nothing: int) -> None:
    """Remove bytes that belong to no file."""
    housekeeping.sweep()
