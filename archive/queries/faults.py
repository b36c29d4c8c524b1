"""Files that are not whole, for those who look after them: facts, never content."""

from django.db.models import QuerySet

from archive.models import DossierItem, FileFault, IntegrityCheck
from correspondence.models import LetterFile
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role

ROUNDS = 5


def looks_after_files(officer: Officer) -> bool:
    """Whether the officer is archivist or administrator of an office."""
    return bool(_offices(officer))


def faults_visible_to(officer: Officer) -> QuerySet[FileFault]:
    """Those of the offices that one looks after."""
    return FileFault.objects.filter(office__in=_offices(officer))


def rounds() -> list[IntegrityCheck]:
    """The last rounds, the newest first."""
    return list(IntegrityCheck.objects.order_by("-pk")[:ROUNDS])


def letter_number_of(fault: FileFault) -> str:
    """Where the file belongs, as its register or dossier says; the subject is not shown."""
    letters = LetterFile.objects.filter(file=fault.file_id, detached_at=None)
    if number := letters.values_list("letter__agenda_number", flat=True).first():
        return str(number)
    items = (
        DossierItem.objects.inside()
        .filter(file=fault.file_id)
        .select_related("dossier__classification")
    )
    return items[0].dossier.reference if items else ""


def _offices(officer: Officer) -> frozenset[int]:
    kept = officer.offices_with_role(Role.ARCHIVIST)
    return kept | officer.offices_with_role(Role.OFFICE_ADMIN)
