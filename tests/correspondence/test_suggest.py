"""Suggestions from the page: only what stands there, behind its own word."""

import pytest

from correspondence.models import Contact, Letter
from correspondence.reading import read_letter
from correspondence.suggesting import suggestions_for
from eoffice.documents.models import PageText


def row(y, *words, at=0.1):
    x, rows = at, []
    for word in words:
        rows.append([word, x, y, x + 0.01 * len(word), y + 0.01, 95.0])
        x += 0.01 * len(word) + 0.01
    return rows


LETTER = [
    *row(0.05, "KECAMATAN", "LEMBAH", "SERUNI"),
    *row(0.10, "Nomor", ":", "620/", "2153", "/Kec.LS"),
    *row(0.10, "Seruni,", "19", "Agustus", "2024", at=0.7),
    *row(0.12, "Sifat", ":", "Segera"),
    *row(0.14, "Hal", ":", "Permohonan", "perbaikan"),
    *row(0.16, "jalan", "rusak", at=0.16),
    *row(0.20, "Yth.", "Kepala", "Kantor"),
]


def test_number_date_subject_and_addressee_are_read():
    values = read_letter(LETTER).values
    assert values["sender_number"] == "620/ 2153 /Kec.LS"
    assert values["letter_date"] == "19 Agustus 2024"
    assert values["subject"] == "Permohonan perbaikan jalan rusak"
    assert values["addressee_written"] == "Kepala Kantor"


def test_a_letter_without_a_subject_gets_none():
    without = [word for word in LETTER if word[2] not in (0.14, 0.16)]
    assert "subject" not in read_letter(without).values


def test_a_dash_is_no_value():
    assert "attachment_note" not in read_letter(row(0.1, "Lampiran", ":", "-")).values


def test_known_sender_and_seat_are_filled_in(letter, scan, world):
    PageText.objects.create(file_id=scan.file_id, page=1, text="x", words=LETTER, source="layer")
    values = suggestions_for(scan, world.units["kppn"]).values
    assert values["sender_id"] == letter.sender_id
    assert values["addressee"] == "Kepala Kantor (Arunika Contohwati)"
    assert values["urgency"] == "segera"


def test_a_sender_s_usual_addressee_is_offered_where_none_is_named(letter, scan, world):
    unaddressed = [word for word in LETTER if word[2] != 0.20]
    PageText.objects.create(file_id=scan.file_id, page=1, text="x", words=unaddressed, source="ocr")
    Contact.objects.filter(pk=letter.sender_id).update(usual_addressee=world.seats["kasi_bank"])
    asked = suggestions_for(scan, world.units["kppn"], world.officer("gita"))
    assert asked.values["addressee"].startswith("Kasi Bank")
    assert "addressee" in asked.sources and "sender_id" not in asked.sources


def test_a_lost_stroke_stands_where_the_sender_has_it(letter, scan, world):
    Letter.objects.filter(pk=letter.pk).update(sender_number="99/KEC/SERUNI/II/2024")
    read = row(0.10, "Nomor", ":", "620/KECISERUNI/VIII/2024")
    words = sorted([word for word in LETTER if word[2] != 0.10] + read, key=lambda word: word[2])
    PageText.objects.create(file_id=scan.file_id, page=1, text="x", words=words, source="ocr")
    found = suggestions_for(scan, world.units["kppn"])
    assert found.values["sender_number"] == "620/KEC/SERUNI/VIII/2024"
    assert "sender_number" in found.unsure


@pytest.mark.parametrize(
    ("rotation", "lies"),
    [
        (90, lambda x0, y0, x1, y1: (y0, 1 - x1, y1, 1 - x0)),
        (180, lambda x0, y0, x1, y1: (1 - x1, 1 - y1, 1 - x0, 1 - y0)),
        (270, lambda x0, y0, x1, y1: (1 - y1, x0, 1 - y0, x1)),
    ],
)
def test_a_page_that_lies_on_its_head_is_read_upright(scan, world, rotation, lies):
    words = [[word[0], *lies(*word[1:5]), 95.0] for word in LETTER]
    page = {"file_id": scan.file_id, "page": 1, "text": "x", "source": "ocr"}
    PageText.objects.create(words=words, rotation=rotation, **page)
    found = suggestions_for(scan, world.units["kppn"])
    assert found.values["sender_number"] == "620/ 2153 /Kec.LS"
    marks = found.marks[scan.file_id, 1]
    assert all(0 <= mark["x"] <= 100 and 0 <= mark["y"] <= 100 for mark in marks)


def test_an_unread_scan_suggests_nothing_read(scan, world):
    assert not suggestions_for(scan, world.units["kppn"]).sources
