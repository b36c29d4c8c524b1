"""Signed letters that somebody still has to send, or to see after: they stay until that is done."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from correspondence.desks import desk_offices
from correspondence.models import Delivery, OutgoingLetter
from correspondence.outgoing_states import DeliveryState, DeliveryWay, OutgoingState
from correspondence.queries.outgoing_signed import outgoing_visible_to
from correspondence.states import Part
from eoffice.organization.officer import Officer

OUT = (OutgoingState.DISPATCHED, OutgoingState.FILED)
TROUBLED = (DeliveryState.FAILED, DeliveryState.REFUSED, DeliveryState.RETURNED)


def unsent_of(officer: Officer) -> QuerySet[OutgoingLetter]:
    """Letters that this officer may send: signed and not sent, or not delivered to somebody.

    Paper that waits in the expedition book counts, as nobody has taken it out yet. `is_troubled`
    says that a delivery failed. The oldest signature first.
    """
    mine = (
        Q(office__in=desk_offices(officer))
        | Q(writer__in=officer.desk_ids)
        | Q(signing_seat__in=officer.desk_ids)
    )
    letters = outgoing_visible_to(officer, at_least=Part.LINE).filter(mine)
    rows = Delivery.objects.filter(letter=OuterRef("pk"))
    troubled = Exists(rows.filter(state__in=TROUBLED))
    paper = rows.filter(way=DeliveryWay.EXPEDITION, state=DeliveryState.PENDING)
    letters = letters.annotate(is_troubled=troubled, waits_on_paper=Exists(paper))
    stuck = Q(state__in=OUT) & (Q(is_troubled=True) | Q(waits_on_paper=True))
    found: QuerySet[OutgoingLetter] = letters.filter(Q(state=OutgoingState.SIGNED) | stuck)
    return found.order_by("signed_at", "pk")
