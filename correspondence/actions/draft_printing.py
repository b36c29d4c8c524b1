"""Drafts on paper: each print is counted before it leaves, and bears the word KONSEP."""

from django.db import transaction
from django.utils.translation import gettext as _

from correspondence.models import OutgoingLetter
from correspondence.outgoing_events import DraftEvent
from correspondence.outgoing_states import OutgoingState
from correspondence.policies.draft_prints import may_print
from eoffice import audit
from eoffice.errors import WrongState
from eoffice.organization.officer import Officer

UNSIGNED = (
    OutgoingState.DRAFT,
    OutgoingState.RETURNED,
    OutgoingState.IN_REVIEW,
    OutgoingState.APPROVED,
)


@transaction.atomic
def count_print(letter_id: int, *, by: Officer) -> OutgoingLetter:
    """Note that a draft is printed now; `draft_prints` is the number of this print.

    Raises Refused for who does not work on it, WrongState once it is signed or given up.
    """
    letter = OutgoingLetter.objects.locked(letter_id)
    may_print(by, letter).enforce()
    if letter.state not in UNSIGNED:
        raise WrongState(_("This letter is no draft any more, so no draft of it is printed."))
    letter.draft_prints += 1
    letter.save(update_fields=["draft_prints"])
    detail = {"version": letter.version, "print": letter.draft_prints}
    audit.record(DraftEvent.PRINTED, letter, by=by, detail=detail)
    return letter
