"""Every address of signing, sending and the outgoing books answers every role as the table says."""

import pytest
from django.urls import reverse

from tests.sending.role_table import ROLE_TABLE, ROLES


@pytest.mark.parametrize("role", range(len(ROLES)), ids=[str(role) for role in ROLES])
@pytest.mark.parametrize("name", ROLE_TABLE)
def test_the_answer(name, role, thing, client, client_of, request):
    method, answers, kind, typed = ROLE_TABLE[name]
    url = reverse(name, args=[thing(kind)] if kind else [])
    browser = client_of(request.getfixturevalue(ROLES[role])) if ROLES[role] else client
    answer = browser.get(url) if method == "get" else browser.post(url, typed)
    assert answer.status_code == answers[role]
    if not ROLES[role] and answers[role] == 302:
        assert "/accounts/login" in answer.url
