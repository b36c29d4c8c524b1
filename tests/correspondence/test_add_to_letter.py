"""A second page that came as a scan of its own joins the letter that has its number already."""

import pytest
from django.urls import reverse

from correspondence.actions import recording, scans
from correspondence.models import Scan
from correspondence.queries.labelled import LABEL_PREFIX
from eoffice.documents.models import PageText
from tests.correspondence.conftest import upload
from tests.matrix.reading import named_twice


@pytest.fixture
def second(letter, bimo):
    """A scan that came after the letter was recorded, with the letter's label on it."""
    late = scans.receive_scan(upload("halaman-2.pdf", b"%PDF 2"), by=bimo)
    code = f"{LABEL_PREFIX}{letter.label_code}"
    PageText.objects.create(file_id=late.file_id, page=1, text="", source="ocr", codes=[code])
    return late


def add(client, scan, number):
    return client.post(reverse("intake:add_to_letter", args=[scan.pk]), {"number": number})


def test_the_clerk_adds_it_by_the_agenda_number(letter, second, client_of, bimo):
    answer = add(client_of(bimo), second, f" {letter.agenda_number} ")
    assert answer.status_code == 302
    assert letter.letter_files.count() == 2
    assert Scan.objects.get(pk=second.pk).letter_id == letter.pk


def test_the_recorder_is_told_whose_label_it_bears(letter, second, client_of, hadi):
    page = client_of(hadi).get(reverse("intake:record", args=[second.pk]))
    assert page.context["labelled"] == letter
    assert reverse("intake:add_to_letter", args=[second.pk]) in page.content.decode()


def test_the_label_fills_the_number_in(letter, second, client_of, bimo):
    page = client_of(bimo).get(reverse("intake:scan", args=[second.pk]))
    assert page.context["add"]["number"].value() == letter.agenda_number
    assert named_twice(page) == []


def test_an_unknown_number_is_told(letter, second, client_of, bimo):
    answer = add(client_of(bimo), second, "9999/2024")
    assert answer.status_code == 422 and "9999/2024" in answer.content.decode()
    assert Scan.objects.get(pk=second.pk).state == "waiting"


def test_to_a_secret_letter_the_desk_adds_nothing(
    book, secret_book, paper, second, client_of, hadi, bimo
):
    data = paper(security="rahasia", is_sealed=True, subject="")
    secret = recording.record([], data, by=hadi, office_id=book.office_id)
    for officer in (hadi, bimo):
        assert add(client_of(officer), second, secret.agenda_number).status_code == 422


def test_a_scan_of_another_office_is_none_of_ours(letter, rama, client_of):
    foreign = scans.receive_scan(upload("b.pdf", b"%PDF b"), by=rama)
    assert add(client_of(rama), foreign, letter.agenda_number).status_code == 422
