"""Who may open the papers of a disposal, and the letters of authorities: who sees the disposal."""

from django.db.models import Q

from archive.models import Certificate, DisposalApproval
from archive.queries.disposals import disposals_visible_to
from eoffice.organization.officer import Officer


def files_of_disposals(officer: Officer) -> Q:
    """Certificates and approvals of the disposals that this officer sees."""
    seen = disposals_visible_to(officer).values("pk")
    papers = Certificate.objects.filter(disposal__in=seen).values("file")
    letters = DisposalApproval.objects.filter(disposal__in=seen).exclude(file=None)
    return Q(pk__in=papers) | Q(pk__in=letters.values("file"))
