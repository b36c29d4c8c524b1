"""Machines learn whether the process lives and whether it can serve."""

import pytest
from django.db import OperationalError, connection

from tests.ground.role_table import ROLE_TABLE


@pytest.mark.django_db
@pytest.mark.parametrize("name", ROLE_TABLE)
def test_anybody_may_ask(client, name):
    assert client.get(f"/{name}").status_code == ROLE_TABLE[name]["anonymous"]


@pytest.mark.django_db
def test_readyz_names_its_parts(client):
    assert client.get("/readyz").json() == {"database": True, "files": True}


@pytest.mark.django_db
def test_readyz_says_when_the_database_is_away(client, monkeypatch):
    def away():
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", away)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["database"]) == (503, False)


def test_healthz_takes_no_orders(client):
    assert client.post("/healthz").status_code == 405
