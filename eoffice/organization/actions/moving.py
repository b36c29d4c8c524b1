"""A person moves from one desk to another in one step: the old one ends as the new one begins."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from eoffice.errors import OfficeError, WrongState
from eoffice.organization import policies
from eoffice.organization.events import OrganizationEvent
from eoffice.organization.models import Assignment, Position
from eoffice.organization.officer import Officer
from eoffice.organization.states import AssignmentKind

from .holding import ONE_DAY, close, record_of, replace_holder


@transaction.atomic
def move_holder(
    assignment_id: int,
    position_id: int,
    *,
    by: Officer,
    starts: date,
    decree_number: str = "",
    leaves: date | None = None,
) -> Assignment:
    """Let a definitive holder leave his desk and sit at another from `starts` on.

    The last day at the old desk is `leaves`, else the day before; whoever held the new desk leaves
    it then. Work stays with the desks. Refused for acting holders and assistants (their period is
    ended instead), across organisations, where one of the desks is not the admin's, and before the
    day on which he came to the old desk: a holding is undone by ending it, never by the way. A
    second click is answered with the first one's row.
    """
    from_id = Assignment.objects.values_list("position_id", flat=True).get(pk=assignment_id)
    seats = Position.objects.select_related("unit")
    held = {pk: seats.locked(pk) for pk in sorted({from_id, position_id})}
    for seat in held.values():
        policies.may_administer(by, seat.unit).enforce()
    old = Assignment.objects.select_related("position__unit", "user").locked(assignment_id)
    if done := _already(old, position_id, starts):
        return done
    last_day = leaves or starts - ONE_DAY
    _refuse_nonsense(old, position_id, last_day, starts)
    before = old.ends
    close(old, last_day)
    new = replace_holder(
        position_id, old.user_id, by=by, starts=starts, decree_number=decree_number
    )
    changes = {"position": [from_id, position_id], "ends": [before, last_day]}
    record_of(OrganizationEvent.HOLDER_MOVED, old, by=by, changes=changes)
    return new


def _already(old: Assignment, position_id: int, starts: date) -> Assignment | None:
    """The same move made a moment ago."""
    there = Assignment.objects.filter(position=position_id, starts=starts, active=True)
    return there.filter(user=old.user_id, kind=AssignmentKind.DEFINITIVE).first()


def _refuse_nonsense(old: Assignment, position_id: int, last_day: date, starts: date) -> None:
    if old.kind != AssignmentKind.DEFINITIVE:
        raise OfficeError(_("Only a definitive holder moves. End the acting period instead."))
    if not old.active or (old.ends and old.ends < last_day):
        raise WrongState(_("This person does not hold the desk any more on that day."))
    if last_day < old.starts:
        sentence = _("%(name)s holds the old desk from %(day)s. Let the move begin after that day.")
        told = {"name": old.user.name, "day": date_format(old.starts)}
        raise OfficeError(sentence % told)
    if old.position_id == position_id:
        raise OfficeError(_("The person sits there already. Choose another desk."))
    if last_day >= starts:
        raise OfficeError(_("The last day at the old desk lies before the first at the new one."))
