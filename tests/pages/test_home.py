"""The first page: what waits is a number and a link, the drafts before the desk included."""

from __future__ import annotations

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_every_counter_leads_to_its_tray(client_of, arunika):
    text = client_of(arunika).get(reverse("pages:home") + "?stay").content.decode()
    assert f'href="{reverse("pages:inbox")}?tab=letters"' in text
    assert f'href="{reverse("outgoing:approvals")}"' in text
