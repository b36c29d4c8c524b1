"""Who writes: the letterhead, else the name at the top, else the one below the signature."""

import pytest

from correspondence.reading import read_letter
from tests.correspondence.typewriter import BODY, line, row

REST = [
    *row(0.2, "Nomor", "9/A/2026"),
    *row(0.217, "Hal", "Cuti"),
    *line(0.26, "Yth. Camat"),
    *BODY,
]


def sender(*lines):
    rows = [word for n, text in enumerate(lines) for word in line(0.05 + 0.018 * n, text, at=0.35)]
    return read_letter(rows + REST).values.get("sender")


@pytest.mark.parametrize(
    ("letterhead", "reached"),
    [
        (["PEMERINTAH KOTA ELOK", "DINAS PASAR"], "Jalan Kenanga 4"),
        (["PEMERINTAH KOTA ELOK", "KELURAHAN TIMUR"], "Telp. (0999) 555"),
        (["PT SINAR ELOK", "(PERSERODA)"], "Laman sinar.example"),
        (["SMK NEGERI 2 ELOK"], "Pos-el smk@elok.example"),
        (["Koperasi Simpan Pinjam Elok"], "Gang Melati 2"),
    ],
)
def test_the_letterhead_ends_where_the_address_begins(letterhead, reached):
    assert sender(*letterhead, reached) == " ".join(letterhead)


def test_shreds_of_the_emblem_are_no_letterhead():
    rows = line(0.05, "PEMERINTAH KOTA ELOK", at=0.35) + line(0.062, "* }", at=0.15)
    rows += line(0.074, "DINAS PASAR", at=0.4) + line(0.074, "w", at=0.15) + REST
    assert read_letter(rows).values["sender"] == "PEMERINTAH KOTA ELOK DINAS PASAR"


def citizen(name_at_top, name_below):
    rows = line(0.05, name_at_top) + line(0.068, "Kampung Baru RT 01") + REST
    return read_letter(rows + line(0.6, "Hormat saya,", at=0.6) + line(0.68, name_below, at=0.6))


def test_a_citizen_is_named_at_the_top_and_below():
    reading = citizen("Rahayu Pertiwi", "Rahayu Pertiwi")
    assert reading.values["sender"] == "Rahayu Pertiwi" and "sender" not in reading.doubtful


def test_two_names_are_doubtful():
    assert "sender" in citizen("Rahayu Pertiwi", "Bambang Sejati").doubtful


def test_without_a_name_at_the_top_the_signature_tells():
    assert citizen("Perihal : Keberatan", "Bambang Sejati").values["sender"] == "Bambang Sejati"


def test_a_letter_without_any_name_has_no_sender():
    assert sender("12345", "Jalan Kenanga 4") is None
