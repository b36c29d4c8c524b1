"""A list that is too long for one file is handed out in parts: each row is in one of them."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from archive import folder_labels
from archive.actions import DocumentData, add_document
from archive.lists import export
from archive.views import loan_prints
from eoffice.audit.models import AuditEntry
from tests.archive.shelf import dossier_of
from tests.lending.desk import asked_by, paper_dossier

pytestmark = pytest.mark.django_db


def titles(answer):
    """The titles in a table of dossiers."""
    rows = load_workbook(BytesIO(answer.content)).active.iter_rows(min_row=4, values_only=True)
    return [row[2] for row in rows]


@pytest.fixture
def five(world, filer):
    """Five dossiers, whose titles are in the order of their numbers."""
    return [dossier_of(world, filer, title=f"Berkas {n}").title for n in range(1, 6)]


def test_a_long_table_is_offered_in_parts(five, filer, client_of, monkeypatch):
    monkeypatch.setattr(export, "MOST_IN_A_TABLE", 2)
    url = "/archive/lists/list.xlsx?kind=dossiers"
    page = client_of(filer).get(url).content.decode()
    assert "Bagian 3: baris 5 sampai 5" in page and "part=3" in page and "part=4" not in page
    assert not AuditEntry.objects.filter(event="archive.list_exported").exists()
    found = [titles(client_of(filer).get(f"{url}&part={n}")) for n in (1, 2, 3)]
    assert [len(rows) for rows in found] == [2, 2, 1]
    assert [one for rows in found for one in rows] == five


def test_a_list_of_entries_is_cut_by_its_lines(world, filer, client_of, monkeypatch):
    monkeypatch.setattr(export, "MOST_PRINTED", 2)
    for entries in (7, 3, 0, 8):
        dossier = dossier_of(world, filer)
        for number in range(entries):
            add_document(dossier.pk, DocumentData(description=f"Nota {number}"), None, by=filer)
    url = "/archive/lists/list.pdf?kind=contents"
    page = client_of(filer).get(url).content.decode()
    assert "baris 1 sampai 1" in page and "baris 2 sampai 3" in page and "baris 4 sampai 4" in page
    answers = [client_of(filer).get(f"{url}&part={n}") for n in (1, 2, 3)]
    assert {one["Content-Type"] for one in answers} == {"application/pdf"}


def test_a_part_that_is_none_shows_the_parts_again(five, filer, client_of, monkeypatch):
    monkeypatch.setattr(export, "MOST_PRINTED", 2)
    for said in ("9", "0", "-1", "x", "\u00b2"):
        answer = client_of(filer).get(f"/archive/lists/list.pdf?kind=dossiers&part={said}")
        assert answer.status_code == 200 and "Bagian 1" in answer.content.decode()


def test_labels_come_in_parts_too(five, filer, client_of, monkeypatch):
    monkeypatch.setattr(folder_labels, "MOST", 3)
    page = client_of(filer).get("/archive/lists/labels.pdf?kind=dossiers").content.decode()
    assert "Bagian 2: baris 4 sampai 5" in page
    answer = client_of(filer).get("/archive/lists/labels.pdf?kind=dossiers&part=2")
    assert answer["Content-Type"] == "application/pdf"


def test_the_register_of_loans_comes_in_parts(world, laras, fajar, client_of, monkeypatch):
    for _ in range(3):
        asked_by(fajar, paper_dossier(world, laras), by=laras)
    monkeypatch.setattr(loan_prints, "MOST", 2)
    url = "/archive/loans/register.xlsx"
    assert "Bagian 2: baris 3 sampai 3" in client_of(laras).get(url).content.decode()
    table = load_workbook(BytesIO(client_of(laras).get(f"{url}?part=2").content)).active
    heads = [table.cell(row, 1).value for row in (1, 2, 3)]
    assert "bagian 2" in " ".join(map(str, heads))
