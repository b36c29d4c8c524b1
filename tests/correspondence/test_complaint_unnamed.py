"""Who complains is a code in every text of the letter, wherever the clerk wrote the name."""

import pytest

from correspondence.actions import attaching, corrections, recording, scans
from correspondence.models import Correction, Letter
from correspondence.sealing import Identity
from tests.correspondence.conftest import upload

NAME = "Maryamah binti Sulaksana"
WHO = Identity(name=NAME, identity_number="3201990001", phone="0812999", email="m@contoh.id")


@pytest.fixture
def complaint(book, paper, types, hadi):
    data = paper(
        type_id=types["pengaduan"].pk,
        sender_name=NAME,
        identity=WHO,
        subject="Pengaduan maryamah  BINTI Sulaksana atas pungutan",
        summary=f"{NAME} (NIK 3201990001, telp 0812999, m@contoh.id) melapor.",
        remark=f"Dibawa {NAME} sendiri",
    )
    return recording.record([], data, by=hadi, office_id=book.office_id)


def test_the_texts_carry_the_code(complaint):
    code = complaint.complaint_code
    assert complaint.subject == f"Pengaduan {code} atas pungutan"
    assert complaint.summary == f"{code} (NIK {code}, telp {code}, {code}) melapor."
    assert complaint.entries.get().remark == f"Dibawa {code} sendiri"


def test_of_a_longer_name_nothing_is_cut_out(book, paper, types, hadi):
    data = paper(
        type_id=types["pengaduan"].pk,
        sender_name="Ani",
        identity=Identity(name="Ani"),
        subject="Pelayanan Anisa kepada Ani",
    )
    letter = recording.record([], data, by=hadi, office_id=book.office_id)
    assert letter.subject == f"Pelayanan Anisa kepada {letter.complaint_code}"


def test_a_correction_does_not_bring_the_name_back(complaint, hadi):
    facts = {"subject": f"Pengaduan {NAME} atas pungutan liar"}
    corrections.correct(complaint.pk, facts, by=hadi, reason=f"{NAME} minta diperbaiki")
    letter, told = Letter.objects.get(pk=complaint.pk), Correction.objects.get()
    assert letter.subject == f"Pengaduan {letter.complaint_code} atas pungutan liar"
    assert NAME not in f"{told.changes} {told.reason}"


def test_nor_does_the_reason_of_a_void_number(complaint, hadi):
    letter = corrections.void(complaint.pk, by=hadi, reason=f"{NAME} menarik pengaduannya")
    assert letter.void_reason == f"{letter.complaint_code} menarik pengaduannya"


def test_other_letters_keep_their_words(book, paper, hadi):
    data = paper(sender_name=NAME, subject=f"Permohonan {NAME}")
    letter = recording.record([], data, by=hadi, office_id=book.office_id)
    assert letter.subject == f"Permohonan {NAME}"


def test_what_the_scans_were_called_is_not_kept(book, paper, types, bimo, hadi):
    papers = [scans.receive_scan(upload(f"Aduan_{NAME}.pdf", b"%PDF-1.4 " + n), by=bimo).pk
              for n in (b"1", b"2")]  # fmt: skip
    data = paper(type_id=types["pengaduan"].pk, sender_name=NAME, identity=WHO)
    letter = recording.record(papers, data, by=hadi)
    files = letter.letter_files.order_by("order").values_list("file__name", flat=True)
    assert list(files) == [f"{letter.complaint_code}-1", f"{letter.complaint_code}-2"]


def test_nor_is_that_of_a_scan_which_comes_later(complaint, hadi):
    attaching.attach_scan(complaint.pk, upload(f"{NAME}.pdf"), by=hadi)
    assert complaint.letter_files.get().file.name == f"{complaint.complaint_code}-1"
