"""Nothing is deleted: it is deactivated, once nothing depends on it; and may come back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eoffice import audit, clock
from eoffice.errors import AlreadyDone, WrongState
from eoffice.organization import policies, queries
from eoffice.organization.errors import StillNeeded
from eoffice.organization.events import OrganizationEvent
from eoffice.organization.models import Assignment, Position, Unit, User
from eoffice.organization.officer import Officer
from eoffice.organization.queries import Dependent


@transaction.atomic
def deactivate_position(position_id: int, *, by: Officer) -> Position:
    """Close a seat at which nobody sits and nothing waits."""
    position = Position.objects.select_related("unit__office").locked(position_id)
    policies.may_administer(by, position.unit).enforce()
    _refuse(queries.dependents_of([position.pk], clock.today(position.unit.zone)))
    position.active = False
    position.save(update_fields=["active"])
    _record(OrganizationEvent.POSITION_DEACTIVATED, position.unit, "position", position.pk, by)
    return position


@transaction.atomic
def deactivate_unit(unit_id: int, *, by: Officer) -> Unit:
    """Close a unit without active units below it and without active seats."""
    unit = Unit.objects.locked(unit_id)
    policies.may_administer(by, unit).enforce()
    _refuse(queries.dependents_of_unit(unit))
    unit.active = False
    unit.save(update_fields=["active"])
    _record(OrganizationEvent.UNIT_DEACTIVATED, unit, "unit", unit.pk, by)
    return unit


@transaction.atomic
def deactivate_user(user_id: int, *, by: Officer) -> User:
    """Close the account of a person who holds no desk any more."""
    person = User.objects.select_related("organization").locked(user_id)
    organization = person.organization
    if organization:
        policies.may_administer(by, organization).enforce()
    today = clock.today(organization.zone) if organization else queries.today_here()
    _refuse(_desks_of(person, today))
    person.is_active = False
    person.save(update_fields=["is_active"])
    _record(OrganizationEvent.USER_DEACTIVATED, organization, "user", person.pk, by)
    return person


@transaction.atomic
def reactivate_position(position_id: int, *, by: Officer) -> Position:
    """Use a closed seat again, vacant; its unit must be in use."""
    position = Position.objects.select_related("unit__office").locked(position_id)
    policies.may_administer(by, position.unit).enforce()
    _refuse_active(position.active)
    if not position.unit.active:
        raise WrongState(_("Its unit is not in use. Activate the unit first."))
    position.active = True
    position.save(update_fields=["active"])
    _record(OrganizationEvent.POSITION_REACTIVATED, position.unit, "position", position.pk, by)
    return position


@transaction.atomic
def reactivate_unit(unit_id: int, *, by: Officer) -> Unit:
    """Use a closed unit again; what is below it stays closed until it is asked for."""
    unit = Unit.objects.select_related("parent").locked(unit_id)
    policies.may_administer(by, unit).enforce()
    _refuse_active(unit.active)
    if unit.parent is not None and not unit.parent.active:
        raise WrongState(_("The unit above it is not in use. Activate that one first."))
    unit.active = True
    unit.save(update_fields=["active"])
    _record(OrganizationEvent.UNIT_REACTIVATED, unit, "unit", unit.pk, by)
    return unit


@transaction.atomic
def reactivate_user(user_id: int, *, by: Officer) -> User:
    """Open a closed account again; its holder signs in as before and sits at no desk yet."""
    person = User.objects.select_related("organization").locked(user_id)
    organization = person.organization
    if organization:
        policies.may_administer(by, organization).enforce()
    _refuse_active(person.is_active)
    person.is_active = True
    person.save(update_fields=["is_active"])
    _record(OrganizationEvent.USER_REACTIVATED, organization, "user", person.pk, by)
    return person


def _refuse_active(is_active: bool) -> None:  # noqa: FBT001
    if is_active:
        raise AlreadyDone(_("It is in use already."))


def _desks_of(person: User, today: date) -> list[Dependent]:
    held = Assignment.objects.until_later_than(today).filter(user=person)
    return [
        Dependent(_("desk held: %(title)s") % {"title": assignment.position.title}, 1)
        for assignment in held.select_related("position")
    ]


def _refuse(dependents: list[Dependent]) -> None:
    if dependents:
        raise StillNeeded(dependents)


def _record(event: OrganizationEvent, unit: Unit | None, what: str, pk: int, by: Officer) -> None:
    chain = ("office", unit.own_office_id if unit else 0)
    audit.record(event, by=by, chain=chain, detail={what: pk})
