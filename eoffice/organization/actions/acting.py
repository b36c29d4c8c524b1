"""Plt., Plh. and Pj.: somebody acts at a desk for a time."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eoffice.errors import OfficeError, WrongState
from eoffice.organization import policies
from eoffice.organization.errors import AwayThen
from eoffice.organization.events import OrganizationEvent
from eoffice.organization.models import Absence, Assignment, Position, User
from eoffice.organization.officer import Officer
from eoffice.organization.states import ACTING_KINDS, AssignmentKind

from .holding import (
    Limits,
    person_for,
    record_of,
    refuse_endless_plh,
    refuse_overlap,
    refuse_wrong_period,
)

AS_HOLDER = Limits(may_sign=True, may_approve=True, may_accept=True)


@transaction.atomic
def appoint_acting(
    user_id: int,
    position_id: int,
    *,
    by: Officer,
    kind: str,
    starts: date,
    ends: date | None,
    decree_number: str,
    limits: Limits = AS_HOLDER,
) -> Assignment:
    """Let a person act at a desk from the first to the last day, both included."""
    position = Position.objects.select_related("unit").locked(position_id)
    policies.may_appoint(by, position.unit, user_id).enforce()
    acting = Assignment(
        user=person_for(position, user_id),
        position=position,
        kind=kind,
        starts=starts,
        ends=ends,
        decree_number=decree_number,
        in_place_of=_replaced(position, kind, starts, ends),
        **limits.as_fields(),
    )
    if earlier := _same_as(acting):
        return earlier
    _refuse_nonsense(acting)
    refuse_overlap(acting)
    _refuse_away(acting)
    acting.save()
    record_of(OrganizationEvent.ACTING_APPOINTED, acting, by=by)
    return acting


def _replaced(position: Position, kind: str, starts: date, ends: date | None) -> User | None:
    """Who is away. A Plh. needs somebody to replace; a Plt. or Pj. needs the post to be vacant."""
    holder = (
        Assignment.objects.overlapping(starts, ends)
        .filter(position=position, kind=AssignmentKind.DEFINITIVE)
        .select_related("user")
        .first()
    )
    if kind == AssignmentKind.PLH:
        if holder is None:
            raise WrongState(_("The post is vacant then: enter a Plt. instead of a Plh."))
        return holder.user
    if holder is not None:
        raise WrongState(_("The post has a holder then: enter a Plh. instead."))
    return None


def _refuse_nonsense(acting: Assignment) -> None:
    refuse_wrong_period(acting)
    if acting.kind not in ACTING_KINDS:
        raise OfficeError(_("Choose Plt., Plh. or Pj."))
    refuse_endless_plh(acting)
    if acting.in_place_of_id == acting.user_id:
        raise OfficeError(_("Nobody acts in their own place."))
    if not acting.decree_number.strip():
        raise OfficeError(_("Please enter the number of the order."))


def _refuse_away(acting: Assignment) -> None:
    """Who is away on the first day takes nothing over."""
    away = Absence.objects.on(acting.starts).filter(user=acting.user_id).select_related("user")
    if found := away.first():
        raise AwayThen(found, _("Choose somebody else, or a first day after it."))


def _same_as(acting: Assignment) -> Assignment | None:
    """The same entry made a moment ago: a second click is answered with the first one's row."""
    return Assignment.objects.filter(
        user=acting.user,
        position=acting.position,
        kind=acting.kind,
        starts=acting.starts,
        ends=acting.ends,
        decree_number=acting.decree_number,
        active=True,
    ).first()
