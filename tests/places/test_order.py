"""Places stand in the order in which one counts them, each below its parent."""

import pytest

from archive.queries.places import tree_of
from tests.places.shelves import shelf_of

pytestmark = pytest.mark.django_db


def test_the_tenth_shelf_comes_after_the_second(world, laras):
    for code in ("K10", "K2", "A", "K1"):
        shelf_of(world, laras, code)
    shelf_of(world, laras, "B", room="R10")
    shelf_of(world, laras, "B", room="R2")
    codes = [row.code for row in tree_of(world.units["kppn"].pk)]
    assert codes == ["R1", "A", "K1", "K2", "K10", "R2", "B", "R10", "B"]
