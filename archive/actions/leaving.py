"""What leaves the house on paper or as a table is told in the trail."""

from django.db import transaction

from archive.events import ArchiveEvent, DossierEvent, LoanEvent
from archive.models import Disposal, Dossier, Loan
from eoffice import audit
from eoffice.organization.officer import Officer

CHAIN = "archive"


@transaction.atomic
def note_list(kind: str, form: str, rows: int, *, by: Officer) -> None:
    """A list was printed or taken out as a table."""
    detail = {"list": kind, "form": form, "rows": rows}
    chain = (CHAIN, by.office_id)
    audit.record(ArchiveEvent.LIST_EXPORTED, by=by, chain=chain, detail=detail)


@transaction.atomic
def note_disposal_list(disposal: Disposal, form: str, *, by: Officer) -> None:
    """The list of a disposal was printed or taken out as a table."""
    audit.record(ArchiveEvent.LIST_EXPORTED, disposal, by=by, detail={"form": form})


@transaction.atomic
def note_labels(dossiers: list[Dossier], *, by: Officer) -> None:
    """Labels of these folders were printed; chains are held in one order, whatever was printed."""
    for dossier in sorted(dossiers, key=lambda one: one.pk):
        audit.record(DossierEvent.LABELLED, dossier, by=by)


@transaction.atomic
def note_loan_paper(loan: Loan, kind: str, *, by: Officer) -> None:
    """A receipt or the out indicators were printed."""
    audit.record(LoanEvent.PRINTED, loan, by=by, detail={"paper": kind})
