"""Every address of places by its role table."""

import pytest
from django.urls import reverse

from archive.actions.counting import begin_count
from tests.places.role_table import ROLE_TABLE, ROLES
from tests.places.shelves import boxed, boxes_on, shelf_of


@pytest.fixture
def address(world, laras):
    """The address of what the table names, made once."""
    shelf = shelf_of(world, laras)
    box = boxes_on(shelf, laras, 1)[0]
    dossier = boxed(world, laras, box)[0]
    count = begin_count(box, by=laras)
    things = {"place": shelf.pk, "box": box.pk, "count": count.pk, "code": dossier.label_code}

    def made(name, kind):
        asked = f"?box={box.pk}" if kind == "boxes" else ""
        return reverse(name, args=[things[kind]] if kind in things else []) + asked

    return made


@pytest.mark.parametrize("name", ROLE_TABLE)
def test_the_answers(name, address, answered):
    method, answers, kind, typed = ROLE_TABLE[name]
    url = address(name, kind)
    given = answered(ROLES, lambda one: one.get(url) if method == "get" else one.post(url, typed))
    assert given == dict(zip(ROLES, answers, strict=True))
