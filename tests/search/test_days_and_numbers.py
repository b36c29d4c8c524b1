"""Days in digits and words that only say what follows: what an officer copies from a page."""

import pytest

from correspondence.search.asking import question_of
from correspondence.search.words import token_of


@pytest.mark.parametrize("typed", ["12-05-2026", "12/5/2026", "12.05.2026", "2026-05-12"])
def test_a_day_in_digits_is_the_day_as_letters_write_it(typed):
    (term,) = question_of(typed).must
    assert {("12", "mei", "2026"), ("12", "5", "2026")} <= set(term.any_of)
    assert not term.is_varied


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("Agenda 0075/2026", ["0075/2026"]), ("nomor agenda 75", ["75"]), ("no. 12", ["12"]),
     ("tanggal 12 Mei 2026", ["12", "Mei", "2026"]), ("agenda rapat", ["agenda", "rapat"]),
     ("no. KM/540/2026", ["KM/540/2026"]), ("Selasa, 15 Mei 2026", ["15", "Mei", "2026"]),
     ("rapat selasa", ["rapat", "selasa"]), ("no KM 540", ["no", "KM", "540"]),
     ("nomor surat", ["nomor", "surat"]), ('"agenda 75"', ["agenda 75"]), ("agenda", ["agenda"])],
)  # fmt: skip
def test_what_only_says_that_a_number_follows_is_passed_over(typed, asked):
    assert [term.typed for term in question_of(typed).must] == asked


@pytest.mark.parametrize("typed", ["12/5/26", "12-05-26", "12.5.26"])
def test_a_year_of_two_digits_is_one_of_this_century(typed):
    (term,) = question_of(typed).must
    assert ("12", "mei", "2026") in term.any_of and not term.is_varied


@pytest.mark.parametrize(
    ("typed", "month"),
    [("12 Sep 2026", "september"), ("sept 2026", "september"), ("12 Agt", "agustus"),
     ("Okt. 2026", "oktober"), ("3 nop 2026", "november"), ("1 Jan", "januari")],
)  # fmt: skip
def test_a_short_month_beside_a_number_is_the_whole_one_too(typed, month):
    must = question_of(typed).must
    assert any((token_of(month),) in term.any_of for term in must)
    assert not any(term.is_varied for term in must)


@pytest.mark.parametrize("typed", ["jan kas", '"sep" 2026', "mei 2026", "des", "sep*"])
def test_elsewhere_it_is_a_word(typed):
    assert all(len(term.any_of) == 1 for term in question_of(typed).must)


def test_a_month_in_digits_is_the_month_as_letters_write_it():
    (term,) = question_of("2026-05").must
    assert set(term.any_of) == {("2026", "5"), ("mei", "2026")} and not term.is_varied
    assert len(question_of("2026-13").must[0].any_of) == 1


@pytest.mark.parametrize(
    "typed", ["“akhir tahun”", "„akhir tahun“", "«akhir tahun»", '"akhir tahun"']
)
def test_quotes_of_every_shape_make_a_phrase(typed):
    (term,) = question_of(typed).must
    assert term.is_quoted and len(term.phrase) == 2
