"""The stores themselves: the world is committed here, and no file of another test lies about."""

import pytest

from tests.disposals.planted import empty_the_stores
from tests.world import build_world


@pytest.fixture
def world(db):
    """Both organisations, in a database that keeps what is committed, and empty stores."""
    empty_the_stores()
    return build_world()
