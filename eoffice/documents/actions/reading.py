"""Keeping what was read on the pages. Called by the worker, safe to be called twice."""

from django.db import transaction

from eoffice import audit, pdf
from eoffice.documents import text_hooks
from eoffice.documents.events import FileEvent
from eoffice.documents.models import PageText, StoredFile
from eoffice.documents.states import TextState
from eoffice.organization.officer import Officer


@transaction.atomic
def keep_page(file_id: int, page: int, read: pdf.PageText) -> None:
    """Keep the text of one page; of two that read the same page, the first one stays."""
    file = StoredFile.objects.locked(file_id)
    if file.text_state != TextState.READING:
        return
    words = [[word.text, word.x0, word.y0, word.x1, word.y1, word.conf] for word in read.words]
    PageText.objects.get_or_create(
        file=file,
        page=page,
        defaults={
            "text": read.text.replace("\x00", ""),
            "words": words,
            "source": read.source,
            "rotation": read.rotation,
            "confidence": read.confidence,
        },
    )
    file.text_pages = PageText.objects.filter(file=file).count()
    file.save(update_fields=["text_pages"])


@transaction.atomic
def close_reading(file_id: int, *, by: Officer) -> None:
    """All pages were tried: say whether there is text."""
    file = StoredFile.objects.locked(file_id)
    if file.text_state != TextState.READING:
        return
    if PageText.objects.filter(file=file).exclude(text="").exists():
        file.finish_reading()
        event = FileEvent.READ
    else:
        file.give_up_reading()
        event = FileEvent.UNREADABLE
    file.save(update_fields=["text_state", "has_text", "text_at"])
    text_hooks.tell(file)
    audit.record(event, file, by=by, detail={"pages": file.text_pages})
