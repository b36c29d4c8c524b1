"""Clearing up: bytes without a row, folders of killed workers, bytes that a disposal removed.

Runs in the worker only. Nothing younger than a day is touched: its row may still be on the way.
Where much of a store belongs to no row, the database is more likely to be an old one that was
brought back from a backup than the store to be wrong: then nothing is removed.
"""

import logging
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from eoffice import jobs, pdf
from eoffice.documents import queries, vault
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileState

log = logging.getLogger(__name__)
KEEP = timedelta(hours=24)
AT_ONCE = 500
FEW, SHARE = 50, 0.05


def sweep() -> None:
    """Remove what belongs to no file."""
    remove_strays(vault.originals(), queries.known_keys)
    remove_strays(vault.derived(), queries.known_prefixes)
    _remove_scratch()


def wake_forgotten() -> int:
    """Ask again for files that wait for a step for which no job is open; how many there were."""
    forgotten = queries.files_without_a_job()
    for pk, kind in forgotten:
        jobs.enqueue(kind, pk)
    return len(forgotten)


def purge_bytes(file_id: int) -> None:
    """Delete original, viewing copy and page images of a purged file. Safe to repeat."""
    file = StoredFile.objects.filter(pk=file_id, state=FileState.PURGED).first()
    if file is None:
        return
    vault.originals().delete(file.key)
    if file.derived_prefix:
        for key, _when in list(vault.derived().everything_under(file.derived_prefix)):
            vault.derived().delete(key)


def remove_strays(storage: Any, known: Callable[[list[str]], set[str]], folder: str = "") -> None:
    """Delete old files of a storage that no row names, unless there are suspiciously many."""
    oldest_kept = datetime.now(UTC) - KEEP
    old = (key for key, written in storage.everything_under(folder) if written < oldest_kept)
    strays, seen = [], 0
    while portion := list(islice(old, AT_ONCE)):
        strays += _unknown(portion, known)
        seen += len(portion)
    if len(strays) > max(FEW, seen * SHARE):
        log.error("%d of %d files belong to no row; nothing is removed", len(strays), seen)
        return
    for key in strays:
        log.info("Removing %s, which belongs to no file", key)
        storage.delete(key)


def _unknown(keys: list[str], known: Callable[[list[str]], set[str]]) -> list[str]:
    found = known(keys)
    return [key for key in keys if key not in found]


def _remove_scratch() -> None:
    """Folders of killed processes; a letter may lie there that is not signed yet."""
    oldest_kept = time.time() - KEEP.total_seconds()
    for folder in Path(tempfile.gettempdir()).glob(f"{pdf.SCRATCH}*"):
        if folder.lstat().st_mtime < oldest_kept:
            shutil.rmtree(folder, ignore_errors=True)
