"""Loans of the tour: one in every state in which its page looks different."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from archive.actions.lending import Loss, hand_over, record_loss
from archive.actions.loan_extensions import MoreTime, ask_more_time
from archive.actions.loans import (
    Borrower,
    LoanData,
    Thing,
    approve_loan,
    reject_loan,
    request_loan,
)
from archive.models import Loan
from eoffice import clock

if TYPE_CHECKING:
    from tests.journeys.shelves import Shelves

PURPOSE = "Bahan pemeriksaan Inspektorat atas pekerjaan jalan tahun anggaran yang lalu " * 3


def lend(shelves: Shelves) -> dict[str, int]:
    """Ids by the names of the tour."""
    keeper, facts = shelves.keeper, {}
    facts["asked_loan"] = _asked(shelves, "Berkas diminta").pk
    approved = approve_loan(_asked(shelves, "Berkas disetujui").pk, by=keeper)
    facts["approved_loan"] = approved.pk
    with clock.moved_to(clock.now() - timedelta(days=20)):
        late = _lent(shelves, "Berkas terlambat")
        lost = _lent(shelves, "Berkas hilang")
    record_loss(lost.items.get().pk, Loss("BA-1/ARSIP/2026", "Tertinggal saat rapat."), by=keeper)
    until = clock.today("Asia/Makassar") + timedelta(days=20)
    wanted = MoreTime(until, "Pemeriksaan belum selesai.")
    ask_more_time(late.pk, wanted, by=shelves.told.who("binamarga.pupr"))
    refused = reject_loan(_asked(shelves, "Berkas ditolak").pk, "Sedang dipakai.", by=keeper)
    visitor = Borrower(name="Bimo Misalnya", unit="Universitas Contoh", phone="0800-0000-021")
    due = clock.today("Asia/Makassar") + timedelta(days=7)
    described = request_loan(shelves.office.pk, visitor, LoanData(PURPOSE[:200], due), by=keeper)
    return facts | {"late_loan": late.pk, "lost_loan": lost.pk, "refused_loan": refused.pk,
                    "described_loan": described.pk, "lent": late.items.get().pk}  # fmt: skip


def _asked(shelves: Shelves, title: str) -> Loan:
    head = shelves.told.who("binamarga.pupr")
    due = clock.today("Asia/Makassar") + timedelta(days=7)
    things = [Thing(shelves.dossier(title).pk)]
    seat = Borrower(head.position_id, head.name)
    return request_loan(shelves.office.pk, seat, LoanData(PURPOSE[:200], due), things, by=head)


def _lent(shelves: Shelves, title: str) -> Loan:
    loan = approve_loan(_asked(shelves, title).pk, by=shelves.keeper)
    return hand_over(loan.pk, {item.pk: "good" for item in loan.items.all()}, by=shelves.keeper)
