"""The cast as fixtures: `world`, everybody by first name as an `Officer`, and `client_of`.

Who is who stands in `tests/world.py`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from eoffice.organization.models import User
from eoffice.organization.officer import Officer
from tests.world import PEOPLE, World, build_world


@pytest.fixture
def world(db: None) -> World:
    """Both organisations."""
    return build_world()


@pytest.fixture
def client_of() -> Callable[[Officer], Client]:
    """A signed-in browser of an officer, at the desk that the officer has now."""

    def signed_in(officer: Officer) -> Client:
        client = Client()
        client.force_login(User.objects.get(pk=officer.user_id))
        session = client.session
        session["desk_id"] = officer.position_id
        session.save()
        return client

    return signed_in


def _person(key: str) -> Callable[[World], Officer]:
    @pytest.fixture(name=key)
    def person(world: World) -> Officer:
        return world.officer(key)

    return person


for _key in PEOPLE:
    globals()[_key] = _person(_key)
