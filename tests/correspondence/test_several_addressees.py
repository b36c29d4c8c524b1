"""A letter that names several officials is put before all of them."""

import pytest
from django.urls import reverse

from correspondence.models import Letter, Recipient, Scan
from correspondence.reading import read_letter
from correspondence.suggesting import suggestions_for
from eoffice.documents.models import PageText, StoredFile
from tests.correspondence.typewriter import BODY, line

LISTED = [
    *line(0.10, "DINAS PEKERJAAN UMUM"),
    *line(0.20, "Yth. 1. Kepala Kantor"),
    *line(0.22, "2. Kasi Bank"),
    *line(0.24, "3. Kasi Pencairan Dana"),
    *BODY,
]
TYPED = {
    "sender": "Kecamatan Lembah Seruni", "received_at": "21 Agustus 2024, 08.52",
    "received_via": "counter", "security": "biasa", "urgency": "biasa", "subject": "Undangan",
    "addressee": "Kepala Kantor", "token": "abc",
}  # fmt: skip


@pytest.fixture
def record_url(scan):
    """Where this scan is recorded, once its pages are there."""
    StoredFile.objects.filter(pk=scan.file_id).update(state="ready", pages=1)
    return reverse("intake:record", args=[scan.pk])


@pytest.fixture
def read_scan(scan):
    """The scan whose first page names three officials."""
    PageText.objects.create(file_id=scan.file_id, page=1, text="x", words=LISTED, source="layer")
    return scan


def addressees() -> list[str]:
    to = Recipient.objects.current().filter(role="to").order_by("pk")
    return [str(row.position) for row in to]


def test_without_a_script_they_are_written_with_a_semicolon(book, record_url, client_of, hadi):
    typed = TYPED | {"also_text": "Kasi Bank; Kepala Kantor; Kasi Pencairan Dana"}
    client_of(hadi).post(record_url, typed)
    assert addressees() == ["Kepala Kantor", "Kasi Bank", "Kasi Pencairan Dana"]


def test_with_a_script_they_are_ticked(world, book, record_url, client_of, hadi):
    client_of(hadi).post(record_url, TYPED | {"also": [world.seats["kasi_bank"].pk]})
    assert addressees() == ["Kepala Kantor", "Kasi Bank"]


def test_who_is_addressee_gets_no_copy(world, book, record_url, client_of, hadi):
    bank = world.seats["kasi_bank"].pk
    client_of(hadi).post(record_url, TYPED | {"also": [bank], "copies": [bank]})
    assert Recipient.objects.filter(position=bank).values_list("role", flat=True).get() == "to"


def test_an_error_keeps_what_was_ticked(world, book, record_url, client_of, hadi):
    bank = world.seats["kasi_bank"].pk
    answer = client_of(hadi).post(record_url, TYPED | {"subject": "", "also": [bank]})
    assert answer.status_code == 422
    assert f'name="also" value="{bank}" checked' in answer.content.decode()


def test_it_is_kept_with_a_draft(world, book, record_url, client_of, hadi):
    bank, client = world.seats["kasi_bank"].pk, client_of(hadi)
    client.post(record_url, TYPED | {"also": [bank], "do": "draft"})
    assert Scan.objects.get().draft["also"] == [str(bank)]
    assert f'name="also" value="{bank}" checked' in client.get(record_url).content.decode()


def test_the_list_on_the_paper_is_read():
    written = read_letter(LISTED).values["addressee_written"]
    assert written == "Kepala Kantor; Kasi Bank; Kasi Pencairan Dana"


def test_the_seats_of_the_paper_are_suggested(world, read_scan, record_url, client_of, hadi):
    found = suggestions_for(read_scan, world.units["kppn"])
    assert found.values["addressee"].startswith("Kepala Kantor")
    also = [world.seats["kasi_bank"].pk, world.seats["kasi_pd"].pk]
    assert (found.values["also"], "also_text" in found.sources) == (also, True)
    page = client_of(hadi).get(record_url).content.decode()
    assert all(f'name="also" value="{pk}" checked' in page for pk in also)


def test_one_line_of_the_list_alone_is_no_list():
    alone = [*line(0.20, "Yth. 1. Kepala Kantor"), *BODY]
    assert read_letter(alone).values["addressee_written"] == "1. Kepala Kantor"


def test_a_letter_that_came_back_goes_to_several(world, letter, client_of, hadi):
    url = reverse("intake:readdress", args=[letter.pk])
    typed = {"addressee": "Kasi Bank", "also_text": "Kasi Pencairan Dana", "reason": "Salah."}
    client_of(hadi).post(url, typed)
    assert addressees() == ["Kasi Bank", "Kasi Pencairan Dana"]
    assert Letter.objects.get().state == "registered"
