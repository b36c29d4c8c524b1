"""Reading the text of prepared files, page by page. Runs in the worker only.

A job reads for a while, then makes room for others and goes on in its next turn at the first
page that has no text yet: a killed worker loses one page of work at most.
"""

import logging
import time
from pathlib import Path

from django.conf import settings

from eoffice import jobs, pdf
from eoffice.documents import actions, queries, vault
from eoffice.documents.models import StoredFile
from eoffice.documents.processing import scratch
from eoffice.documents.states import TextState
from eoffice.organization.officer import SYSTEM

log = logging.getLogger(__name__)
TURN_SECONDS = 10.0
TRIES = 2
NOTHING = pdf.PageText(text="", words=(), source="none", rotation=0, confidence=0.0)


def read_text(file_id: int) -> None:
    """Read pages until all are read or this turn is over; then a new turn is asked for."""
    file = StoredFile.objects.filter(pk=file_id).first()
    if file is None or file.text_state != TextState.READING or file.awaits_preparation:
        return
    with scratch() as folder:
        try:
            viewing = vault.fetch_derived(file.viewing_key, folder / "viewing.pdf")
        except FileNotFoundError:
            actions.rebuild(file.pk, by=SYSTEM)
            return
        if _read_pages(file, viewing):
            actions.close_reading(file.pk, by=SYSTEM)
        else:
            jobs.enqueue("read_text", file.pk)


def _read_pages(file: StoredFile, viewing: Path) -> bool:
    """Read for one turn, or until somebody waits to see a page; tells whether none is left."""
    end = time.monotonic() + TURN_SECONDS
    for page in queries.unread_pages(file):
        if time.monotonic() > end or queries.a_fast_job_waits():
            return False
        actions.keep_page(file.pk, page, _read_page(viewing, page, file.pk))
    return True


def _read_page(viewing: Path, page: int, file_id: int) -> pdf.PageText:
    """The text of one page; a page that cannot be read has none, and holds up no other."""
    for _attempt in range(TRIES):
        try:
            return pdf.read_page(viewing, page, languages=_languages())
        except pdf.ChildDied as death:
            log.warning("File %s page %s: child died: %s", file_id, page, death.reason)
        except pdf.Refused as refusal:
            log.warning("File %s page %s not read: %s", file_id, page, refusal.code)
            break
    return NOTHING


def _languages() -> str:
    """The languages of character recognition; none where it is switched off."""
    return "+".join(settings.OCR_LANGUAGES) if settings.OCR_ENGINE != "none" else ""
