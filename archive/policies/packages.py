"""Who takes a dossier out of the house as a package, and takes packages in: the archivist."""

from django.utils.translation import gettext as _

from archive.models import Dossier
from archive.states import GONE
from correspondence.states import SECRET
from eoffice.organization.officer import Desk, Officer
from eoffice.organization.states import Role
from eoffice.verdict import YES, Verdict


def archivist_desk(by: Officer, office_id: int) -> Desk | None:
    """The archivist's desk of this office; the one in use comes first."""
    desks = sorted(by.desks_with_role(Role.ARCHIVIST), key=lambda desk: desk != by.desk)
    return next((desk for desk in desks if desk.office_id == office_id), None)


def may_export(by: Officer, dossier: Dossier) -> Verdict:
    """Export a dossier. What is secret stays with its unit, gone ones are gone."""
    if archivist_desk(by, dossier.office_id) is None:
        return Verdict(_("Packages are made and taken in by the archivist."))
    if dossier.security in SECRET:
        return Verdict(_("A secret dossier does not leave its unit as a package."))
    if dossier.state in GONE:
        return Verdict(_("The dossier is not kept here any more."))
    return YES


def may_take_in(by: Officer, office_id: int) -> Verdict:
    """Take a package in, for this office."""
    if archivist_desk(by, office_id) is None:
        return Verdict(_("Packages are made and taken in by the archivist."))
    return YES
