"""The packages that an officer finds, and whether he may read all that one would hold."""

from django.db.models import Q, QuerySet

from archive.models import Dossier, DossierItem, Package
from archive.states import PackageDirection, PackageState
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import SECRET, Part
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role


def packages_of(officer: Officer) -> QuerySet[Package]:
    """Of the offices whose archivist he is, and those that he asked for; the newest first."""
    kept = Q(office__in=officer.offices_with_role(Role.ARCHIVIST))
    asked = Q(direction=PackageDirection.EXPORT, asked_from__in=officer.desk_ids)
    rows = Package.objects.filter(kept | asked)
    return rows.select_related("dossier__classification", "office").order_by("-pk")


def taken_in_before(organization_id: int, manifest_sha256: str) -> Dossier | None:
    """The dossier that was made of a package with this manifest."""
    same = Dossier.objects.filter(
        packages__organization=organization_id,
        packages__manifest_sha256=manifest_sha256,
        packages__direction=PackageDirection.IMPORT,
        packages__state=PackageState.READY,
    )
    return same.select_related("classification").first()


def first_under(package: Package) -> Package | None:
    """The first package under the same authority that was taken in before this one."""
    same = Package.objects.filter(
        organization=package.organization_id,
        authority_sha256=package.authority_sha256,
        direction=PackageDirection.IMPORT,
        state=PackageState.READY,
        pk__lt=package.pk,
    )
    return same.order_by("pk").first()


def reads_all_of(officer: Officer, dossier: Dossier) -> bool:
    """Whether every letter whose pages a package holds is open to him; secret ones are a line."""
    inside = DossierItem.objects.inside().filter(dossier=dossier).exclude(letter=None)
    packed = inside.exclude(letter__security__in=SECRET)
    open_ones = letters_visible_to(officer, at_least=Part.LETTER)
    return not packed.exclude(letter__in=open_ones.values("pk")).exists()
