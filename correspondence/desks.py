"""Which offices' intake desks an officer serves. Pure questions about the value `Officer`."""

from correspondence.access import DESK_ROLES
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role


def desk_offices(officer: Officer) -> frozenset[int]:
    """The offices whose intake desk this officer serves, as clerk or as recorder."""
    return frozenset().union(*(officer.offices_with_role(role) for role in DESK_ROLES))


def recording_offices(officer: Officer) -> frozenset[int]:
    """The offices in whose registers this officer writes."""
    return officer.offices_with_role(Role.RECORDER)


def headed_offices(officer: Officer) -> frozenset[int]:
    """The offices that this officer heads."""
    heads = (desk for desk in officer.desks if desk.is_head and desk.unit_id == desk.office_id)
    return frozenset(desk.office_id for desk in heads if not desk.is_assistant)


def desk_organizations(officer: Officer) -> frozenset[int]:
    """The organisations whose directory this officer keeps."""
    served = (desk for role in DESK_ROLES for desk in officer.desks_with_role(role))
    return frozenset(desk.organization_id for desk in served)


def at_desk(officer: Officer, office_id: int, *roles: str) -> Officer:
    """The officer at the own desk that has one of the roles in this office; else unchanged."""
    for role in roles or (Role.RECORDER, Role.INTAKE):
        if desk := officer.desk_with_role(role, office_id):
            return officer.seated(desk)
    return officer
