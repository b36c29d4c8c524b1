"""A mark of what a dossier is kept by, for the trail: whoever changes terms, trigger date or title
behind the application's back is found by `verify`.

Salted with the dossier's unguessable label code, so that nobody guesses a title from it, and not
keyed, so that a new key of the installation does not part the trail from the rows.
"""

import hashlib

from archive.models import Dossier

NAMES = (
    "label_code", "number", "year", "title", "closed_on", "trigger_on", "trigger_text",
    "active_years", "inactive_years", "final_action", "final_note", "is_vital", "is_protected",
    "security", "classification_id",
)  # fmt: skip
KEPT = "kept"


def kept_by(dossier: Dossier) -> dict[str, str]:
    """For the detail of an entry after which the dossier says this."""
    return {KEPT: mark_of(dossier)}


def mark_of(dossier: Dossier) -> str:
    """The same for the same facts."""
    text = "\x1f".join(str(getattr(dossier, name)) for name in NAMES)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
