"""The desk from which the archive of an office is kept; the trail names it."""

from eoffice.organization.officer import Desk, Officer
from eoffice.organization.states import Role


def archivist_desk(by: Officer, office_id: int) -> Desk | None:
    """The archivist's desk of this office; the one in use comes first."""
    return by.desk_with_role(Role.ARCHIVIST, office_id)


def at_archive(by: Officer, office_id: int) -> Officer:
    """The officer at that desk; unchanged for who is not its archivist."""
    return by.seated(archivist_desk(by, office_id))
