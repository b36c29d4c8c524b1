"""Dossiers are found in their list by what stands on their labels and on those of their box."""

import pytest

from archive.models import Dossier
from archive.queries.dossier_lists import matching
from eoffice import clock
from tests.archive.shelf import dossier_of
from tests.places.shelves import boxed, boxes_on, shelf_of


@pytest.fixture
def in_box(world, laras) -> Dossier:
    """The one that lies in the last of seven boxes, beside one that lies nowhere."""
    dossier_of(world, laras, medium="paper", title="Berkas lain")
    return boxed(world, laras, boxes_on(shelf_of(world, laras), laras, 7)[-1])[0]


def found_by(officer, words: str) -> set[int]:
    rows = matching(officer, {"q": words}, clock.today("Asia/Jakarta"))
    return set(rows.values_list("pk", flat=True))


@pytest.mark.parametrize(
    "words",
    ["{reference}", "{code}/{number}", "{number}/{year}", "{number:04d}/{year}", "boks {box}",
     "Box {box}", "dus{box}", "boks no. {box}", "{box}", "{label}", "{of_box}", "https://kantor.example/archive/c/{label}/"],
)  # fmt: skip
def test_what_is_written_on_it_finds_it(in_box, laras, words):
    facts = {"reference": in_box.reference, "code": in_box.code, "number": in_box.number,
             "year": in_box.year, "box": in_box.box.number, "label": in_box.label_code,
             "of_box": in_box.box.label_code.upper()}  # fmt: skip
    assert found_by(laras, words.format(**facts)) == {in_box.pk}


@pytest.mark.parametrize("words", ["999/2026", "KU.99/2/2026", "boks 6", "0123456789abcdef"])
def test_what_is_written_on_none_finds_none(in_box, laras, words):
    assert found_by(laras, words) == set()


def test_the_title_may_hold_such_a_number(world, laras):
    named = dossier_of(world, laras, title="Salinan keputusan 12/2019")
    assert found_by(laras, "12/2019") == {named.pk}


def test_the_box_of_another_office_is_not_told(in_box, world):
    assert found_by(world.officer("sekar"), f"boks {in_box.box.number}") == set()
