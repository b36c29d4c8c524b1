"""Sending a signed letter: each addressee by a way of its own, with what became of it.

The worker carries what goes by tray and by e-mail (`correspondence.carrying`); paper is handed over
by the desk in the expedition book.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from correspondence import access
from correspondence.dispatch_events import DispatchEvent
from correspondence.models import Delivery, Letter, OutgoingLetter, Scan
from correspondence.outgoing_states import DeliveryState, DeliveryWay, OutgoingState
from correspondence.policies import dispatch as may
from correspondence.states import Security
from eoffice import audit, clock, jobs
from eoffice.errors import WrongState
from eoffice.organization.officer import SYSTEM, Officer

NOT_ARRIVED = (DeliveryState.FAILED, DeliveryState.REFUSED, DeliveryState.RETURNED)
CARRIED = (DeliveryWay.TRAY, DeliveryWay.EMAIL, DeliveryWay.INTERNAL)


@dataclass(frozen=True, slots=True)
class Handover:
    """How paper was handed over: to whom, by whom, with which proof."""

    received_by: str
    carrier: str = ""
    proof_id: int | None = None


@transaction.atomic
def dispatch(letter_id: int, *, by: Officer) -> OutgoingLetter:
    """Send the letter to everybody; paper waits in the expedition book.

    Raises Refused for who may not, WrongState when it is not signed or was sent already.
    """
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_dispatch(by, letter).enforce()
    by = may.dispatching(by, letter)
    if letter.state != OutgoingState.SIGNED:
        raise WrongState(_("Only a signed letter that was not sent yet can be sent."))
    letter.dispatch()
    letter.save(update_fields=["state"])
    for delivery in letter.deliveries.filter(state=DeliveryState.PENDING, way__in=CARRIED):
        jobs.enqueue("carry_delivery", delivery.pk)
    access.refresh(letter)
    detail = {"deliveries": letter.deliveries.count()}
    audit.record(DispatchEvent.DISPATCHED, letter, by=by, detail=detail)
    return letter


@transaction.atomic
def choose_way(delivery_id: int, way: str, *, by: Officer) -> Delivery:
    """Send to this addressee by another way, while it has not gone or because it did not arrive."""
    letter, delivery = held(delivery_id)
    may.may_dispatch(by, letter).enforce()
    if delivery.state not in (DeliveryState.PENDING, *NOT_ARRIVED):
        raise WrongState(_("This copy of the letter is on its way already."))
    if way == DeliveryWay.EMAIL and letter.security != Security.BIASA:
        raise WrongState(_("Only ordinary letters go by e-mail. Choose another way."))
    if delivery.state in NOT_ARRIVED:
        delivery.try_again()
    delivery.way, delivery.ended_at = DeliveryWay(way), None
    delivery.save(update_fields=["way", "state", "problem", "ended_at"])
    if letter.state == OutgoingState.DISPATCHED and delivery.way in CARRIED:
        jobs.enqueue("carry_delivery", delivery.pk)
    _record(DispatchEvent.WAY_CHANGED, letter, delivery, by=may.dispatching(by, letter), way=way)
    return delivery


@transaction.atomic
def hand_over(delivery_id: int, handover: Handover, *, by: Officer) -> Delivery:
    """Paper was handed over against a signature; the proof may be a scan of it."""
    letter, delivery = held(delivery_id)
    may.may_keep_expedition(by, letter).enforce()
    _require_dispatched(letter)
    _require_paper(delivery, *PAPER_OPEN)
    by = may.dispatching(by, letter)
    delivery.sent_at, delivery.sent_by_name = delivery.sent_at or clock.now(), by.name
    delivery.carrier, delivery.proof_id = handover.carrier, handover.proof_id
    delivery.receive(by_whom=handover.received_by)
    delivery.ended_at = clock.now()
    delivery.save()
    _record(DispatchEvent.HANDED_OVER, letter, delivery, by=by)
    return delivery


PAPER_OPEN = (DeliveryState.PENDING, DeliveryState.SENT)


@transaction.atomic
def send_by_courier(delivery_id: int, *, carrier: str, by: Officer) -> Delivery:
    """Paper left the office with somebody; its receipt is noted when he comes back."""
    letter, delivery = held(delivery_id)
    may.may_keep_expedition(by, letter).enforce()
    _require_dispatched(letter)
    _require_paper(delivery, DeliveryState.PENDING)
    by = may.dispatching(by, letter)
    delivery.carrier = carrier
    _mark_sent(delivery, by)
    _record(DispatchEvent.DISPATCHED, letter, delivery, by=by)
    return delivery


@transaction.atomic
def confirm(delivery_id: int, *, received_by: str, by: Officer) -> Delivery:
    """The addressee of an e-mail has said that it arrived."""
    letter, delivery = held(delivery_id)
    may.may_dispatch(by, letter).enforce()
    if delivery.way != DeliveryWay.EMAIL or delivery.state != DeliveryState.SENT:
        raise WrongState(_("This copy of the letter is not on its way by e-mail."))
    delivery.receive(by_whom=received_by)
    delivery.ended_at = clock.now()
    delivery.save(update_fields=["state", "received_by", "their_number", "ended_at"])
    _record(DispatchEvent.CONFIRMED, letter, delivery, by=may.dispatching(by, letter))
    return delivery


@transaction.atomic
def came_back(delivery_id: int, *, problem: str, by: Officer) -> Delivery:
    """The post brought the paper back, or the e-mail came back."""
    letter, delivery = held(delivery_id)
    may.may_note_return(by, letter, delivery).enforce()
    delivery.come_back(problem=problem[:300])
    delivery.ended_at = clock.now()
    delivery.save(update_fields=["state", "problem", "ended_at"])
    _record(DispatchEvent.CAME_BACK, letter, delivery, by=may.dispatching(by, letter))
    return delivery


@transaction.atomic
def try_again(delivery_id: int, *, by: Officer, email: str = "") -> Delivery:
    """Put what failed or was refused on its way once more; an e-mail to a better address."""
    letter, delivery = held(delivery_id)
    may.may_dispatch(by, letter).enforce()
    delivery.try_again()
    delivery.ended_at = None
    delivery.save(update_fields=["state", "problem", "ended_at"])
    changed = _readdress(delivery, email)
    if delivery.way in CARRIED:
        jobs.enqueue("carry_delivery", delivery.pk)
    _record(DispatchEvent.TRIED_AGAIN, letter, delivery, by=may.dispatching(by, letter), **changed)
    return delivery


@transaction.atomic
def leave_out(delivery_id: int, *, reason: str, by: Officer) -> Delivery:
    """It will not be sent to this addressee."""
    letter, delivery = held(delivery_id)
    may.may_dispatch(by, letter).enforce()
    delivery.cancel()
    delivery.problem, delivery.ended_at = reason[:300], clock.now()
    delivery.save(update_fields=["state", "problem", "ended_at"])
    _record(DispatchEvent.NOT_SENT, letter, delivery, by=may.dispatching(by, letter))
    return delivery


@transaction.atomic
def carried(delivery_id: int, *, event: DispatchEvent, scan_id: int | None = None) -> None:
    """The worker has carried it: into a tray (`scan_id`) or into the post of an addressee."""
    letter, delivery = held(delivery_id)
    if delivery.state != DeliveryState.PENDING:
        return
    delivery.scan_id = scan_id
    _mark_sent(delivery, SYSTEM)
    _record(event, letter, delivery, by=SYSTEM)


@transaction.atomic
def failed(delivery_id: int, *, problem: str) -> None:
    """It could not be carried, with what to do about it."""
    letter, delivery = held(delivery_id)
    if delivery.state not in (DeliveryState.PENDING, DeliveryState.SENT):
        return
    delivery.fail(problem=problem[:300])
    delivery.ended_at = clock.now()
    delivery.save(update_fields=["state", "problem", "ended_at"])
    jobs.enqueue("notify_delivery_problem", delivery.pk)
    _record(DispatchEvent.FAILED, letter, delivery, by=SYSTEM)


def acknowledge(scan: Scan, recorded: Letter, *, by: Officer) -> None:
    """The other office has recorded what we sent: its number comes back. Inside its transaction.

    Recorded once more, after it was void there, the newer number counts.
    """
    arrived = (DeliveryState.SENT, DeliveryState.RECEIVED)
    found = Delivery.objects.filter(scan=scan, state__in=arrived)
    for pk in found.values_list("pk", flat=True):
        letter, delivery = held(pk)
        if delivery.state == DeliveryState.SENT:
            delivery.receive(by_whom=str(recorded.office))
        delivery.their_number = recorded.agenda_number
        delivery.their_letter, delivery.ended_at = recorded, clock.now()
        delivery.save()
        jobs.enqueue("carry_contents", delivery.pk)
        jobs.enqueue("notify_letter_received_there", delivery.pk)
        _record(DispatchEvent.RECEIVED, letter, delivery, by=by)


def refuse(scan: Scan, *, problem: str, by: Officer) -> None:
    """The other office has set our letter aside: the reason comes back. Inside its transaction."""
    found = Delivery.objects.filter(scan=scan, state=DeliveryState.SENT)
    for pk in found.values_list("pk", flat=True):
        letter, delivery = held(pk)
        delivery.refuse(problem=problem[:300])
        delivery.ended_at = clock.now()
        delivery.save(update_fields=["state", "problem", "ended_at"])
        jobs.enqueue("notify_delivery_problem", delivery.pk)
        _record(DispatchEvent.REFUSED, letter, delivery, by=by)


def held(delivery_id: int) -> tuple[OutgoingLetter, Delivery]:
    """The letter first, then the delivery; both held until the transaction ends."""
    letter_id = Delivery.objects.values_list("letter_id", flat=True).get(pk=delivery_id)
    letter = OutgoingLetter.objects.locked(letter_id)
    return letter, Delivery.objects.locked(delivery_id)


def _require_dispatched(letter: OutgoingLetter) -> None:
    if letter.state not in (OutgoingState.DISPATCHED, OutgoingState.FILED):
        raise WrongState(_("Send the letter first; then note how its paper was handed over."))


def _require_paper(delivery: Delivery, *states: DeliveryState) -> None:
    if delivery.way != DeliveryWay.EXPEDITION or delivery.state not in states:
        raise WrongState(_("This copy of the letter does not wait in the expedition book."))


def _readdress(delivery: Delivery, email: str) -> dict[str, str]:
    """Keep another e-mail address, which stands on no paper; what the trail says of it."""
    row = delivery.addressee
    if delivery.way != DeliveryWay.EMAIL or email in ("", row.email):
        return {}
    row.email = email
    row.save(update_fields=["email"])
    return {"changed": "email"}


def _mark_sent(delivery: Delivery, by: Officer) -> None:
    delivery.send()
    delivery.sent_at, delivery.sent_by_name = clock.now(), by.name
    delivery.save()


def _record(
    event: DispatchEvent, letter: OutgoingLetter, delivery: Delivery, *, by: Officer, **more: str
) -> None:
    detail = {"delivery": delivery.pk, "way": delivery.way, "state": delivery.state} | more
    audit.record(event, letter, by=by, detail=detail)
