"""Every address of signing, sending and the outgoing books answers every role as the table says."""

import pytest
from django.urls import reverse

from tests.sending.role_table import ROLE_TABLE, ROLES


@pytest.mark.parametrize("name", ROLE_TABLE)
def test_the_answers(name, thing, answered):
    method, answers, kind, typed = ROLE_TABLE[name]
    url = reverse(name, args=[thing(kind)] if kind else [])
    given = answered(ROLES, lambda one: one.get(url) if method == "get" else one.post(url, typed))
    assert given == dict(zip(ROLES, answers, strict=True))
