"""Durable background work: the row is the truth, Celery is only the doorbell.

Actions write `jobs.enqueue("kind", pk)`; the `tasks.py` of an app declares its handlers with
`@jobs.job("kind")`. Knows nobody: kinds and ids only. `docs/decisions` tells why.
The names below are fetched when first used, because models load after the app's package.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eoffice.jobs.actions import enqueue as enqueue
    from eoffice.jobs.errors import CountsAsTry as CountsAsTry
    from eoffice.jobs.errors import TryAgainLater as TryAgainLater
    from eoffice.jobs.queries import position_in_queue as position_in_queue
    from eoffice.jobs.queries import worker_is_alive as worker_is_alive
    from eoffice.jobs.registry import job as job
    from eoffice.jobs.runner import run_pending as run_pending

HOME = {
    "enqueue": "actions",
    "CountsAsTry": "errors",
    "TryAgainLater": "errors",
    "position_in_queue": "queries",
    "worker_is_alive": "queries",
    "job": "registry",
    "run_pending": "runner",
}


def __getattr__(name: str) -> Any:
    if name in HOME:
        return getattr(import_module(f"{__name__}.{HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
