"""Who sits at a desk for good: assign, end, and replace in one step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from eoffice import audit
from eoffice.errors import OfficeError
from eoffice.organization import policies
from eoffice.organization.errors import Overlaps
from eoffice.organization.events import OrganizationEvent
from eoffice.organization.models import Assignment, Position, User
from eoffice.organization.officer import Officer
from eoffice.organization.states import ACTING_KINDS, HOLDING_KINDS, AssignmentKind

ONE_DAY = timedelta(days=1)
# Who by these titles sits at a desk leaves it to nobody by that one. A Plh. replaces the holder.
IN_THE_WAY: dict[str, frozenset[AssignmentKind]] = {
    AssignmentKind.DEFINITIVE: HOLDING_KINDS - {AssignmentKind.PLH},
    AssignmentKind.PLT: HOLDING_KINDS,
    AssignmentKind.PJ: HOLDING_KINDS,
    AssignmentKind.PLH: ACTING_KINDS,
    AssignmentKind.ASSISTANT: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a person may do at a desk beside reading and preparing."""

    may_sign: bool = False
    may_approve: bool = False
    may_accept: bool = False
    may_read_secret: bool = False

    def as_fields(self) -> dict[str, bool]:
        """The columns of an assignment."""
        return {name: getattr(self, name) for name in self.__slots__}


EVERYTHING = Limits(may_sign=True, may_approve=True, may_accept=True, may_read_secret=True)
NOTHING = Limits()


@transaction.atomic
def assign(
    user_id: int,
    position_id: int,
    *,
    by: Officer,
    starts: date,
    kind: str = AssignmentKind.DEFINITIVE,
    ends: date | None = None,
    decree_number: str = "",
    limits: Limits | None = None,
) -> Assignment:
    """Put a person at a desk, definitively or as an assistant."""
    position = Position.objects.select_related("unit").locked(position_id)
    policies.may_seat(by, position.unit, user_id).enforce()
    definitive = kind == AssignmentKind.DEFINITIVE
    assignment = Assignment(
        user=person_for(position, user_id),
        position=position,
        kind=kind,
        starts=starts,
        ends=ends,
        decree_number=decree_number,
        **(limits or (EVERYTHING if definitive else NOTHING)).as_fields(),
    )
    refuse_wrong_period(assignment)
    refuse_overlap(assignment)
    assignment.save()
    record_of(OrganizationEvent.ASSIGNED, assignment, by=by)
    return assignment


@transaction.atomic
def end_assignment(assignment_id: int, *, by: Officer, ends: date | None) -> Assignment:
    """Let this be the last day; a day before the first withdraws the assignment altogether.

    Without a day it goes on, but for a Plh. Days that are added must be free: raises `Overlaps`.
    """
    seats = Position.objects.select_related("unit")
    seats.locked(Assignment.objects.values_list("position_id", flat=True).get(pk=assignment_id))
    assignment = Assignment.objects.select_related("position__unit").locked(assignment_id)
    acting = assignment.kind in ACTING_KINDS
    policy = policies.may_keep_acting if acting else policies.may_administer
    policy(by, assignment.position.unit).enforce()
    before = assignment.ends
    close(assignment, ends)
    if before is not None and (ends is None or ends > before):
        refuse_endless_plh(assignment)
        refuse_overlap(assignment)
    event = OrganizationEvent.ACTING_ENDED if acting else OrganizationEvent.ASSIGNMENT_ENDED
    record_of(event, assignment, by=by, changes={"ends": [before, ends]})
    return assignment


@transaction.atomic
def replace_holder(
    position_id: int,
    user_id: int,
    *,
    by: Officer,
    starts: date,
    decree_number: str = "",
    leaves: date | None = None,
    plt_user_id: int | None = None,
) -> Assignment:
    """The old holder leaves, the new one starts; a named Plt. bridges the days between."""
    position = Position.objects.select_related("unit").locked(position_id)
    for person in filter(None, (user_id, plt_user_id)):
        policies.may_seat(by, position.unit, person).enforce()
    last_day = leaves or starts - ONE_DAY
    if last_day >= starts:
        raise OfficeError(_("The new holder starts after the old one has left."))
    _refuse_before_a_later_one(position, last_day)
    old = _end_everybody(position, last_day, starts)
    if plt_user_id and last_day + ONE_DAY < starts:
        _bridge(position, plt_user_id, last_day + ONE_DAY, starts - ONE_DAY, decree_number)
    new = Assignment.objects.create(
        user=person_for(position, user_id),
        position=position,
        starts=starts,
        decree_number=decree_number,
        **EVERYTHING.as_fields(),
    )
    changes = {"holder": [old.user_id if old else None, user_id]}
    record_of(OrganizationEvent.HOLDER_REPLACED, new, by=by, changes=changes)
    return new


