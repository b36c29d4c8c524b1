"""A result that is too long to be taken whole says so: in the table, in the parcel, on the page."""

import io
from zipfile import ZipFile

import openpyxl
import pytest
from django.core.files.storage import storages
from django.urls import reverse

from correspondence.actions import exports
from correspondence.models import SearchExport
from correspondence.search import keeping, packing
from tests.disposition.letters import letter_for


@pytest.fixture
def letters(world):
    """Three that one search finds."""
    made = [letter_for(world, "kasi_bank", subject=f"Jembatan {n}") for n in range(3)]
    keeping.index_letters([letter.pk for letter in made])
    return made


def head_of(content):
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [str(cell.value) for row in sheet.iter_rows(max_row=4) for cell in row if cell.value]


@pytest.mark.parametrize(("most", "says"), [(2, "Hanya 2 surat terbaru"), (3, "3 surat")])
def test_the_table_says_when_it_is_cut(letters, eka, client_of, monkeypatch, most, says):
    monkeypatch.setattr(packing, "MOST", most)
    answer = client_of(eka).post(reverse("pages:search_table"), {"query": "q=jembatan"})
    assert any(says in cell for cell in head_of(answer.content))


@pytest.mark.parametrize(("most", "note"), [(2, True), (3, False)])
def test_the_parcel_says_when_it_is_cut(letters, eka, monkeypatch, most, note):
    monkeypatch.setattr(packing, "MOST", most)
    export = exports.ask("q=jembatan", by=eka)
    packing.pack(export.pk)
    key = SearchExport.objects.get(pk=export.pk).key
    with storages["default"].open(key) as file, ZipFile(file) as parcel:
        assert ("catatan.txt" in parcel.namelist()) == note
        if note:
            assert "Hanya 2 surat terbaru" in parcel.read("catatan.txt").decode()


def test_the_page_says_how_much_can_be_taken(letters, eka, client_of):
    page = client_of(eka).get(reverse("pages:search"), {"q": "jembatan"}).content.decode()
    assert "5.000 surat terbaru" in page
