"""For which offices a person keeps the list of acting officials, and from which desk."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role

KEEPING = (Role.RECORDER, Role.OFFICE_ADMIN)


def offices_kept_by(officer: Officer) -> QuerySet[Unit]:
    """Offices of the own recorder's and admin's desks; a root's admin keeps those nested too."""
    if officer.is_superuser:
        return Unit.objects.offices().active()
    own = {pk for role in KEEPING for pk in officer.offices_with_role(role)}
    below = officer.offices_with_role(Role.OFFICE_ADMIN)
    return Unit.objects.offices().active().filter(Q(pk__in=own) | Q(organization__in=below))


def office_kept_by(officer: Officer, office_id: int | None = None) -> Unit | None:
    """The office asked for, else that of the current desk, else the first; or None."""
    kept = {office.pk: office for office in offices_kept_by(officer)}
    if office_id is not None:
        return kept.get(office_id)
    return kept.get(officer.office_id) or next(iter(kept.values()), None)


def keeper_at(officer: Officer, office: Unit) -> Officer:
    """The same person at the desk that gives the right: one of this office before others."""
    desks = [desk for role in KEEPING for desk in officer.desks_with_role(role)]
    desks.sort(key=lambda desk: desk.office_id != office.pk)
    return officer.seated(next(iter(desks), None))
