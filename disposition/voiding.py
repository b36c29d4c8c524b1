"""When a letter was recorded by mistake, whatever was asked about it ends with it."""

from correspondence.models import Letter
from disposition.actions import holding
from disposition.events import BranchEvent
from eoffice import audit
from eoffice.organization.officer import Officer


def end_chain(letter: Letter, by: Officer, reason: str) -> None:
    """Called inside the transaction that makes the letter void, with the letter locked."""
    ended = holding.end_all(letter, by=by, reason=reason, notice="notify_letter_voided")
    if ended:
        detail = {"branches": ended, "reason": audit.fingerprint(reason)}
        audit.record(BranchEvent.ENDED, letter, by=by, detail=detail)
