"""Clearing up: bytes without a row, folders of killed workers, bytes that a disposal removed.

Runs in the worker only. Nothing younger than a day is touched: its row may still be on the way.
"""

import logging
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.core.files.storage import Storage

from eoffice import jobs
from eoffice.documents import queries, vault
from eoffice.documents.models import StoredFile
from eoffice.documents.processing import SCRATCH_PREFIX
from eoffice.documents.states import FileState

log = logging.getLogger(__name__)
KEEP = timedelta(hours=24)
AT_ONCE = 500


def sweep() -> None:
    """Remove what belongs to no file."""
    _remove_strays(vault.originals(), queries.known_keys)
    _remove_strays(vault.derived(), queries.known_prefixes)
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
        for key in files_under(vault.derived(), file.derived_prefix):
            vault.derived().delete(key)


def files_under(storage: Storage, folder: str) -> Iterator[str]:
    """Every file below a folder of a storage, by its key."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        yield f"{folder}/{name}".lstrip("/")
    for name in folders:
        yield from files_under(storage, f"{folder}/{name}".lstrip("/"))


def _remove_strays(storage: Storage, known: Callable[[list[str]], set[str]]) -> None:
    """Delete old files of a storage whose key (or its folder) no row names."""
    batch: list[str] = []
    for key in files_under(storage, ""):
        batch.append(key)
        if len(batch) >= AT_ONCE:
            _remove_unknown(storage, batch, known(batch))
            batch = []
    _remove_unknown(storage, batch, known(batch))


def _remove_unknown(storage: Storage, keys: list[str], known: set[str]) -> None:
    oldest_kept = datetime.now(UTC) - KEEP
    for key in keys:
        if key not in known and _is_older(storage, key, oldest_kept):
            log.info("Removing %s, which belongs to no file", key)
            storage.delete(key)


def _is_older(storage: Storage, key: str, moment: datetime) -> bool:
    try:
        return storage.get_modified_time(key) < moment
    except FileNotFoundError:
        return False


def _remove_scratch() -> None:
    """Folders in which a killed worker had been at work."""
    oldest_kept = time.time() - KEEP.total_seconds()
    for folder in Path(tempfile.gettempdir()).glob(f"{SCRATCH_PREFIX}*"):
        if folder.lstat().st_mtime < oldest_kept:
            shutil.rmtree(folder, ignore_errors=True)
