"""Every address of what is kept of searches answers every role as the table says."""

import pytest
from django.urls import reverse

from correspondence.actions import exports, saved_searches
from correspondence.search import packing
from tests.search.role_table import ROLE_TABLE, ROLES

pytestmark = pytest.mark.django_db


@pytest.fixture
def things(world, eka) -> dict[str, int]:
    """A saved search of eka's, letters packed for her and others that will be."""
    saved = saved_searches.save("Sungai", "q=sungai", by=eka)
    export = exports.ask("q=sungai", by=eka)
    packing.pack(export.pk)
    open_one = exports.ask("q=sungai", by=eka)
    return {"saved": saved.pk, "export": export.pk, "open": open_one.pk}


@pytest.mark.parametrize("role", range(len(ROLES)), ids=[str(role) for role in ROLES])
def test_the_answers(role, things, client, client_of, request):
    name_of_role = ROLES[role]
    browser = client_of(request.getfixturevalue(name_of_role)) if name_of_role else client
    wrong = []
    for name, (method, answers, thing, typed) in ROLE_TABLE.items():
        url = reverse(name, args=[things[thing]] if thing else [])
        answer = browser.get(url) if method == "get" else browser.post(url, typed)
        if answer.status_code != answers[role]:
            wrong.append(f"{name}: {answer.status_code}, the table says {answers[role]}")
    assert wrong == []
