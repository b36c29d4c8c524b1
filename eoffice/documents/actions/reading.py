"""Keeping what was read on the pages. Called by the worker, safe to be called twice."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from eoffice import audit, pdf
from eoffice.documents.events import FileEvent
from eoffice.documents.hooks import when_text_is_read
from eoffice.documents.models import PageText, StoredFile
from eoffice.documents.states import FileState, TextState
from eoffice.organization.officer import Officer

CODES, CODE = 20, 500  # how many codes of a page are kept, and how many characters of each


@transaction.atomic
def keep_pages(file_id: int, texts: Mapping[int, pdf.PageText]) -> None:
    """Keep the text of pages, by their number; of two that read one page, the first one stays."""
    file = StoredFile.objects.locked(file_id)
    if texts and file.text_state == TextState.READING:
        _keep(file, texts)
        file.save(update_fields=["text_pages", "page_facts"])


@transaction.atomic
def close_reading(file_id: int, texts: Mapping[int, pdf.PageText], *, by: Officer) -> None:
    """All pages were tried, the last ones just now: say whether there is text."""
    file = StoredFile.objects.locked(file_id)
    if file.text_state != TextState.READING:
        return
    _keep(file, texts)
    if PageText.objects.filter(file=file).exclude(text="").exists():
        file.finish_reading()
        event = FileEvent.READ
    else:
        file.give_up_reading()
        event = FileEvent.UNREADABLE
    file.save(update_fields=["text_state", "has_text", "text_at", "text_pages", "page_facts"])
    when_text_is_read.tell(file)
    audit.record(event, file, by=by, detail={"pages": file.text_pages})


@transaction.atomic
def keep_signatures(file_id: int, found: list[dict[str, Any]]) -> None:
    """Keep what was judged about the signatures of a file: plain JSON, in their order."""
    file = StoredFile.objects.locked(file_id)
    if file.state == FileState.READY:
        file.signatures = found
        file.save(update_fields=["signatures"])


def _keep(file: StoredFile, texts: Mapping[int, pdf.PageText]) -> None:
    """Write the pages that nobody read before, and remember which of them lie."""
    known = set(PageText.objects.filter(file=file).values_list("page", flat=True))
    new = {page: text for page, text in texts.items() if page not in known}
    PageText.objects.bulk_create([_row(file, page, text) for page, text in new.items()])
    file.text_pages = len(known) + len(new)
    for page, text in new.items():
        file.note_turn(page, text.rotation)


def _row(file: StoredFile, page: int, read: pdf.PageText) -> PageText:
    return PageText(
        file=file,
        page=page,
        text=read.text.replace("\x00", ""),
        words=[[word.text, word.x0, word.y0, word.x1, word.y1, word.conf] for word in read.words],
        source=read.source,
        rotation=read.rotation,
        confidence=read.confidence,
        codes=[code[:CODE] for code in read.codes[:CODES]],
    )
