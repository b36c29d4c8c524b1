"""Every role gets exactly the answers of the role table."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.accounts.role_table import ROLE_TABLE, ROLES

CASES = [
    (name, method, role, answer)
    for name, (method, answers) in ROLE_TABLE.items()
    for role, answer in zip(ROLES, answers, strict=True)
]
OF_A_PERSON = {"person", "slip_issue", "account_close", "account_reopen"}


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "method", "role", "answer"), CASES)
def test_the_answer_is_that_of_the_table(world, client_of, name, method, role, answer):
    browser = client_of(world.officer(role)) if role else Client()
    args = [world.users["dewi"].pk] if name.split(":")[1] in OF_A_PERSON else []
    send = getattr(browser, method)
    assert send(reverse(name, args=args), {"purpose": "reset"}).status_code == answer
