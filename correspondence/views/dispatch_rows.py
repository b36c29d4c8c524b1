"""What a line of the dispatch page shows, decided once in Python."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.forms import Form

from correspondence.actions.dispatching import CARRIED, NOT_ARRIVED
from correspondence.forms.dispatch import (
    AgainForm,
    ConfirmForm,
    CourierForm,
    HandOverForm,
    ProblemForm,
    WayForm,
)
from correspondence.models import Delivery, OutgoingLetter
from correspondence.outgoing_states import DeliveryState, DeliveryWay, OutgoingState
from correspondence.policies.dispatch import may_dispatch, may_keep_expedition
from correspondence.prefilling import address_of
from correspondence.states import RecipientRole
from eoffice.jobs.queries import waiting_once_more
from eoffice.organization.officer import Officer

OUT = (OutgoingState.DISPATCHED, OutgoingState.FILED)


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One addressee: its way, how far it is, what can be done now."""

    delivery: Delivery
    status: str
    when: datetime | None
    forms: dict[str, Form] = field(default_factory=dict)
    may_try_again: bool = False
    is_delayed: bool = False  # it could not be carried yet, and is tried again by itself

    @property
    def is_being_carried(self) -> bool:
        """Whether the worker is at it now."""
        pending = self.delivery.state == DeliveryState.PENDING and self.delivery.way in CARRIED
        return pending and not self.is_delayed

    @property
    def is_copy(self) -> bool:
        """Whether this addressee gets a copy."""
        return self.delivery.addressee.role == RecipientRole.COPY

    @property
    def has_verbs(self) -> bool:
        """Whether anything can be done."""
        return bool(self.forms) or self.may_try_again


def rows_of(
    deliveries: Iterable[Delivery], letter: OutgoingLetter, officer: Officer
) -> list[DeliveryRow]:
    """The lines of a letter's deliveries for this officer."""
    shown = list(deliveries)
    carried = (one.pk for one in shown if one.state == DeliveryState.PENDING and one.way in CARRIED)
    delayed = waiting_once_more("carry_delivery", carried)
    return [row_of(one, letter, officer, is_delayed=one.pk in delayed) for one in shown]


def row_of(
    delivery: Delivery, letter: OutgoingLetter, officer: Officer, *, is_delayed: bool = False
) -> DeliveryRow:
    """One line."""
    again = delivery.state in NOT_ARRIVED
    may = bool(may_dispatch(officer, letter))
    forms: dict[str, Form] = {}
    if may and delivery.state == DeliveryState.PENDING:
        forms |= _pending(delivery, letter)
    elif may and again:
        forms |= _ways(delivery, letter) | _again(delivery)
    if may and delivery.way == DeliveryWay.EMAIL and delivery.state == DeliveryState.SENT:
        forms |= _mailed(delivery)
    if letter.state in OUT and delivery.way == DeliveryWay.EXPEDITION:
        forms |= _paper(delivery) if may_keep_expedition(officer, letter) else {}
    return DeliveryRow(
        delivery=delivery,
        status=f"delivery_{delivery.state}",
        when=delivery.ended_at or delivery.sent_at,
        forms=forms,
        may_try_again=again and may and "again" not in forms,
        is_delayed=is_delayed,
    )


def _pending(delivery: Delivery, letter: OutgoingLetter) -> dict[str, Form]:
    forms: dict[str, Form] = {"leave_out": ProblemForm(auto_id=f"out_{delivery.pk}_%s")}
    return forms | _ways(delivery, letter)


def _ways(delivery: Delivery, letter: OutgoingLetter) -> dict[str, Form]:
    way = WayForm(delivery=delivery, letter=letter)
    return {"way": way} if way.fields["way"].choices else {}


def _again(delivery: Delivery) -> dict[str, Form]:
    """Of an e-mail, with its address to be put right."""
    if delivery.way != DeliveryWay.EMAIL:
        return {}
    first = {"email": address_of(delivery)}
    return {"again": AgainForm(initial=first, auto_id=f"again_{delivery.pk}_%s")}


def _mailed(delivery: Delivery) -> dict[str, Form]:
    pk = delivery.pk
    back = ProblemForm(auto_id=f"back_{pk}_%s")
    return {"confirm": ConfirmForm(auto_id=f"confirm_{pk}_%s"), "came_back": back}


def _paper(delivery: Delivery) -> dict[str, Form]:
    pk = delivery.pk
    forms: dict[str, Form] = {}
    if delivery.state in (DeliveryState.PENDING, DeliveryState.SENT):
        forms["hand_over"] = HandOverForm(auto_id=f"hand_{pk}_%s")
    if delivery.state == DeliveryState.PENDING:
        forms["courier"] = CourierForm(auto_id=f"courier_{pk}_%s")
    if delivery.state == DeliveryState.SENT:
        forms["came_back"] = ProblemForm(auto_id=f"back_{pk}_%s")
    return forms
