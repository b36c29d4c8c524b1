"""What the clock brings to drafts: due soon and overdue, at the desks that check and at the signer.

As with dispositions, who has it is told before it is due and once it is late; then whoever waits
for it, the writer, is told as well. Each is told once per due time. A late change of the calendar
moves what is open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from correspondence.draft_due import due_of_signature, due_of_step
from correspondence.draft_telling import AT_ONCE, tell
from correspondence.events import LetterEvent
from correspondence.models import ApprovalStep, Letter, OutgoingLetter
from correspondence.outgoing_states import OutgoingState, StepState
from eoffice import audit, clock
from eoffice.calendar.soon import SOON_AT_MOST, end_of_next_day
from eoffice.organization.calendars import hours_of
from eoffice.organization.models import Position, Unit
from eoffice.organization.officer import SYSTEM


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that a desk has to check (draft) or to sign (signature), since when, until when."""

    what: str
    key: str
    letter: Letter
    desk: Position
    since: datetime
    due_at: datetime


def remind() -> int:
    """Tell of what is due soon or late; each once per due time. Answers of how many."""
    now = clock.now()
    return sum(1 for row in _due_before(now + SOON_AT_MOST) if _tells(row, now))


def move(office_id: int) -> int:
    """A holiday or other hours were entered late: what this office has to decide is due anew."""
    steps = _asked().filter(position__unit__in=_units(office_id)).values_list("letter", flat=True)
    freed = _freed().filter(signing_seat__unit__in=_units(office_id)).values_list("pk", flat=True)
    return sum(_moves(pk, office_id) for pk in sorted({*steps, *freed}))


def _tells(row: Waiting, now: datetime) -> bool:
    if row.due_at < now:
        tell([row.desk], f"{row.what}_overdue", row.letter.pk, row.key)
        writer = [row.letter.writer] if row.letter.writer else []
        tell(writer, f"{row.what}_overdue_writer", row.letter.pk, row.key, row.desk)
        return True
    hours = hours_of(row.desk.unit)
    if row.due_at > end_of_next_day(hours, now) or now - row.since < row.due_at - now:
        return False  # there is time, or whoever was asked a moment ago was told so
    day = "today" if hours.date_of(row.due_at) == hours.date_of(now) else "tomorrow"
    tell([row.desk], f"{row.what}_due_{day}", row.letter.pk, row.key)
    return True


def _due_before(moment: datetime) -> Iterator[Waiting]:
    steps = _asked().filter(due_at__lt=moment).order_by("due_at", "pk")
    for step in steps.iterator(chunk_size=AT_ONCE):
        key = f"{step.pk}:{step.due_at}"
        yield Waiting("draft", key, step.letter, step.position, step.asked_at, step.due_at)
    letters = _freed().filter(due_at__lt=moment).order_by("due_at", "pk")
    for letter in letters.iterator(chunk_size=AT_ONCE):
        key, since = f"{letter.pk}:{letter.due_at}", _freed_at(letter)
        yield Waiting("signature", key, letter, letter.signing_seat, since, letter.due_at)


def _asked() -> QuerySet[ApprovalStep]:
    """Steps whose turn it is."""
    asked = ApprovalStep.objects.filter(state=StepState.WAITING, due_at__isnull=False)
    asked = asked.filter(letter__state=OutgoingState.IN_REVIEW)
    return asked.select_related("position__unit", "letter__writer")


def _freed() -> QuerySet[OutgoingLetter]:
    """Letters that wait for their signature."""
    freed = OutgoingLetter.objects.filter(state=OutgoingState.APPROVED, due_at__isnull=False)
    return freed.select_related("signing_seat__unit", "writer")


def _freed_at(letter: OutgoingLetter) -> datetime:
    """When the last of those who were asked approved it; without anybody, when it was sent up."""
    approved = letter.steps.current().filter(state=StepState.APPROVED)
    last = approved.aggregate(last=Max("decided_at"))["last"]
    return last or letter.submitted_at or letter.received_at


def _units(office_id: int) -> QuerySet[Unit]:
    return Unit.objects.filter(Q(pk=office_id) | Q(office=office_id))


@transaction.atomic
def _moves(letter_id: int, office_id: int) -> bool:
    letter = OutgoingLetter.objects.locked(letter_id)
    steps = _asked().filter(letter=letter, position__unit__in=_units(office_id))
    desks = [step.position for step in steps if _moves_step(step, letter)]
    if letter.state == OutgoingState.APPROVED and letter.due_at:
        old, letter.due_at = letter.due_at, due_of_signature(letter, _freed_at(letter))
        if letter.due_at != old:
            letter.save(update_fields=["due_at"])
            desks.append(letter.signing_seat)
    for desk in desks:
        tell([desk], "draft_due_moved", letter.pk, f"{letter.pk}:{desk.pk}:{clock.now()}")
    if desks:
        detail = {"office": office_id, "positions": [desk.pk for desk in desks]}
        audit.record(LetterEvent.DUE_MOVED, letter, by=SYSTEM, detail=detail)
    return bool(desks)


def _moves_step(step: ApprovalStep, letter: OutgoingLetter) -> bool:
    due = due_of_step(step, letter, step.asked_at)
    if due == step.due_at:
        return False
    step.due_at = due
    step.save(update_fields=["due_at"])
    return True
