"""Who keeps the retention schedule: the archivist of the organisation's own office."""

from django.utils.translation import gettext as _

from archive.policies.archivist import archivist_desk
from eoffice.organization.officer import Officer
from eoffice.verdict import YES, Verdict


def may_keep_schedule(by: Officer, organization_id: int) -> Verdict:
    """Import, change, simulate, put in force: it binds all offices of the organisation."""
    if archivist_desk(by, organization_id) is None:
        return Verdict(_("The schedule is kept by the archivist of the organisation's office."))
    return YES
