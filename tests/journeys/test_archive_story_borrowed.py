"""The story goes on: the paper is asked for, handed over, reminded of and taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.archived import (
    BORROWER,
    SENDER,
    SUBJECT,
    ArchiveStory,
    said,
    status,
)

REMIND = """
from datetime import datetime, time, timedelta
from archive.loan_telling import remind
from archive.models import Loan
from eoffice import clock
loan = Loan.objects.select_related("office").get(pk={pk})
for days in (-1, 2):
    day = loan.due_on + timedelta(days=days)
    with clock.moved_to(datetime.combine(day, time(9), tzinfo=loan.office.zone)):
        print(remind())
"""


@pytest.fixture(scope="module")
def told(told_in_the_archive: ArchiveStory) -> ArchiveStory:
    """The story of these modules."""
    return told_in_the_archive


def test_an_official_asks_for_the_paper(story: ArchiveStory):
    keeper = story.keeper(story.dossier)
    story.reference = keeper.page.locator("dl.facts dd.mono").first.inner_text().strip()
    borrower = story.in_turn(BORROWER, "/archive/loans/mine/")
    story.look(borrower, "belum-meminjam")
    borrower.page.locator("main a[href*='loans/new']").first.click()
    borrower.write(said("Purpose of the loan"), f"Memeriksa surat {SENDER} tentang pompa.")
    borrower.write(said("Due back on"), story.day(7))
    story.look(borrower, "mengajukan-peminjaman")
    borrower.leave_by(said("Send the request"))
    story.loan = borrower.path()
    story.look(borrower, "peminjaman-diajukan")


def test_the_archivist_finds_the_paper_and_approves(story: ArchiveStory):
    keeper = story.keeper("/archive/loans/")
    story.look(keeper, "daftar-permintaan")
    keeper.open(story.loan)
    keeper.press(said("Put on the request"))
    keeper.write(said("Dossiers"), f"{story.reference} no. 1")
    story.look(keeper, "melengkapi-permintaan")
    keeper.press(said("Put on the request"), "main form")
    keeper.sees(SUBJECT)
    story.look(keeper, "permintaan-lengkap")
    keeper.press(said("Approve"))
    expect(keeper.named(said("Hand over"))).to_be_visible()


def test_hands_it_over_with_its_condition_and_a_receipt(story: ArchiveStory):
    keeper = story.keeper(story.loan)
    keeper.press(said("Hand over"))
    keeper.page.locator("main form select").first.select_option("good")
    story.look(keeper, "menyerahkan")
    keeper.press(said("Hand over"), "main form")
    keeper.sees(status("On loan"))
    story.look(keeper, "dipinjam")
    for paper in ("receipt", "indicator"):
        answer = keeper.context.request.get(f"{story.loan}{paper}.pdf")
        assert answer.body().startswith(b"%PDF")


def test_nobody_else_gets_it_meanwhile(story: ArchiveStory):
    keeper = story.keeper("/archive/loans/enter/")
    keeper.write(said("Name of the borrower"), "Bimo Misalnya")
    keeper.write(said("Unit or institution"), "Universitas Contoh Nusantara")
    keeper.write(said("Telephone"), "0800-0000-021")
    keeper.write(said("Purpose of the loan"), "Penelitian")
    keeper.write(said("Dossiers"), f"{story.reference} no. 1")
    keeper.write(said("Due back on"), story.day(7))
    keeper.press(said("Write it down"))
    keeper.sees("Eka Rekaanto")
    expect(keeper.field(said("Name of the borrower"))).to_have_value("Bimo Misalnya")
    story.look(keeper, "sedang-dipinjam-orang-lain")
    keeper.faults = [fault for fault in keeper.faults if "status of 422" not in fault]


def test_the_borrower_is_reminded_before_and_after_the_day(story: ArchiveStory):
    pk = story.loan.strip("/").rsplit("/", 1)[-1]
    assert int(story.office.python(REMIND.format(pk=pk)))
    borrower = story.in_turn(BORROWER, "/notices/")
    for kind in ("Lent records are due back soon", "Lent records are overdue"):
        words = said(f"{kind}, number %(number)s.").split("%")[0]
        borrower.sees(words)
    story.look(borrower, "diingatkan")
    borrower.open(story.loan)
    story.look(borrower, "pinjaman-saya")


def test_the_archivist_takes_it_back(story: ArchiveStory):
    keeper = story.keeper(story.loan)
    keeper.press(said("Receive back"))
    keeper.page.locator("main form select").first.select_option("damaged")
    keeper.write(said("Note"), "Sudut lembar 2 terlipat.")
    story.look(keeper, "menerima-kembali")
    keeper.press(said("Receive back"), "main form")
    keeper.sees(status("All back"))
    story.look(keeper, "sudah-kembali")
