"""What a version of the schedule would change, before it is put in force.

Two groups: open dossiers, which it will bind when they are closed; and those that were closed
under earlier terms, which move only if they are bound anew. Nothing is computed dossier by
dossier: they are counted by code and terms.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from archive.models import Dossier, RetentionRule, RetentionSchedule
from archive.queries.rules import lineage_of, schedule_on
from archive.states import DossierState, FinalAction

OPEN, CLOSED = "open", "closed"
MOVES = (DossierState.OPEN, DossierState.CLOSED, DossierState.INACTIVE)
Key = tuple[int | None, int | None, str, str]
NONE: Key = (None, None, "", "")
COLUMNS = ("state", "active_years", "inactive_years", "final_action", "trigger_text")


@dataclass(slots=True)
class Group:
    """Dossiers of one code, of one group, under the same terms."""

    code: str
    which: str
    before: Key
    count: int = 0
    held: int = 0
    boxes: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class CodeChange:
    """What moves under one code."""

    code: str
    label: str
    which: str
    before: Key
    after: Key
    dossiers: int
    boxes: int
    held: int

    @property
    def years_before(self) -> int | None:
        """Both terms together, as they bind now."""
        return None if self.before[0] is None else self.before[0] + (self.before[1] or 0)

    @property
    def years_after(self) -> int | None:
        """Both terms together, as they would bind."""
        return None if self.after[0] is None else self.after[0] + (self.after[1] or 0)

    @property
    def said_before(self) -> str:
        """The terms as they bind now, in words."""
        return words_of(self.before)

    @property
    def said_after(self) -> str:
        """The terms as they would bind, in words."""
        return words_of(self.after)

    @property
    def shift(self) -> int | None:
        """By how many years the end moves; unknown where there was or will be no term."""
        if self.years_before is None or self.years_after is None:
            return None
        return self.years_after - self.years_before


@dataclass
class Simulation:
    """All changes, and what they come to."""

    rules_new: int = 0
    rules_changed: int = 0
    rules_gone: int = 0
    changes: list[CodeChange] = field(default_factory=list)
    boxes: int = 0

    @property
    def open_ones(self) -> int:
        """Open dossiers whose terms will be others when they are closed."""
        return sum(one.dossiers for one in self.changes if one.which == OPEN)

    @property
    def closed_ones(self) -> int:
        """Closed and inactive dossiers that would move if they were bound anew."""
        return sum(one.dossiers for one in self.changes if one.which == CLOSED)

    @property
    def held(self) -> int:
        """Of these, how many a hold keeps where they are."""
        return sum(one.held for one in self.changes)

    @property
    def longest(self) -> int:
        """By how many years the end of the one that moves most moves, later or earlier."""
        return max((one.shift for one in self.changes if one.shift), key=abs, default=0)


class Ruling:
    """Which rule of a version binds a code; the same question as `rules.rule_for`, in memory."""

    def __init__(self, schedule: RetentionSchedule | None) -> None:
        rules = schedule.rules.all() if schedule else []
        self.by_code: dict[str, RetentionRule] = {rule.code: rule for rule in rules}
        self.by_pk = {rule.pk: rule for rule in self.by_code.values()}

    def rule(self, code: str) -> RetentionRule | None:
        """The rule of this code, or of the nearest code above it that has terms."""
        lineage = [one for one in lineage_of(code) if one in self.by_code]
        nearest = self.by_code[lineage[0]] if lineage else None
        while nearest is not None and nearest.terms is None:
            above = self.by_pk.get(nearest.parent_id or 0)
            nearest = above or self._next(lineage, nearest)
        return nearest

    def key(self, code: str) -> Key:
        """Its terms, to be compared."""
        rule = self.rule(code)
        return key_of(rule) if rule else NONE

    def _next(self, lineage: list[str], below: RetentionRule) -> RetentionRule | None:
        if below.code not in lineage:
            return None
        rest = lineage[lineage.index(below.code) + 1 :]
        return self.by_code[rest[0]] if rest else None


def key_of(rule: RetentionRule) -> Key:
    """Terms as they are compared: years, years, action, event."""
    return (rule.active_years, rule.inactive_years, rule.final_action, rule.active_trigger)


def words_of(key: Key) -> str:
    """5 + 3 tahun, Musnah; or that there is no rule."""
    active, inactive, action, trigger = key
    if active is None:
        return _("no rule")
    words = {"active": active, "inactive": inactive, "action": FinalAction(action).label}
    said = _("%(active)s + %(inactive)s years, %(action)s") % words
    return f"{said} ({trigger})" if trigger else said


def simulate(schedule: RetentionSchedule) -> Simulation:
    """What would be otherwise with this version than with the one in force on its first day."""
    current = schedule_on(schedule.organization_id, schedule.valid_from)
    if current is not None and current.pk == schedule.pk:
        current = None
    old, new = Ruling(current), Ruling(schedule)
    found = _rules_compared(old, new)
    boxes: set[int] = set()
    for group in _groups(schedule.organization_id):
        before = old.key(group.code) if group.which == OPEN else group.before
        after = new.key(group.code)
        if before == after or (after == NONE and group.which == CLOSED):
            continue
        found.changes.append(_change(group, before, after, new))
        boxes |= group.boxes
    found.boxes = len(boxes)
    found.changes.sort(key=lambda one: (one.code, one.which))
    return found


def _rules_compared(old: Ruling, new: Ruling) -> Simulation:
    both = old.by_code.keys() & new.by_code.keys()
    changed = (code for code in both if key_of(old.by_code[code]) != key_of(new.by_code[code]))
    return Simulation(
        rules_new=len(new.by_code.keys() - old.by_code.keys()),
        rules_changed=sum(1 for _code in changed),
        rules_gone=len(old.by_code.keys() - new.by_code.keys()),
    )


def _groups(organization_id: int) -> Iterable[Group]:
    """Two statements: how many of each kind, and in which boxes they lie."""
    rows = Dossier.objects.filter(organization=organization_id, state__in=MOVES)
    rows = rows.exclude(classification=None).order_by().values("classification__code", *COLUMNS)
    found: dict[tuple[str, str, Key], Group] = {}
    for row in rows.annotate(n=Count("pk"), held=Count("pk", filter=Q(open_holds__gt=0))):
        group = found.setdefault(_kind(row), Group(*_kind(row)))
        group.count += row["n"]
        group.held += row["held"]
    for row in rows.exclude(box=None).values("classification__code", *COLUMNS, "box").distinct():
        found.setdefault(_kind(row), Group(*_kind(row))).boxes.add(row["box"])
    return found.values()


def _kind(row: dict[str, Any]) -> tuple[str, str, Key]:
    """Open ones of a code are one group, whatever terms they may have had before."""
    code = row["classification__code"]
    if row["state"] == DossierState.OPEN:
        return code, OPEN, NONE
    terms = (row["active_years"], row["inactive_years"], row["final_action"], row["trigger_text"])
    return code, CLOSED, terms


def _change(group: Group, before: Key, after: Key, new: Ruling) -> CodeChange:
    rule = new.by_code.get(group.code) or new.rule(group.code)
    return CodeChange(
        code=group.code,
        label=rule.label if rule else "",
        which=group.which,
        before=before,
        after=after,
        dossiers=group.count,
        boxes=len(group.boxes),
        held=group.held,
    )
