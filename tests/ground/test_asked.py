"""Whole numbers of an address: what a browser may send, and what nobody can have been given."""

import pytest

from eoffice.asked import whole, wholes


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("007", 7), ("9" * 18, 10**18 - 1)])
def test_a_whole_number_is_read(text, number):
    assert whole(text) == number


@pytest.mark.parametrize("text", [None, "", "-1", "1.5", " 1", "²", "٣", "9" * 19, "1_0", "x"])
def test_nonsense_is_nothing(text):
    assert whole(text) is None


def test_a_number_may_have_fewer_digits_only():
    assert whole("2026", digits=4) == 2026
    assert whole("20261", digits=4) is None


def test_of_several_the_sound_ones_stay():
    assert wholes(["3", "²", "", "9" * 30, "1"]) == [3, 1]
