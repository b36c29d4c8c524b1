"""The papers of lending: receipt, out indicator, register by period, overdue list, labels."""

import io
import zipfile

import pypdf
import pytest
from django.urls import reverse

from archive.actions.lending import hand_over, take_back
from archive.actions.loans import Borrower, Thing, approve_loan, request_loan
from archive.models import Loan
from tests.lending.desk import days_ahead, lent_to, paper_dossier
from tests.places.shelves import boxed, boxes_on, shelf_of

pytestmark = pytest.mark.django_db


def text_of(answer):
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.fixture
def loan(world, laras, eka):
    return lent_to(eka, paper_dossier(world, laras), laras)


def test_the_receipt_names_everything_and_who_signs(loan, laras, client_of):
    url = reverse("archive:loan_paper", args=[loan.pk, "receipt"])
    said = text_of(client_of(laras).get(url))
    reference = loan.items.get().dossier.reference
    for word in (loan.reference, loan.borrower_name, "BUKTI PEMINJAMAN", reference, "baik",
                 "Diserahkan oleh", laras.name):  # fmt: skip
        assert word in said


def test_the_out_indicator_says_who_has_it_and_until_when(loan, laras, client_of):
    url = reverse("archive:loan_paper", args=[loan.pk, "indicator"])
    said = text_of(client_of(laras).get(url))
    for word in ("PENUNJUK KELUAR", loan.borrower_name, f"{loan.due_on:%d-%m-%Y}"):
        assert word in said


def partly_back(laras, eka, back, out):
    """A loan of two dossiers that is late, and of which one came back."""
    seat, things = Borrower(eka.position_id, eka.name), [Thing(back.pk), Thing(out.pk)]
    loan = request_loan(out.office_id, seat, days_ahead(), things, by=eka)
    approve_loan(loan.pk, by=laras)
    hand_over(loan.pk, {item.pk: "good" for item in loan.items.all()}, by=laras)
    take_back(loan.pk, {loan.items.get(dossier=back).pk: "good"}, by=laras)
    Loan.objects.filter(pk=loan.pk).update(due_on="2026-01-01", planned_from="2026-01-01")
    return loan


@pytest.mark.parametrize("paper", ["indicator", "overdue"])
def test_what_came_back_is_passed_over(world, laras, eka, client_of, paper):
    back, out = (paper_dossier(world, laras) for _ in range(2))
    loan = partly_back(laras, eka, back, out)
    urls = {"indicator": reverse("archive:loan_paper", args=[loan.pk, "indicator"]),
            "overdue": reverse("archive:loan_overdue")}  # fmt: skip
    said = text_of(client_of(laras).get(urls[paper]))
    assert out.reference in said and back.reference not in said


def test_what_is_back_needs_no_out_indicator(loan, laras, client_of):
    take_back(loan.pk, {loan.items.get().pk: "good"}, by=laras)
    url = reverse("archive:loan_paper", args=[loan.pk, "indicator"])
    assert client_of(laras).get(url).status_code == 409
    page = client_of(laras).get(reverse("archive:loan", args=[loan.pk]))
    assert "receipt.pdf" in page.text and "indicator.pdf" not in page.text


def test_the_register_is_by_period_and_the_table_holds_the_same(loan, laras, client_of):
    take_back(loan.pk, {loan.items.get().pk: "damaged"}, by=laras)
    browser, day = client_of(laras), f"{loan.planned_from:%d-%m-%Y}"
    said = text_of(browser.get(reverse("archive:loan_register"), {"since": day, "until": day}))
    assert loan.reference in said and "rusak" in said
    later = text_of(browser.get(reverse("archive:loan_register"), {"since": "1-1-2199"}))
    assert loan.reference not in later
    table = browser.get(reverse("archive:loan_register_table")).content
    sheet = zipfile.ZipFile(io.BytesIO(table)).read("xl/worksheets/sheet1.xml").decode()
    assert loan.reference in sheet and "Kondisi kembali" in sheet


def test_only_what_is_late_is_on_the_overdue_list(loan, laras, client_of):
    url = reverse("archive:loan_overdue")
    assert loan.reference not in text_of(client_of(laras).get(url))
    Loan.objects.filter(pk=loan.pk).update(due_on="2026-01-01", planned_from="2026-01-01")
    assert loan.reference in text_of(client_of(laras).get(url))


def test_the_label_of_a_box_says_number_folders_and_place(world, laras, client_of):
    boxes = boxes_on(shelf_of(world, laras), laras)
    boxed(world, laras, boxes[0], 3)
    url = reverse("archive:box_labels")
    said = text_of(client_of(laras).get(f"{url}?place={boxes[0].location_id}"))
    for word in ("Boks 1", "Boks 2", "Folder 1–3", "R1/A", boxes[0].label_code):
        assert word in said
