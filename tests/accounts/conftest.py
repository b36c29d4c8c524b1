"""Accounts with passwords, and a browser that knocks from an address of its choice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from eoffice.audit.models import AuditEntry
from eoffice.organization.models import PositionRole, User
from tests.world import LONG_AGO, World

PASSWORD = "sebuah-kalimat-panjang"


@pytest.fixture
def account(world: World) -> Callable[[str], User]:
    """The person's account, with the password of the tests."""

    def give(person: str) -> User:
        user = world.users[person]
        user.set_password(PASSWORD)
        user.save()
        return user

    return give


@pytest.fixture
def knock() -> Callable[..., HttpResponse]:
    """Try to sign in."""

    def at_the_door(
        username: str, password: str = PASSWORD, address: str = "10.0.0.1", client=None
    ):
        return (client or Client()).post(
            reverse("account_login"),
            {"login": username, "password": password},
            REMOTE_ADDR=address,
        )

    return at_the_door


@pytest.fixture
def dinas_admin(world: World):
    """Yuda also administers the Dinas, an office nested in the Setda."""
    PositionRole.objects.create(
        position=world.seats["loket_dinas"], role="office_admin", valid_from=LONG_AGO
    )
    return world.officer("yuda")


def events_of(user_id: int) -> list[str]:
    """The events in the chain of this account, oldest first."""
    entries = AuditEntry.objects.filter(subject_kind="account", subject_id=user_id).order_by("pk")
    return [event.removeprefix("account.") for event in entries.values_list("event", flat=True)]
