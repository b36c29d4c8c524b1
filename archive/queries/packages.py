"""The packages of the offices whose archivist an officer is."""

from django.db.models import QuerySet

from archive.models import Package
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role


def packages_of(officer: Officer) -> QuerySet[Package]:
    """Made here or handed in, the newest first."""
    rows = Package.objects.filter(office__in=officer.offices_with_role(Role.ARCHIVIST))
    return rows.select_related("dossier__classification", "office").order_by("-pk")
