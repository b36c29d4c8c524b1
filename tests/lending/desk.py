"""What the tests of lending share: a dossier with paper, and a loan brought to a state."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from archive.actions import file_letter
from archive.actions.lending import Loss, hand_over, record_loss
from archive.actions.loan_extensions import MoreTime, ask_more_time
from archive.actions.loans import Borrower, LoanData, Thing, approve_loan, request_loan
from archive.models import Dossier, Loan
from eoffice import clock
from eoffice.organization.officer import Officer
from tests.archive.shelf import closed_letter, dossier_of
from tests.world import World

STATES = ("requested", "approved", "on_loan", "more_time", "lost")


def paper_dossier(world: World, laras: Officer, **how: Any) -> Dossier:
    """One with a letter of which there is paper."""
    found = dossier_of(world, laras, medium="both", **how)
    file_letter(closed_letter(world).pk, found.pk, by=laras, has_paper=True)
    return found


def days_ahead(days: int = 7) -> LoanData:
    """A purpose and a day of return."""
    return LoanData("Bahan pemeriksaan", clock.today("Asia/Jakarta") + timedelta(days=days))


def asked_by(
    borrower: Officer,
    dossier: Dossier,
    lent_as: str = "paper",
    days: int = 7,
    by: Officer | None = None,
) -> Loan:
    """A request of this official for the whole dossier, or written down by the archivist."""
    seat = Borrower(borrower.position_id, borrower.name)
    things = [Thing(dossier.pk, None, lent_as)]
    return request_loan(dossier.office_id, seat, days_ahead(days), things, by=by or borrower)


def lent_to(borrower: Officer, dossier: Dossier, laras: Officer, **how: Any) -> Loan:
    """Approved and handed over."""
    loan = approve_loan(asked_by(borrower, dossier, **how).pk, by=laras)
    return hand_over(loan.pk, {item.pk: "good" for item in loan.items.all()}, by=laras)


def brought_to(state: str, borrower: Officer, dossier: Dossier, laras: Officer) -> Loan:
    """A loan that has got as far as this."""
    if state == "requested":
        return asked_by(borrower, dossier)
    if state == "approved":
        return approve_loan(asked_by(borrower, dossier).pk, by=laras)
    loan = lent_to(borrower, dossier, laras, lent_as="copy" if state == "copy" else "paper")
    if state == "more_time":
        later = loan.due_on + timedelta(days=7)
        ask_more_time(loan.pk, MoreTime(later, "Belum selesai"), by=borrower)
    if state == "lost":
        record_loss(loan.items.get().pk, Loss("BA-1/2026", "Hilang"), by=laras)
    return Loan.objects.get(pk=loan.pk)
