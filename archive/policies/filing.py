"""Who may open dossiers, file into them, close and reopen them."""

from django.utils.translation import gettext as _

from archive.models import Dossier
from archive.queries.dossiers import AT_THE_UNIT
from eoffice.organization.models import Unit
from eoffice.organization.officer import Desk, Officer
from eoffice.organization.states import Role
from eoffice.verdict import YES, Verdict


def filing_desk(by: Officer, unit_id: int, office_id: int) -> Desk | None:
    """The officer's desk from which this unit's files are kept: its filer, or the archivist.

    The desk that is in use comes first, so that the trail names the desk from which one acts.
    """
    desks = sorted(by.desks, key=lambda desk: desk != by.desk)
    files = (one for one in desks if Role.UNIT_FILER in one.roles and one.unit_id == unit_id)
    keeps = (one for one in desks if Role.ARCHIVIST in one.roles and one.office_id == office_id)
    return next(files, None) or next(keeps, None)


def may_open(by: Officer, unit: Unit) -> Verdict:
    """Open a dossier for a unit."""
    return _keeps(by, unit.pk, unit.own_office_id)


def may_file(by: Officer, dossier: Dossier) -> Verdict:
    """File into it, take out of it, close it, reopen it.

    Active dossiers are kept by the unit's filer and the archivist; once the records unit has taken
    a dossier over, only the archivist touches it.
    """
    if dossier.state not in AT_THE_UNIT and not by.has_role(Role.ARCHIVIST, dossier.office_id):
        return Verdict(_("The records unit keeps this dossier now; ask the archivist."))
    return _keeps(by, dossier.unit_id, dossier.office_id)


def at_filing_desk(by: Officer, dossier: Dossier) -> Officer:
    """The officer at the desk from which this dossier is kept; the trail names that one."""
    return by.seated(filing_desk(by, dossier.unit_id, dossier.office_id))


def _keeps(by: Officer, unit_id: int, office_id: int) -> Verdict:
    if filing_desk(by, unit_id, office_id) is None:
        return Verdict(_("Only who files for the unit, or the archivist, may do this."))
    return YES
