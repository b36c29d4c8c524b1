"""Who takes a dossier out of the house as a package: the archivist, who files for its unit, and its
head, as far as they read every letter in it. Packages are taken in by the archivist."""

from django.utils.translation import gettext as _

from archive.models import Dossier
from archive.policies.archivist import archivist_desk
from archive.policies.filing import filing_desk
from archive.queries.dossiers import is_deciding_head
from archive.queries.packages import reads_all_of
from archive.states import DossierState
from correspondence.states import SECRET
from eoffice.organization.officer import Desk, Officer
from eoffice.verdict import YES, Verdict


def exporting_desk(by: Officer, dossier: Dossier) -> Desk | None:
    """The desk from which the dossier may be packed: of the archive, of its unit, of its heads."""
    if desk := archivist_desk(by, dossier.office_id):
        return desk
    if desk := filing_desk(by, dossier.unit_id, dossier.office_id):
        return desk
    headed = (dossier.unit_id, dossier.office_id)
    heads = (desk for desk in by.desks if is_deciding_head(desk) and desk.unit_id in headed)
    return next(heads, None)


def may_export(by: Officer, dossier: Dossier) -> Verdict:
    """Export a dossier, also one that was handed over: its receiver takes the content in. What is
    secret stays with its unit, what is destroyed is gone."""
    if exporting_desk(by, dossier) is None:
        return Verdict(
            _("Packages are made by the archivist, who files for the unit, or its head.")
        )
    if dossier.security in SECRET:
        return Verdict(_("A secret dossier does not leave its unit as a package."))
    if dossier.state == DossierState.DESTROYED:
        return Verdict(_("The dossier is not kept here any more."))
    if archivist_desk(by, dossier.office_id) is None and not reads_all_of(by, dossier):
        return Verdict(_("You may not read every letter in it; ask the archivist for the package."))
    return YES


def may_take_in(by: Officer, office_id: int) -> Verdict:
    """Take a package in, for this office."""
    if archivist_desk(by, office_id) is None:
        return Verdict(_("Packages are taken in by the archivist."))
    return YES
