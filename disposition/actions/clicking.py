"""Beat 0 for verbs that keep no result of their own: a form that is sent twice acts once."""

from collections.abc import Callable

from django.db import transaction

from correspondence.actions import once
from eoffice.organization.officer import Officer


def was_done(token: str, *, by: Officer) -> bool:
    """Whether this form was already sent and acted upon; to be asked before anything else."""
    return once.answered(token, by=by) is not None


def letter_of_click(token: str, *, by: Officer) -> int | None:
    """The letter about which this form was already acted upon; none for a first click."""
    return (once.answered(token, by=by) or {}).get("letter")


@transaction.atomic
def act_once(token: str, act: Callable[[], object], *, by: Officer, letter_id: int) -> None:
    """Do it, unless this form's token was already used; the second click finds it done."""
    if once.claim(token, by=by) is None:
        act()
        once.keep(token, by=by, letter=letter_id)
