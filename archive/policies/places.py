"""Who sets up storage places, moves boxes and counts them: the archivist of the office."""

from django.utils.translation import gettext as _

from archive.policies.archivist import archivist_desk
from eoffice.organization.officer import Officer
from eoffice.verdict import YES, Verdict


def may_keep_places(by: Officer, office_id: int) -> Verdict:
    """Set up rooms and shelves, make boxes, move and count."""
    if archivist_desk(by, office_id) is None:
        return Verdict(_("Only the archivist of the office keeps its storage places."))
    return YES
