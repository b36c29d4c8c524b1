"""Who may open the papers of a disposal, and the letters of authorities: who sees the disposal."""

from django.db.models import Q

from archive.models import Certificate, DisposalApproval
from archive.queries.disposals import disposals_visible_to
from eoffice.documents.access import hanging_on
from eoffice.organization.officer import Officer


def files_of_disposals(officer: Officer) -> Q:
    """Certificates and approvals of the disposals that this officer sees."""
    seen = disposals_visible_to(officer).values("pk")
    papers = hanging_on(Certificate.objects.filter(disposal__in=seen))
    return papers | hanging_on(DisposalApproval.objects.filter(disposal__in=seen))
