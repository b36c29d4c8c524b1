"""One word or the other: OR, ATAU and | join their neighbours; elsewhere they are words."""

import pytest

from correspondence.search import answering, keeping, stale, suggesting
from correspondence.search.answering import Asked
from correspondence.search.asking import question_of
from tests.disposition.letters import letter_for

BRIDGE, ROAD, SCHOOL = "Perbaikan Jembatan Sewu", "Perbaikan jalan Melati", "Perbaikan sekolah"


def read(typed):
    """The alternatives of each term."""
    return [tuple(" ".join(one) for one in term.any_of) for term in question_of(typed).must]


@pytest.mark.parametrize("word", ["OR", "atau", "ATAU", "Atau", "|"])
def test_two_words_are_alternatives(word):
    assert read(f"kas {word} bank") == [("kas", "bank")]


@pytest.mark.parametrize(
    ("typed", "alternatives"),
    [
        ("uang kas OR bank OR giro 5", [("uang",), ("kas", "bank", "giro"), ("5",)]),
        ('"kas besar" OR bank', [("kas besar", "bank")]),
        ("kas OR kas", [("kas",)]),
        ("OR kas", [("kas",)]),
        ("OR", []),
        ("kas AND bank", [("kas",), ("bank",)]),
        ("kas and", [("kas",), ("and",)]),
        ("kas atau", [("kas",), ("atau",)]),
        ("atau", [("atau",)]),
        ("kas or bank", [("kas",), ("or",), ("bank",)]),
        ("kas OR OR bank", [("kas", "bank")]),
        ('kas OR ""', [("kas",)]),
        ('"kas OR bank"', [("kas or bank",)]),
        ("| kas |", [("kas",)]),
    ],
)
def test_what_is_joined_and_what_is_a_word(typed, alternatives):
    assert read(typed) == alternatives


def test_exclusions_are_never_alternatives():
    asked = question_of("kas OR -bank")
    assert [term.typed for term in asked.never] == ["bank"]
    assert read("kas OR -bank") == [("kas",)]


@pytest.fixture
def letters(world):
    found = [letter_for(world, "kepala", subject=words) for words in (BRIDGE, ROAD, SCHOOL)]
    stale.mark([letter.pk for letter in found])
    keeping.index_stale()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "subjects"),
    [
        ("jembatan OR jalan", {BRIDGE, ROAD}),
        ("perbaikan jembatan atau sekolah", {BRIDGE, SCHOOL}),
        ("jembtan OR sekolha", {BRIDGE, SCHOOL}),
        ('"jembatan sewu" | "jalan sewu"', {BRIDGE}),
        ("jembatan OR jalan -melati", {BRIDGE}),
        ("skol* OR mela*", {ROAD}),
    ],
)
def test_letters_with_one_or_the_other(letters, arunika, words, subjects):
    page = answering.page(arunika, Asked(words=words), before=None, limit=5)
    assert {row.line.subject for row in page.rows} == subjects


@pytest.mark.django_db
def test_the_last_word_may_grow_behind_an_or(letters, arunika):
    offered = {one.text for one in suggesting.suggestions(arunika, "zzzz OR jemba")}
    assert BRIDGE in offered