def _refuse_before_a_later_one(position: Position, last_day: date) -> None:
    """Nobody's time at a desk is undone by the way: a holder who came later is ended first."""
    later = (
        Assignment.objects.until_later_than(last_day)
        .filter(position=position, kind=AssignmentKind.DEFINITIVE, starts__gt=last_day)
        .select_related("user")
        .order_by("starts")
        .first()
    )
    if later:
        raise OfficeError(
            _(
                "%(name)s holds this desk from %(day)s. Let the new holder start after that day, "
                "or end that holding first."
            )
            % {"name": later.user.name, "day": date_format(later.starts)}
        )


def _end_everybody(position: Position, last_day: date, starts: date) -> Assignment | None:
    """Close the definitive holding and what was acting in it; assistants stay with the desk."""
    old = None
    for assignment in (
        Assignment.objects.until_later_than(last_day).holding().filter(position=position)
    ):
        definitive = assignment.kind == AssignmentKind.DEFINITIVE
        close(assignment, last_day if definitive else min(starts - ONE_DAY, _end_of(assignment)))
        old = assignment if definitive else old
    return old


def _end_of(assignment: Assignment) -> date:
    return assignment.ends or date.max


def _bridge(
    position: Position, user_id: int, first: date, last: date, decree_number: str
) -> Assignment:
    plt = Assignment(
        user=person_for(position, user_id),
        position=position,
        kind=AssignmentKind.PLT,
        starts=first,
        ends=last,
        decree_number=decree_number,
        **Limits(may_sign=True, may_approve=True, may_accept=True).as_fields(),
    )
    refuse_overlap(plt)
    plt.save()
    return plt


def close(assignment: Assignment, ends: date | None) -> None:
    """Let this be the last day; one that would lie before the first withdraws the row."""
    if ends is not None and ends < assignment.starts:
        assignment.active = False
    else:
        assignment.ends = ends
    assignment.save(update_fields=["ends", "active"])


def person_for(position: Position, user_id: int) -> User:
    """The person, if active and of the same organisation as the seat."""
    root_id = position.unit.root_id
    person = User.objects.filter(pk=user_id, organization=root_id, is_active=True).first()
    if person is None or not position.active:
        raise OfficeError(_("The person and the position must be active, in one organisation."))
    return person


def refuse_wrong_period(assignment: Assignment) -> None:
    """A period has its last day on or after its first."""
    if assignment.ends and assignment.ends < assignment.starts:
        raise OfficeError(_("The last day lies before the first."))


def refuse_endless_plh(assignment: Assignment) -> None:
    """A Plh. stands in for somebody who comes back."""
    if assignment.kind == AssignmentKind.PLH and assignment.ends is None:
        raise OfficeError(_("A Plh. acts until a day that is known; please enter it."))


def refuse_overlap(assignment: Assignment) -> None:
    """Nobody is in the way there in that period, and nobody sits there twice or assists himself.

    Call with the seat locked. Raises `Overlaps`.
    """
    there = Assignment.objects.overlapping(assignment.starts, assignment.ends)
    there = there.filter(position=assignment.position).exclude(pk=assignment.pk)
    twice = Q(user=assignment.user_id, kind__in={assignment.kind, AssignmentKind.DEFINITIVE})
    in_the_way = Q(kind__in=IN_THE_WAY[assignment.kind])
    if other := there.filter(in_the_way | twice).select_related("user").first():
        raise Overlaps.with_row(other)


def record_of(
    event: OrganizationEvent,
    assignment: Assignment,
    *,
    by: Officer,
    changes: dict[str, Any] | None = None,
) -> None:
    """One line in the chain of the office to which the seat belongs."""
    chain = ("office", assignment.position.unit.own_office_id)
    audit.record(event, by=by, chain=chain, changes=changes, detail=facts_of(assignment))


def facts_of(assignment: Assignment) -> dict[str, Any]:
    """What the trail keeps of who sits where."""
    return {
        "assignment": assignment.pk,
        "user": assignment.user_id,
        "position": assignment.position_id,
        "kind": assignment.kind,
        "starts": assignment.starts,
        "ends": assignment.ends,
        "decree_number": assignment.decree_number,
    }
