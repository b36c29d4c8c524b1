"""The route of a draft: laid when it is sent up, asked order by order, changed by who may."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from correspondence import access
from correspondence.actions import versions
from correspondence.draft_due import due_of_signature, due_of_step
from correspondence.models import ApprovalStep, OutgoingLetter
from correspondence.outgoing_events import DraftEvent
from correspondence.outgoing_states import OutgoingState, SignMode, StepKind, StepState
from correspondence.policies import drafts as may
from correspondence.queries.route import Station, propose, stations_of
from eoffice import audit, clock, jobs
from eoffice.errors import WrongState
from eoffice.organization.models import Position
from eoffice.organization.officer import Officer

MOST_STEPS = 20


@dataclass(frozen=True, slots=True)
class Stop:
    """A desk that somebody wants on the route."""

    position_id: int
    order: int
    kind: str = StepKind.HIERARCHY


def lay(letter: OutgoingLetter) -> None:
    """Write the steps of the newest version: what the writer chose before, else the proposal."""
    steps = list(ApprovalStep.objects.current().filter(letter=letter))
    if steps:
        versions.ask_again(letter, after=0)
        return
    write(letter, propose(letter))


def write(letter: OutgoingLetter, stations: Iterable[Station]) -> None:
    """Write these stations as steps; empty desks are skipped with their reason."""
    for station in stations:
        step = ApprovalStep(
            letter=letter,
            version=letter.version,
            order=station.order,
            kind=station.kind,
            position=station.position,
            is_own_work=station.is_own_work,
        )
        if station.skipped:
            step.skip(reason=station.skipped)
        step.save(force_insert=True)


def ask_next(letter: OutgoingLetter) -> bool:
    """Ask every desk of the lowest order that has not decided; answers whether one was found."""
    waiting = ApprovalStep.objects.filter(letter=letter, state=StepState.WAITING)
    lowest = waiting.order_by("order").values_list("order", flat=True).first()
    if lowest is None:
        return False
    for step in waiting.filter(order=lowest, asked_at=None).select_related("position__unit"):
        step.asked_at = clock.now()
        step.due_at = due_of_step(step, letter, step.asked_at)
        step.save(update_fields=["asked_at", "due_at"])
        jobs.enqueue("notify_draft_waits", step.pk)
    return True


def go_on(letter: OutgoingLetter) -> None:
    """Ask the next desks; where nobody is left to ask, the letter waits for its signature.

    The caller saves the state, and until when it is to be signed (`due_at`).
    """
    if not ask_next(letter):
        letter.approve()
        letter.due_at = due_of_signature(letter, clock.now())
        jobs.enqueue("notify_waits_for_signature", letter.pk)


@transaction.atomic
def change_route(letter_id: int, stops: Sequence[Stop], *, by: Officer) -> OutgoingLetter:
    """Replace the stations not asked yet, or all of a draft that lies with its writer.

    Raises Refused for whose turn it is not, WrongState for a desk of another organisation.
    """
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_route(by, letter).enforce()
    by = by.at(may.writing_desk(by, letter))
    asked = ApprovalStep.objects.current().filter(letter=letter)
    kept = list(asked.exclude(asked_at=None)) if letter.state == OutgoingState.IN_REVIEW else []
    asked.exclude(pk__in=[step.pk for step in kept]).delete()
    floor = max((step.order for step in kept), default=0)
    taken = {step.position_id for step in kept}
    seats = _seats_of([stop for stop in stops if stop.position_id not in taken], letter, floor)
    write(letter, stations_of(seats, letter))
    access.refresh(letter)
    detail = {"positions": [seat.pk for seat, _order, _kind in seats]}
    audit.record(DraftEvent.ROUTE_CHANGED, letter, by=by, detail=detail)
    return letter


@transaction.atomic
def choose_signer(
    letter_id: int,
    *,
    by: Officer,
    mode: str,
    signer_id: int,
    signing_seat_id: int,
    middle_seat_id: int | None = None,
) -> OutgoingLetter:
    """Choose in whose name and at which desk the letter is signed; the route is proposed anew.

    What was approved stays where the desk is still on the route; the others are asked.
    """
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_route(by, letter).enforce()
    by = by.at(may.writing_desk(by, letter))
    check_signer(letter, mode, signer_id, signing_seat_id, middle_seat_id)
    letter.sign_mode = mode
    letter.signer_id, letter.signing_seat_id = signer_id, signing_seat_id
    letter.middle_seat_id = middle_seat_id if mode == SignMode.SUBDELEGATED else None
    letter.save(update_fields=["sign_mode", "signer", "signing_seat", "middle_seat"])
    recalculate(letter)
    access.refresh(letter)
    detail = {"mode": mode, "signer": signer_id, "signing_seat": signing_seat_id}
    audit.record(DraftEvent.SIGNER_CHANGED, letter, by=by, detail=detail)
    return letter


def recalculate(letter: OutgoingLetter) -> None:
    """The route after a change of the signer: asked desks stay, the rest follows the proposal."""
    steps = ApprovalStep.objects.current().filter(letter=letter)
    asked = {step.position_id: step for step in steps.exclude(asked_at=None)}
    steps.filter(asked_at=None).delete()
    if letter.state in may.WITH_WRITER and not asked:
        return
    floor = max((step.order for step in asked.values()), default=0)
    fresh = [row for row in propose(letter) if row.position.pk not in asked]
    lowest = min((row.order for row in fresh), default=1)
    seats = [(row.position, floor + row.order - lowest + 1, StepKind(row.kind)) for row in fresh]
    write(letter, stations_of(seats, letter))


def check_signer(
    letter: OutgoingLetter, mode: str, signer: int, seat: int, middle: int | None
) -> None:
    """a.n. is signed one level below its giver, u.b. two (domain 1.5). Raises WrongState."""
    found = Position.objects.select_related("unit").in_bulk([signer, seat, *filter(None, [middle])])
    wanted = {signer, seat, *filter(None, [middle])}
    foreign = any(row.unit.root_id != letter.organization_id for row in found.values())
    if len(found) != len(wanted) or foreign:
        raise WrongState(_("This desk does not belong to your organisation."))
    fits = {
        SignMode.OWN: signer == seat,
        SignMode.ON_BEHALF: found[seat].superior_id == signer,
        SignMode.SUBDELEGATED: bool(middle)
        and found[seat].superior_id == middle
        and found[middle].superior_id == signer,
    }
    by_mandate = {seat, *filter(None, [middle])} if mode != SignMode.OWN else set()
    if not all(found[pk].is_head for pk in by_mandate):
        raise WrongState(_("In the name of another desk only an official signs who heads a unit."))
    if not fits.get(SignMode(mode)):
        raise WrongState(
            _("a.n. is signed by the desk directly below its giver, u.b. by the next one below.")
        )


def _seats_of(
    stops: Sequence[Stop], letter: OutgoingLetter, floor: int
) -> list[tuple[Position, int, StepKind]]:
    wanted = {stop.position_id: stop for stop in stops[:MOST_STEPS]}
    seats = Position.objects.active().in_organization(letter.organization_id)
    found = seats.select_related("unit").in_bulk(list(wanted))
    if len(found) != len(wanted):
        raise WrongState(_("One of the chosen desks is not there any more."))
    orders = sorted({stop.order for stop in wanted.values()})
    return [
        (found[stop.position_id], floor + orders.index(stop.order) + 1, StepKind(stop.kind))
        for stop in wanted.values()
    ]
