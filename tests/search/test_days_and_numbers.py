"""Days in digits and words that only say what follows: what an officer copies from a page."""

import pytest

from correspondence.search.asking import question_of


@pytest.mark.parametrize("typed", ["12-05-2026", "12/5/2026", "12.05.2026", "2026-05-12"])
def test_a_day_in_digits_is_the_day_as_letters_write_it(typed):
    (term,) = question_of(typed).must
    assert {("12", "mei", "2026"), ("12", "5", "2026")} <= set(term.any_of)
    assert not term.is_varied


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("Agenda 0075/2026", ["0075/2026"]), ("nomor agenda 75", ["75"]), ("no. 12", ["12"]),
     ("tanggal 12 Mei 2026", ["12", "Mei", "2026"]), ("agenda rapat", ["agenda", "rapat"]),
     ("nomor surat", ["nomor", "surat"]), ('"agenda 75"', ["agenda 75"]), ("agenda", ["agenda"])],
)  # fmt: skip
def test_what_only_says_that_a_number_follows_is_passed_over(typed, asked):
    assert [term.typed for term in question_of(typed).must] == asked
