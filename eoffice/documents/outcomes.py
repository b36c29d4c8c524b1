"""The outcome of a file as other programs read it: one plain mapping per file.

What belongs here: the facts that `manage.py intake` prints. Reads the row, decides nothing.
"""

from typing import Any

from eoffice.documents.models import StoredFile
from eoffice.documents.reasons import sentence_of
from eoffice.documents.states import FileState, TextState

SEEN = frozenset({FileState.READY, FileState.DAMAGED, FileState.PURGED})


def is_settled(file: StoredFile, *, text: bool) -> bool:
    """Whether nothing more will happen to the file by itself; `text` waits for its text too."""
    if file.state == FileState.REFUSED:
        return True
    return not file.awaits_preparation and not (text and file.text_state == TextState.READING)


def outcome_of(file: StoredFile, *, seconds: float) -> dict[str, Any]:
    """Name, hash, outcome, reason, pages, text, what was neutralised, and how long it took."""
    return {
        "name": file.name,
        "sha256": file.sha256,
        "outcome": "ready" if file.state in SEEN else file.state,
        "reason": file.reason,
        "sentence": sentence_of(file.reason),
        "pages": file.pages if file.state in SEEN else 0,
        "has_text": file.has_text,
        "neutralised": file.neutralised,
        "seconds": round(seconds, 2),
    }
