"""The append-only, hash-chained trail: who, from which desk, in whose place, what, from where.

Actions write `audit.record(LetterEvent.REGISTERED, letter, by=by)` as their last beat. Knows
nobody: subjects are a kind and an id, actors a value.
The names below are fetched when first used, because models load after the app's package.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eoffice.audit.actions import Facts as Facts
    from eoffice.audit.actions import record as record
    from eoffice.audit.actions import record_each as record_each
    from eoffice.audit.actor import SYSTEM as SYSTEM
    from eoffice.audit.actor import Actor as Actor
    from eoffice.audit.changes import diff as diff
    from eoffice.audit.changes import fingerprint as fingerprint
    from eoffice.audit.context import set_source as set_source
    from eoffice.audit.faults import Fault as Fault
    from eoffice.audit.faults import verifier as verifier
    from eoffice.audit.queries import timeline_of as timeline_of
    from eoffice.audit.untold import without_a_trail as without_a_trail

HOME = {
    "Facts": "actions",
    "record": "actions",
    "record_each": "actions",
    "Actor": "actor",
    "SYSTEM": "actor",
    "diff": "changes",
    "fingerprint": "changes",
    "set_source": "context",
    "Fault": "faults",
    "verifier": "faults",
    "timeline_of": "queries",
    "without_a_trail": "untold",
}


def __getattr__(name: str) -> Any:
    if name in HOME:
        return getattr(import_module(f"{__name__}.{HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
