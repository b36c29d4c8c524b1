"""Looking after the bytes: damage and repair, rebuilding what is derived, removal by disposal."""

from django.db import transaction

from eoffice import audit, jobs
from eoffice.documents.events import FileEvent
from eoffice.documents.models import PageText, StoredFile
from eoffice.documents.states import FileState, TextState
from eoffice.organization.officer import Officer


@transaction.atomic
def mark_damaged(file_id: int, *, by: Officer) -> None:
    """The stored bytes no longer hash to what was received."""
    file = StoredFile.objects.locked(file_id)
    if file.state != FileState.READY:
        return
    file.mark_damaged()
    file.save(update_fields=["state", "reason"])
    audit.record(FileEvent.DAMAGED, file, by=by, detail={"sha256": file.sha256})


@transaction.atomic
def restore(file_id: int, *, by: Officer) -> None:
    """The bytes were put back from a backup and match again."""
    file = StoredFile.objects.locked(file_id)
    if file.state != FileState.DAMAGED:
        return
    file.restore()
    file.save(update_fields=["state", "reason"])
    audit.record(FileEvent.RESTORED, file, by=by, detail={"sha256": file.sha256})


@transaction.atomic
def rebuild(file_id: int, *, by: Officer) -> None:
    """Something derived is gone: make viewing copy and page images again from the original."""
    file = StoredFile.objects.locked(file_id)
    if file.state != FileState.READY or not file.viewing_key:
        return
    file.viewing_key, file.pages_ready = "", 0
    file.save(update_fields=["viewing_key", "pages_ready"])
    jobs.enqueue("prepare_file", file.pk)
    audit.record(FileEvent.REBUILT, file, by=by)


@transaction.atomic
def note_download(file_id: int, *, by: Officer) -> None:
    """The original left the house with this officer."""
    file = StoredFile.objects.get(pk=file_id)
    audit.record(FileEvent.DOWNLOADED, file, by=by, detail={"sha256": file.sha256})


@transaction.atomic
def purge(file_id: int, *, by: Officer) -> StoredFile:
    """Remove the content for good and keep the facts; only a disposal may call this."""
    file = StoredFile.objects.locked(file_id)
    file.purge()
    if file.text_state == TextState.READING:
        file.give_up_reading()
    PageText.objects.filter(file=file).delete()
    file.has_text, file.text_pages, file.pages_ready = False, 0, 0
    file.signatures, file.neutralised = [], []
    file.save(
        update_fields=[
            "state", "reason", "text_state", "text_at", "has_text", "text_pages", "pages_ready",
            "signatures", "neutralised",
        ]
    )  # fmt: skip
    jobs.enqueue("purge_bytes", file.pk)
    audit.record(FileEvent.PURGED, file, by=by, detail={"sha256": file.sha256})
    return file
