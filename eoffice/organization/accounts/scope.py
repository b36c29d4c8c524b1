"""Which part of the organisation an office administrator looks after.

The admin of a root looks after the whole organisation, the admin of a nested office after that
office. The installation's superuser looks after everything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Q, QuerySet

from eoffice import clock
from eoffice.organization.models import Assignment, Unit, User
from eoffice.organization.officer import Officer
from eoffice.organization.queries import today_here
from eoffice.organization.states import Role


@dataclass(frozen=True, slots=True)
class Scope:
    """The units that an admin looks after; `organizations` are those looked after as a whole."""

    everything: bool = False
    units: frozenset[int] = field(default_factory=frozenset)
    organizations: frozenset[int] = field(default_factory=frozenset)
    partly: frozenset[int] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        return self.everything or bool(self.units)

    def has_unit(self, unit_id: int | None) -> bool:
        """Whether this unit is looked after."""
        return self.everything or unit_id in self.units

    def has_organization(self, organization_id: int | None) -> bool:
        """Whether the organisation is looked after as a whole."""
        return self.everything or organization_id in self.organizations


EVERYTHING = Scope(everything=True)
NOTHING = Scope()


def scope_of_officer(officer: Officer) -> Scope:
    """What this officer looks after by the desks with the role of administrator."""
    if officer.is_superuser:
        return EVERYTHING
    desks = officer.desks_with_role(Role.OFFICE_ADMIN)
    if not desks:
        return NOTHING
    roots = {desk.organization_id for desk in desks if desk.office_id == desk.organization_id}
    offices = {desk.office_id for desk in desks}
    looked_after = Unit.objects.filter(
        Q(pk__in=offices) | Q(office__in=offices) | Q(organization__in=roots)
    )
    return Scope(
        units=frozenset(looked_after.order_by().values_list("pk", flat=True)),
        organizations=frozenset(roots),
        partly=frozenset({desk.organization_id for desk in desks} - roots),
    )


def people_in(scope: Scope) -> QuerySet[User]:
    """The people an admin looks after: of the organisation, or with a desk in the units."""
    people = User.objects.all()
    if scope.everything:
        return people
    yesterday = clock.today("UTC") - timedelta(days=1)  # still today in no zone
    sitting = (
        Assignment.objects.until_later_than(yesterday)
        .filter(position__unit__in=scope.units)
        .values("user_id")
    )
    return people.filter(
        Q(organization__in=scope.organizations) | Q(pk__in=sitting), is_superuser=False
    )


def sits_elsewhere(user: User, scope: Scope) -> bool:
    """Whether the person also has a desk that this admin does not look after."""
    if scope.everything:
        return False
    desks = Assignment.objects.until_later_than(today_here()).filter(user=user)
    return desks.exclude(position__unit__in=scope.units).exists()
