"""What the dispose panel offers an official: people, instructions, habits, the usual due date."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from correspondence.models import Letter
from disposition.models import Disposition, DispositionSheet, Instruction
from eoffice import clock
from eoffice.calendar import day_in_words
from eoffice.organization.models import Position
from eoffice.organization.queries import holders_of, reachable_from
from eoffice.rows import Rows, given

HABIT_DAYS = 120
HABITS_SHOWN = 3
SHEETS_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """A desk to which this official may dispose, with its load and absence."""

    id: int
    title: str
    name: str
    label: str
    open_count: int
    late_count: int
    in_place_of: str
    absent_until: date | None
    is_vacant: bool
    is_direct: bool
    office_name: str

    @property
    def in_words(self) -> str:
        """The desk with who sits there, load and absence, where there is room for a line only."""
        told = [f"{self.title} – {self.label}"]
        if self.in_place_of:
            told += [_("in place of %(name)s") % {"name": self.in_place_of}]
        told += [self.office_name] if self.office_name else []
        if self.absent_until:
            told += [" ".join((_("away until"), day_in_words(self.absent_until)))]
        count = self.open_count
        told += [ngettext("%(n)s open", "%(n)s open", count) % {"n": count}]
        if count := self.late_count:
            told += [ngettext("%(n)s overdue", "%(n)s overdue", count) % {"n": count}]
        return " · ".join(told)


@dataclass(frozen=True, slots=True)
class Habit:
    """A pair of desks and instructions that this official uses most."""

    position_ids: tuple[int, ...]
    instruction_ids: tuple[int, ...]
    label: str

    @property
    def positions_csv(self) -> str:
        """For the button's data attribute."""
        return ",".join(map(str, self.position_ids))

    @property
    def instructions_csv(self) -> str:
        """For the button's data attribute."""
        return ",".join(map(str, self.instruction_ids))


def candidates_of(giver_id: int) -> list[Candidate]:
    """Everybody in reach, direct subordinates first; a fixed number of queries."""
    seats = list(reachable_from(giver_id).order_by("order", "title", "pk"))
    office_id = Position.objects.values_list("unit__office_id", "unit_id").get(pk=giver_id)
    own_office = office_id[0] or office_id[1]
    ids = [seat.pk for seat in seats]
    holders = holders_of(ids)
    load, late = _load_of(ids)
    found = [
        Candidate(
            id=seat.pk,
            title=str(seat),
            name="" if holders[seat.pk].vacant else holders[seat.pk].name,
            label=holders[seat.pk].label,
            open_count=load[seat.pk],
            late_count=late[seat.pk],
            in_place_of=holders[seat.pk].in_place_of,
            absent_until=holders[seat.pk].absent_until,
            is_vacant=holders[seat.pk].vacant,
            is_direct=seat.superior_id == giver_id,
            office_name="" if seat.unit.own_office_id == own_office else str(seat.unit.own_office),
        )
        for seat in seats
    ]
    return sorted(found, key=lambda one: not one.is_direct)


def copies_from(giver_id: int, office_id: int, letter: Letter) -> QuerySet[Position]:
    """The desks of the office that may get a copy; of what is secret the letter names them."""
    if letter.is_secret:
        return Position.objects.none()
    return Position.objects.active().in_office(office_id).exclude(pk=giver_id)


def instructions_for(giver_id: int) -> list[Instruction]:
    """The active instructions of the giver's group; those without a group are for all."""
    return _INSTRUCTIONS.all(giver=giver_id)


def _instructions() -> QuerySet[Instruction]:
    seat = Position.objects.filter(pk=given("giver")).order_by()
    root = Subquery(seat.values(root=Coalesce("unit__organization_id", "unit_id")))
    mine = Instruction.objects.filter(organization=root, active=True)
    return mine.filter(Q(groups=None) | Q(groups__positions=given("giver"))).distinct()


_INSTRUCTIONS = Rows(_instructions)


def habits_of(giver_id: int, candidates: Iterable[Candidate]) -> list[Habit]:
    """The pairs used most in the last months, of desks that are still in reach."""
    titles = {one.id: one.title for one in candidates}
    since = clock.now() - timedelta(days=HABIT_DAYS)
    sheets = DispositionSheet.objects.filter(giver=giver_id, given_at__gte=since)
    newest = sheets.order_by("-given_at").prefetch_related("instructions", "branches")
    used: Counter[tuple[tuple[int, ...], tuple[int, ...]]] = Counter()
    labels: dict[int, str] = {}
    for sheet in newest[:SHEETS_LOOKED_AT]:
        to = tuple(sorted({branch.position_id for branch in sheet.branches.all()}))
        lines = tuple(sorted(line.pk for line in sheet.instructions.all() if line.active))
        labels |= {line.pk: line.label for line in sheet.instructions.all()}
        if to and lines and titles.keys() >= set(to):
            used[to, lines] += 1
    return [
        Habit(to, lines, f"{', '.join(titles[pk] for pk in to)} · {labels[lines[0]]}")
        for (to, lines), _count in used.most_common(HABITS_SHOWN)
    ]


def _load_of(ids: list[int]) -> tuple[Counter[int], Counter[int]]:
    rows = Disposition.objects.open().filter(position_id__in=ids)
    load: Counter[int] = Counter()
    late: Counter[int] = Counter()
    now = clock.now()
    for position_id, due_at in rows.values_list("position_id", "due_at"):
        load[position_id] += 1
        late[position_id] += bool(due_at and due_at < now)
    return load, late
