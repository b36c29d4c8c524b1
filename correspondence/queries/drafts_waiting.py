"""The tray "Paraf & tanda tangan": drafts that wait for an initial, letters for a signature."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, cast

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from correspondence.models import ApprovalStep, DraftReading, Letter, OutgoingLetter
from correspondence.outgoing_states import OutgoingState, StepState
from correspondence.states import SECRET
from eoffice.calendar import OfficeHours, WorkingDuration
from eoffice.organization.officer import Officer
from eoffice.organization.queries import holders_of
from eoffice.rows import Rows, each, given

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


class _Line(NamedTuple):
    """What is read of a letter that waits, and of its waiting."""

    pk: int
    subject: str
    security: str
    urgency: str
    version: int
    kind: str | None
    writer_title: str | None
    writer_short_title: str | None
    seat: int
    since: datetime
    due_at: datetime | None
    seen_at: datetime | None

    @property
    def is_secret(self) -> bool:
        """As a letter says it of itself."""
        return self.security in SECRET


_OF_LETTER = ("pk", "subject", "security", "urgency", "version", "type__name")
_OF_WRITER = ("writer__title", "writer__short_title")


def initials_for(desks: Collection[Any]) -> QuerySet[ApprovalStep]:
    """Steps whose turn it is at these desks."""
    return ApprovalStep.objects.filter(
        state=StepState.WAITING,
        asked_at__isnull=False,
        position__pk__in=desks,
        letter__state=OutgoingState.IN_REVIEW,
    )


def signatures_for(desks: Collection[Any]) -> QuerySet[OutgoingLetter]:
    """Letters that everybody has approved and that are signed at these desks."""
    return OutgoingLetter.objects.filter(signing_seat__pk__in=desks, state=OutgoingState.APPROVED)


def _to_initial(desks: int) -> QuerySet:
    steps = initials_for(each("desks", desks)).order_by("due_at", "asked_at", "pk")
    letter = (f"letter__{name}" for name in (*_OF_LETTER, *_OF_WRITER))
    return steps.values_list(*letter, "position_id", "asked_at", "due_at", "seen_at")[:MOST]


def _to_sign(desks: int) -> QuerySet:
    """The oldest first. Seen is what this person has opened in its newest version (decision 52)."""
    letters = signatures_for(each("desks", desks)).order_by("submitted_at", "pk")
    since = Coalesce("submitted_at", "received_at")
    read = DraftReading.objects.filter(
        letter=OuterRef("pk"), version=OuterRef("version"), user=given("user")
    )
    seen = Subquery(read.values("read_at")[:1])
    named = letters.annotate(since=since, seen=seen)
    columns = (*_OF_LETTER, *_OF_WRITER, "signing_seat_id", "since", "due_at", "seen")
    return named.values_list(*columns)[:MOST]


_TO_INITIAL = Rows(_to_initial, _Line)
_TO_SIGN = Rows(_to_sign, _Line)


def rows_to_initial(officer: Officer, hours: OfficeHours, now: datetime) -> list[WaitingRow]:
    """Drafts that wait for an initial, the earliest due first."""
    lines = _TO_INITIAL.all(desks=list(officer.desk_ids))
    return [_row(officer, line, hours, now, is_unread=line.seen_at is None) for line in lines]


def rows_to_sign(officer: Officer, hours: OfficeHours, now: datetime) -> list[WaitingRow]:
    """Letters that wait for a signature, the most urgent and then the oldest first.

    Unread is a letter only for who may sign it: of the others' looks no mark is kept.
    """
    lines = _TO_SIGN.all(desks=list(officer.desk_ids), user=officer.user_id)
    lines.sort(key=lambda line: URGENT_FIRST.index(line.urgency))
    own = {desk.position_id for desk in officer.desks if desk.may_sign and not desk.is_assistant}
    return [
        _row(officer, line, hours, now, is_unread=line.seat in own and line.seen_at is None)
        for line in lines
    ]


def _row(
    officer: Officer, line: _Line, hours: OfficeHours, now: datetime, *, is_unread: bool
) -> WaitingRow:
    return WaitingRow(
        pk=line.pk,
        subject=subject_in_lists(cast("Letter", line)),
        writer=line.writer_short_title or line.writer_title or "",
        desk=_desk(officer, line.seat),
        kind=line.kind or "",
        version=line.version,
        is_unread=is_unread,
        urgency=line.urgency,
        security=line.security,
        since=line.since,
        due_at=line.due_at,
        left=hours.remaining(now, line.due_at) if line.due_at else None,
    )


URGENT_FIRST = ["sangat_segera", "segera", "biasa"]


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
