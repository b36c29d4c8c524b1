"""Disposals and holds that an officer sees, and what waits for him."""

from django.db.models import Q, QuerySet

from archive.models import Disposal, Hold
from archive.queries.dossiers import is_deciding_head, is_office_head
from correspondence.desks import headed_offices
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role


def disposals_visible_to(officer: Officer) -> QuerySet[Disposal]:
    """The archivist and the head of an office see all of it; filers and heads those of their
    unit; a member of a committee those that he appraises."""
    mine = Q(office__in=officer.offices_with_role(Role.ARCHIVIST))
    mine |= Q(committee__position__in=officer.desk_ids)
    for desk in officer.desks:
        if is_deciding_head(desk):
            mine |= Q(office=desk.office_id) if is_office_head(desk) else Q(unit=desk.unit_id)
        elif Role.UNIT_FILER in desk.roles:
            mine |= Q(unit=desk.unit_id)
    return Disposal.objects.filter(mine).distinct()


def holds_visible_to(officer: Officer) -> QuerySet[Hold]:
    """Those of the offices whose archive one keeps or which one heads."""
    offices = officer.offices_with_role(Role.ARCHIVIST) | headed_offices(officer)
    return Hold.objects.filter(office__in=offices)
