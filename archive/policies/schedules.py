"""Who keeps the retention schedule: the archivist of the organisation's own office."""

from django.utils.translation import gettext as _

from eoffice.organization.officer import Desk, Officer
from eoffice.organization.states import Role
from eoffice.verdict import YES, Verdict


def schedule_desk(by: Officer, organization_id: int) -> Desk | None:
    """The archivist's desk at the office that the organisation itself is."""
    desks = by.desks_with_role(Role.ARCHIVIST)
    return next((desk for desk in desks if desk.office_id == organization_id), None)


def may_keep_schedule(by: Officer, organization_id: int) -> Verdict:
    """Import, change, simulate, put in force: it binds all offices of the organisation."""
    if schedule_desk(by, organization_id) is None:
        return Verdict(_("The schedule is kept by the archivist of the organisation's office."))
    return YES
