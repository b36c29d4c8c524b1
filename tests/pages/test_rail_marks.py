"""The rail marks the entry from which a page is reached."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("outgoing:list", "outgoing:list"),
        ("outgoing:approvals", "outgoing:approvals"),
        ("outgoing:sign_many", "outgoing:approvals"),
        ("outgoing:approve_many", "outgoing:approvals"),
        ("outgoing:submit_many", "outgoing:list"),
        ("pages:inbox", "pages:inbox"),
    ],
)
def test_the_entry_is_marked(client_of, eka, page, marked):
    rail = client_of(eka).get(reverse(page)).context["rail"]
    assert [entry.url for entry in rail if entry.is_current] == [reverse(marked)]
