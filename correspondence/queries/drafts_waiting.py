"""The tray "Paraf & tanda tangan": drafts that wait for an initial, letters for a signature."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from correspondence.models import ApprovalStep, Letter, OutgoingLetter
from correspondence.outgoing_states import OutgoingState, StepState
from eoffice.calendar import OfficeHours, WorkingDuration
from eoffice.organization.officer import Officer
from eoffice.organization.queries import holders_of
from eoffice.rows import Rows, each

MOST = 200


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One thing that waits for a decision at one of the own desks."""

    pk: int
    subject: str
    writer: str
    desk: str
    kind: str
    version: int
    is_unread: bool
    urgency: str
    security: str
    since: datetime | None
    due_at: datetime | None = None
    left: WorkingDuration | None = None


def initials_for(officer: Officer) -> QuerySet[ApprovalStep]:
    """Steps whose turn it is at the desks of this officer."""
    return ApprovalStep.objects.filter(
        state=StepState.WAITING,
        asked_at__isnull=False,
        position__pk__in=officer.desk_ids,
        letter__state=OutgoingState.IN_REVIEW,
    )


def signatures_for(officer: Officer) -> QuerySet[OutgoingLetter]:
    """Letters that everybody has approved and that are signed at the desks of this officer."""
    return OutgoingLetter.objects.filter(
        signing_seat__pk__in=officer.desk_ids, state=OutgoingState.APPROVED
    )


def rows_to_initial(officer: Officer, hours: OfficeHours, now: datetime) -> list[WaitingRow]:
    """Drafts that wait for an initial, the earliest due first."""
    steps = initials_for(officer).select_related("letter__writer", "letter__type")
    found = list(steps.order_by("due_at", "asked_at", "pk")[:MOST])
    return [
        WaitingRow(
            pk=step.letter_id,
            subject=subject_in_lists(step.letter),
            writer=_writer(step.letter),
            desk=_desk(officer, step.position_id),
            kind=str(step.letter.type or ""),
            version=step.letter.version,
            is_unread=step.seen_at is None,
            urgency=step.letter.urgency,
            security=step.letter.security,
            since=step.asked_at,
            due_at=step.due_at,
            left=hours.remaining(now, step.due_at) if step.due_at else None,
        )
        for step in found
    ]


def rows_to_sign(officer: Officer) -> list[WaitingRow]:
    """Letters that wait for a signature, the most urgent and then the oldest first."""
    letters = signatures_for(officer).select_related("writer", "type")
    found = list(letters.order_by("submitted_at", "pk")[:MOST])
    found.sort(key=lambda letter: URGENT_FIRST.index(letter.urgency))
    return [
        WaitingRow(
            pk=letter.pk,
            subject=subject_in_lists(letter),
            writer=_writer(letter),
            desk=_desk(officer, letter.signing_seat_id),
            kind=str(letter.type or ""),
            version=letter.version,
            is_unread=False,
            urgency=letter.urgency,
            security=letter.security,
            since=letter.submitted_at or letter.received_at,
        )
        for letter in found
    ]


URGENT_FIRST = ["sangat_segera", "segera", "biasa"]


def _writer(letter: Letter) -> str:
    return (letter.writer.short_title or letter.writer.title) if letter.writer else ""


def _desk(officer: Officer, position_id: int | None) -> str:
    """The own desk for which it waits, where there are several."""
    if len(officer.desks) < 2:
        return ""
    desk = officer.desk_at(position_id)
    return desk.label if desk else ""


def subject_in_lists(letter: Letter) -> str:
    """What is secret is always masked in lists."""
    if letter.is_secret:
        return _("Secret letter")
    return letter.subject or _("(no subject yet)")


def people_with(letter_ids: list[int]) -> dict[int, str]:
    """For letters that are being checked: the desks that have them now, with who sits there."""
    if not letter_ids:
        return {}
    steps = _ASKED.all(letters=letter_ids)
    holders = holders_of([position for _letter, position, *_titles in steps])
    found: dict[int, list[str]] = {}
    for letter, position, full_title, short_title in steps:
        title, person = short_title or full_title, holders[position].label
        found.setdefault(letter, []).append(f"{title} · {person}" if person else title)
    return {pk: ", ".join(names) for pk, names in found.items()}


def _asked(letters: int) -> QuerySet:
    """The steps of these letters whose turn it is."""
    steps = ApprovalStep.objects.filter(
        letter__pk__in=each("letters", letters), state=StepState.WAITING, asked_at__isnull=False
    )
    titles = ("position__title", "position__short_title")
    return steps.order_by("order", "pk").values_list("letter_id", "position_id", *titles)


_ASKED = Rows(_asked)
