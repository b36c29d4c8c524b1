"""Who may open the documents of a dossier that belong to no letter: those who keep the dossier.

Letters in a dossier are opened by the rules of letters, never by this one.
"""

from django.db.models import Q

from archive.models import DossierItem
from archive.queries.dossiers import dossiers_kept_by
from eoffice.documents.access import hanging_on
from eoffice.organization.officer import Officer


def files_of_dossiers(officer: Officer) -> Q:
    """Documents in the dossiers that this officer keeps."""
    items = DossierItem.objects.inside().filter(dossier__in=dossiers_kept_by(officer))
    return hanging_on(items)
