"""Whether a file is still what was received, and putting right what can be put right.

Used by the rounds of the archive and after a fault was met on reading. Runs in the worker: it
reads whole files. What is told of a fault, and to whom, is decided in the archive.
"""

from __future__ import annotations

from enum import StrEnum

from eoffice.documents import actions, queries, vault
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileState
from eoffice.organization.officer import SYSTEM


class Finding(StrEnum):
    """What a look at a file showed."""

    WHOLE = "whole"
    REPAIRED = "repaired"  # it had changed
    BROUGHT_BACK = "brought_back"  # it was missing
    CHANGED = "changed"
    MISSING = "missing"


PUT_RIGHT = {Finding.CHANGED: Finding.REPAIRED, Finding.MISSING: Finding.BROUGHT_BACK}


def prove(file: StoredFile) -> Finding:
    """Hash the original anew; restore it from the same bytes elsewhere where there are any, and
    ask for what was made of it again where that is gone. Raises `Unavailable`."""
    finding = _look(file)
    if finding in PUT_RIGHT and _put_right(file):
        finding = PUT_RIGHT[finding]
    if finding not in PUT_RIGHT:
        if file.state == FileState.DAMAGED:
            actions.restore(file.pk, by=SYSTEM)
            finding = Finding.REPAIRED if finding == Finding.WHOLE else finding
        _rebuild_if_gone(file)
    else:
        actions.mark_damaged(file.pk, by=SYSTEM)
    return finding


def _look(file: StoredFile) -> Finding:
    try:
        whole = vault.original_is_whole(file.key, file.sha256)
    except vault.BytesMissing:
        return Finding.MISSING
    return Finding.WHOLE if whole else Finding.CHANGED


def _put_right(file: StoredFile) -> bool:
    """The same bytes may lie under another name: a letter that came twice."""
    for key in queries.twins_of(file):
        try:
            vault.put_back(file.key, file.sha256, key)
        except (vault.BytesChanged, vault.BytesMissing):
            continue
        return True
    return False


def _rebuild_if_gone(file: StoredFile) -> None:
    """Viewing copy and page images follow from the original."""
    is_shown = file.state in (FileState.READY, FileState.DAMAGED) and file.viewing_key
    if is_shown and not vault.viewing_copy_is_there(file.viewing_key):
        actions.rebuild(file.pk, by=SYSTEM)
