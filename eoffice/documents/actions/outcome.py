"""What the pipeline found out about a file. Called by the worker, safe to be called twice.

Every preparation has a prefix of its own in the derived store. The row names the prefix that
counts; an attempt whose prefix was replaced by a later one has nothing more to say.
"""

from dataclasses import dataclass

from django.db import transaction

from eoffice import audit, jobs
from eoffice.documents import vault
from eoffice.documents.events import FileEvent
from eoffice.documents.hooks import when_signatures_are_there
from eoffice.documents.models import StoredFile
from eoffice.documents.reasons import known_code
from eoffice.documents.states import FileState, TextState
from eoffice.organization.officer import Officer

FINDINGS = ["kind", "pages", "page_facts", "neutralised", "derived_prefix"]


@dataclass(frozen=True, slots=True)
class Findings:
    """What one attempt made of the original, and where it put it."""

    kind: str
    pages: int
    page_facts: list[dict]
    neutralised: list[str]
    derived_prefix: str
    is_signed: bool = False


@transaction.atomic
def publish_first_page(file_id: int, derived_prefix: str) -> None:
    """Let page 1 be seen while the others are being drawn."""
    file = StoredFile.objects.locked(file_id)
    if file.awaits_preparation:
        file.derived_prefix = derived_prefix
        file.pages_ready = 1
        file.save(update_fields=["derived_prefix", "pages_ready"])


@transaction.atomic
def mark_ready(file_id: int, findings: Findings, *, by: Officer) -> bool:
    """All pages can be seen; the text is read next. False when another attempt took over."""
    file = StoredFile.objects.locked(file_id)
    if not file.awaits_preparation or file.derived_prefix != findings.derived_prefix:
        return False
    turns = file.turns  # found by an earlier reading, where the images are made again
    for field in FINDINGS:
        setattr(file, field, getattr(findings, field))
    for page, degrees in turns.items():
        file.note_turn(page, degrees)
    file.viewing_key = vault.viewing_key(findings.derived_prefix)
    file.pages_ready = findings.pages
    if file.state == FileState.RECEIVED:
        file.mark_ready()
        file.start_reading()
    file.save(
        update_fields=[
            *FINDINGS, "viewing_key", "pages_ready", "state", "text_state", "reason", "ready_at"
        ]
    )  # fmt: skip
    if file.text_state == TextState.READING:
        jobs.enqueue("read_text", file.pk)
    if findings.is_signed:
        when_signatures_are_there.tell(file)
    audit.record(FileEvent.READY, file, by=by, detail={"pages": file.pages, "kind": file.kind})
    return True


@transaction.atomic
def refuse(file_id: int, *, reason: str, by: Officer) -> None:
    """The file cannot be shown; it stays listed with the reason, and the original stays."""
    file = StoredFile.objects.locked(file_id)
    if file.state != FileState.RECEIVED:
        return
    file.refuse(reason=known_code(reason))
    file.pages_ready = 0
    file.save(update_fields=["state", "reason", "ready_at", "pages_ready"])
    audit.record(FileEvent.REFUSED, file, by=by, detail={"reason": file.reason})
