"""Letters at the end of the loop: those that wait for a signature, and those that have one."""

from django.db.models import QuerySet

from correspondence.models import OutgoingLetter
from correspondence.outgoing_states import OutgoingState
from correspondence.queries.seeing import outgoing_opened_to
from correspondence.states import Part
from eoffice.organization.officer import Officer


def outgoing_visible_to(
    officer: Officer, *, at_least: Part = Part.LETTER
) -> QuerySet[OutgoingLetter]:
    """Letters that go out, of which this officer may see at least this part."""
    related = ("type", "office", "classification", "signing_seat__unit", "signer", "middle_seat")
    return outgoing_opened_to(officer, at_least=at_least).select_related(*related)


def waiting_at_my_seat(officer: Officer) -> QuerySet[OutgoingLetter]:
    """Approved letters at the seats from which this officer may sign, the oldest first."""
    seats = [desk.position_id for desk in officer.desks if desk.may_sign and not desk.is_assistant]
    letters = outgoing_visible_to(officer).filter(
        state=OutgoingState.APPROVED, signing_seat__in=seats
    )
    return letters.order_by("submitted_at", "pk")
