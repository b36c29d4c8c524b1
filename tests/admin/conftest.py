"""Admins of two organisations and of a nested office, and forms filled in as a browser would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from eoffice.organization.models import PositionRole, User
from tests.world import LONG_AGO, World


def _admin_at(world: World, seat: str, person: str):
    PositionRole.objects.create(
        position=world.seats[seat], role="office_admin", valid_from=LONG_AGO
    )
    return world.officer(person)


@pytest.fixture
def rama(world: World):
    """Rama administers the whole Setda."""
    return _admin_at(world, "loket_setda", "rama")


@pytest.fixture
def yuda(world: World):
    """Yuda administers the Dinas, which is nested in the Setda."""
    return _admin_at(world, "loket_dinas", "yuda")


@pytest.fixture
def superuser(world: World) -> Client:
    """A browser of the installation's superuser, who sits nowhere."""
    client = Client()
    client.force_login(User.objects.create_superuser("admin", password="x", name="Admin"))
    return client


@pytest.fixture
def address() -> Callable[..., str]:
    """The address of an admin page."""

    def page_of(model: str, what: str = "changelist", *args: Any) -> str:
        return reverse(f"admin:organization_{model}_{what}", args=args)

    return page_of


def filled(browser: Client, url: str, **changes: Any) -> dict[str, Any]:
    """What the form of the page would send, with these changes."""
    form = browser.get(url).context["adminform"].form
    data = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    formsets = browser.get(url).context["inline_admin_formsets"]
    for inline in formsets:
        management = inline.formset.management_form
        data |= {f"{management.prefix}-{name}": value for name, value in management.initial.items()}
        for row in inline.formset.forms:
            fields = row.fields.items()
            data |= {row.add_prefix(n): row.get_initial_for_field(f, n) for n, f in fields}
            data[row.add_prefix("id")] = row.instance.pk
    data |= changes
    return {name: value for name, value in data.items() if value is not None and value is not False}


def errors_of(answer) -> dict:
    """The errors that the page shows."""
    return {} if answer.status_code == 302 else answer.context["adminform"].form.errors
