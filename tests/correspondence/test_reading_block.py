"""The block of Nomor, Sifat, Lampiran and Hal is read by its columns, also where signs are lost."""

import pytest

from correspondence.reading import read_letter
from tests.correspondence.typewriter import BODY, askew, line, row

NUMBER, SUBJECT = "421.3/88/SMP-7/2026", "Permintaan guru pengganti"


def letter(*, names=("Nomor", "Sifat", "Lampiran", "Hal"), colons="::::", number=NUMBER):
    values = (number, "Penting", "2 (dua) lembar", SUBJECT)
    rows = []
    for n, (name, colon, value) in enumerate(zip(names, colons, values, strict=True)):
        right = "Tanjung Elok, 6 Februari 2026" if n == 0 else ""
        rows += row(0.16 + 0.017 * n, name, value, right, colon.strip())
    return rows + line(0.26, "Yth. Kepala Dinas Pendidikan") + BODY


def seen(rows):
    values = read_letter(rows).values
    return values.get("sender_number"), values.get("subject")


@pytest.mark.parametrize(
    ("names", "colons"),
    [
        (("Nomor", "Sifat", "Lampiran", "Hal"), "::::"),
        (("Nomor", "Sifat", "Lampiran", "Perihal"), ":1;:"),
        (("Nemor", "Sifal", "Lampitan", "Perlhal"), "::::"),
        (("No.", "Sifat", "Lamp.", "Hal"), ":  :"),
        (("", "", "", ""), "::::"),
        (("", "Sifat", "", "Hal"), "1:1:"),
        (("Nomor", "Sifat", "Lampiran", "Hal"), "    "),
    ],
)
def test_number_and_subject_are_found(names, colons):
    assert seen(letter(names=names, colons=colons)) == (NUMBER, SUBJECT)


@pytest.mark.parametrize("lean", [-0.06, -0.03, 0.02, 0.05])
def test_a_page_that_lies_askew_is_read_the_same(lean):
    assert seen(askew(letter(), lean)) == (NUMBER, SUBJECT)


def test_what_is_lost_is_left_out_and_not_guessed():
    rows = [word for word in letter() if word[0] != NUMBER]
    assert "sender_number" not in read_letter(rows).values


def test_a_subject_goes_on_below_its_first_word_and_no_farther():
    rows = letter() + line(0.228, "di kelas enam", at=0.24)
    assert read_letter(rows).values["subject"] == f"{SUBJECT} di kelas enam"


def test_a_report_is_no_attachment():
    rows = row(0.16, "Nomor", "9/B/2026") + row(0.177, "Hal", "Laporan kegiatan", colon=":")
    values = read_letter(rows + line(0.194, "Laporan tambahan", at=0.24)).values
    assert values["subject"] == "Laporan kegiatan Laporan tambahan"
    assert "attachment_note" not in values


def test_a_cover_letter_has_a_number_and_no_subject():
    rows = line(0.16, "Tanjung Elok, 6 Februari 2026", at=0.62)
    rows += line(0.18, "SURAT PENGANTAR", at=0.42) + line(0.2, f"Nomor {NUMBER}", at=0.38)
    assert seen(rows + line(0.24, "Yth. Camat Tanjung Elok") + BODY) == (NUMBER, None)


def test_a_value_that_was_found_without_its_word_is_doubtful():
    clear, lost = letter(), letter(names=("", "", "", ""))
    assert "subject" not in read_letter(clear).doubtful
    assert {"sender_number", "subject"} <= read_letter(lost).doubtful


def test_a_word_that_was_hard_to_read_makes_its_value_doubtful():
    rows = letter()
    next(word for word in rows if word[0] == NUMBER)[5] = 31.0
    assert read_letter(rows).doubtful == {"sender_number"}


def test_an_empty_page_says_nothing():
    assert read_letter([]).values == {} and read_letter([["", 0, 0, 0, 0]]).values == {}
