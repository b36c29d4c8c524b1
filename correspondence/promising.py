"""Which promises a letter owes, and what follows when a correction changes that.

A copy is owed nothing, a type that asks for no answer no answer (domain 2.4). A promise that was
never owed is not kept as one: its running clock goes. One that was owed all along runs from the
arrival. What was stopped stays as it was. Called inside the action's transaction, with the letter
locked. Must not import: actions, views.
"""

from collections.abc import Collection

from correspondence import clocks
from correspondence.models import Letter, ServiceClock
from correspondence.recomputing import recompute
from correspondence.states import ClockKind, IncomingState, RecipientRole
from eoffice import clock
from eoffice.organization.models import Unit

DECIDE = {"is_copy", "type_id", "sender_deadline"}
"""The facts on which it depends whether something is owed."""
MOVE = {"received_at", "urgency", "event_at", "sender_deadline"}
"""Those on which it depends until when."""


def concerns(changed: Collection[str]) -> bool:
    """Whether one of these facts decides what is owed, or until when."""
    return not (DECIDE | MOVE).isdisjoint(changed)


def owes_disposition(letter: Letter) -> bool:
    """Whether somebody has to decide what becomes of it."""
    return not letter.is_copy


def owes_answer(letter: Letter) -> bool:
    """Whether it is to be answered: what its sender set a deadline for is, whatever its type."""
    asks = not letter.type or letter.type.needs_answer or bool(letter.sender_deadline)
    return not letter.is_copy and asks


def follow(letter: Letter, changed: Collection[str]) -> None:
    """These facts were corrected: start and drop what they decide, move what is running."""
    if not DECIDE.isdisjoint(changed):
        settle(letter)
    if not MOVE.isdisjoint(changed):
        recompute(letter)


def settle(letter: Letter) -> None:
    """Start what the corrected facts owe, drop what they do not; the letter's due time follows in
    memory, the caller saves it."""
    if not letter.is_open:
        return
    office = Unit.objects.get(pk=letter.office_id)
    if owes_disposition(letter):
        _start_disposition(letter, office)
    else:
        _drop(letter, ClockKind.FIRST_DISPOSITION)
    if owes_answer(letter):
        _start_answer(letter, office)
    else:
        _drop(letter, ClockKind.ANSWER)
        letter.due_at, letter.due_reason = None, {}


def _start_disposition(letter: Letter, office: Unit) -> None:
    """From now on: until the correction nobody was asked."""
    if letter.state == IncomingState.REGISTERED and not _has(letter, ClockKind.FIRST_DISPOSITION):
        unit = _addressed(letter, office)
        clocks.start_first_disposition(letter, office=office, unit=unit, at=clock.now())


def _start_answer(letter: Letter, office: Unit) -> None:
    """From the arrival on: the sender has waited since then."""
    if not _has(letter, ClockKind.ANSWER):
        unit, since = _addressed(letter, office), letter.received_at
        due = clocks.start_answer(letter, office=office, unit=unit, since=since)
        letter.due_at, letter.due_reason = due.at, due.why.as_json()


def _has(letter: Letter, kind: str) -> bool:
    return letter.clocks.filter(office=letter.office_id, kind=kind).exists()


def _drop(letter: Letter, kind: str) -> None:
    ServiceClock.objects.filter(letter=letter, kind=kind, stopped_at=None).delete()


def _addressed(letter: Letter, office: Unit) -> Unit:
    """The unit of the first addressee."""
    to = letter.recipients.filter(ended_at=None, role=RecipientRole.TO).order_by("pk")
    row = to.select_related("position__unit").first()
    return row.position.unit if row else office
