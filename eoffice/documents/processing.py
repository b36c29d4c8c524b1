"""The first half of the pipeline: original → viewing copy and page images. In the worker only.

Every step can be repeated and killed at any instruction: what counts is what `actions` wrote.
An absent store is waited for; only a child that died on this very file uses up one of its tries.
"""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eoffice import jobs, pdf
from eoffice.documents import actions, vault
from eoffice.documents.actions.outcome import Findings
from eoffice.documents.models import StoredFile
from eoffice.documents.reasons import BYTES_CHANGED
from eoffice.organization.officer import SYSTEM

log = logging.getLogger(__name__)


@contextmanager
def scratch() -> Iterator[Path]:
    """A private folder for one piece of work; what a killed worker leaves is swept."""
    with tempfile.TemporaryDirectory(prefix=pdf.SCRATCH, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def prepare(file_id: int) -> None:
    """Bring a received file to ready or refused; does nothing for one that is there already."""
    file = StoredFile.objects.filter(pk=file_id).first()
    if file is None or not file.awaits_preparation:
        return
    with scratch() as folder:
        try:
            _prepare_in(folder, file)
        except vault.BytesChanged:
            _bytes_changed(file)
        except pdf.Refused as refusal:
            log.info("File %s refused: %s", file.pk, refusal.code)
            actions.refuse(file.pk, reason=refusal.code.value, by=SYSTEM)
        except pdf.ChildDied as death:
            raise jobs.CountsAsTry(death.reason.value) from death


def _prepare_in(folder: Path, file: StoredFile) -> None:
    """Make everything that viewing needs; each page image is stored as soon as it is drawn."""
    prefix = vault.new_prefix()

    def store_page(page: int, image: pdf.PageImage) -> None:
        vault.keep_derived(vault.page_key(prefix, page), image.path)
        if image.thumb:
            vault.keep_derived(vault.thumb_key(prefix, page), image.thumb)
        if page == 1:
            actions.publish_first_page(file.pk, prefix)

    original = vault.fetch_original(file.key, file.sha256, folder / "original")
    work = folder / "work"
    work.mkdir()
    prepared = pdf.prepare(original, work, on_page=store_page)
    vault.keep_derived(vault.viewing_key(prefix), prepared.viewing)
    actions.mark_ready(file.pk, _findings(prepared, prefix), by=SYSTEM)


def _findings(prepared: pdf.Prepared, prefix: str) -> Findings:
    return Findings(
        kind=prepared.kind.value,
        pages=prepared.pages,
        page_facts=[{"w": round(w, 1), "h": round(h, 1)} for w, h in prepared.page_sizes],
        neutralised=list(prepared.neutralised),
        derived_prefix=prefix,
        is_signed=prepared.signatures,
    )


def _bytes_changed(file: StoredFile) -> None:
    actions.refuse(file.pk, reason=BYTES_CHANGED, by=SYSTEM)
    actions.mark_damaged(file.pk, by=SYSTEM)
