"""Paper first: the scan finds its letter by the label."""

from django.urls import reverse

from correspondence.actions import attaching, recording, scans
from correspondence.models import Scan
from correspondence.queries.labelled import LABEL_PREFIX
from correspondence.queries.tray import awaits_pages
from eoffice.documents import vault
from tests.correspondence.conftest import upload


def code_of(letter):
    return f"{LABEL_PREFIX}{letter.label_code}"


def paper_first(paper, book, hadi):
    return recording.record([], paper(), by=hadi, office_id=book.office_id)


def test_the_label_brings_the_scan_to_its_letter(book, paper, hadi, scan):
    letter = paper_first(paper, book, hadi)
    assert awaits_pages(book.office_id)
    assert attaching.attach_by_label(scan.pk, ("junk", code_of(letter))).pk == letter.pk
    assert letter.letter_files.get().file_id == scan.file_id
    assert Scan.objects.get(pk=scan.pk).state == "recorded"
    assert not awaits_pages(book.office_id)


def test_a_second_scan_with_the_label_stays_in_the_tray(book, paper, hadi, bimo, scan):
    letter = paper_first(paper, book, hadi)
    attaching.attach_by_label(scan.pk, (code_of(letter),))
    other = scans.receive_scan(upload("b.pdf", b"%PDF b"), by=bimo)
    assert attaching.attach_by_label(other.pk, (code_of(letter),)) is None


def test_the_label_of_another_office_is_not_ours(book, paper, hadi, rama):
    letter = paper_first(paper, book, hadi)
    other = scans.receive_scan(upload("b.pdf", b"%PDF b"), by=rama)
    assert attaching.attach_by_label(other.pk, (code_of(letter),)) is None


def test_pages_are_added_to_a_letter_that_has_some(letter, bimo):
    attaching.attach_scan(letter.pk, upload("lampiran.pdf", b"%PDF l"), by=bimo)
    assert [row.role for row in letter.letter_files.all()] == ["main", "attachment"]


def test_a_file_that_is_refused_does_not_hold_up_the_others(letter, bimo, client_of, monkeypatch):
    monkeypatch.setattr(vault, "size_limit", lambda: 100)
    client, place = client_of(bimo), reverse("intake:attach", args=[letter.pk])
    large, small = b"%PDF l" + bytes(100), b"%PDF b"
    files = [upload("besar.pdf", large), upload("b.pdf", small)]
    answer = client.post(place, {"files": files}, follow=True)
    assert letter.letter_files.count() == 2 and "besar.pdf" in answer.content.decode()
    answer = client.post(place, {"files": [upload("besar.pdf", large)]})
    assert answer.status_code == 422 and "besar.pdf" in answer.content.decode()
    assert letter.letter_files.count() == 2
