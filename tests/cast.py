"""The cast as fixtures: `world`, everybody by first name as an `Officer`, and `client_of`.

Who is who stands in `tests/world.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from eoffice.organization.middleware import DESK_OF_SESSION
from eoffice.organization.models import User
from eoffice.organization.officer import Officer
from tests.world import PEOPLE, World, build_world


@pytest.fixture
def world(db: None) -> World:
    """Both organisations."""
    return build_world()


@pytest.fixture
def client_of() -> Callable[[Officer], Client]:
    """A signed-in browser of an officer, at the desk that the officer has now.

    The session is written as signing in leaves it: the way there has tests of its own.
    """

    def signed_in(officer: Officer) -> Client:
        user = User.objects.get(pk=officer.user_id)
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session[DESK_OF_SESSION] = officer.position_id
        session.create()
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
        return client

    return signed_in


@pytest.fixture
def answered(
    client_of: Callable[[Officer], Client], request: pytest.FixtureRequest
) -> Callable[..., dict[str | None, int]]:
    """What an address answers each role; whoever asks finds all as it was before the others."""

    def asked(
        roles: Sequence[str | None], ask: Callable[[Client], HttpResponse]
    ) -> dict[str | None, int]:
        officers = [role and request.getfixturevalue(role) for role in roles]
        found = {}
        for role, officer in zip(roles, officers, strict=True):
            with transaction.atomic():
                answer = ask(client_of(officer) if officer else Client())
                transaction.set_rollback(True)
            found[role] = answer.status_code
            if not role and answer.status_code == 302:
                assert "/accounts/login" in answer.url
        return found

    return asked


def _person(key: str) -> Callable[[World], Officer]:
    @pytest.fixture(name=key)
    def person(world: World) -> Officer:
        return world.officer(key)

    return person


for _key in PEOPLE:
    globals()[_key] = _person(_key)
