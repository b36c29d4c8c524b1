"""Every address of loans by its role table."""

import pytest
from django.urls import reverse

from tests.lending.desk import brought_to, paper_dossier
from tests.lending.role_table import ROLE_TABLE, ROLES


def address(name, kind, loan):
    """The address of the loan, its thing or its request for more time."""
    things = {
        "loan": lambda: loan.pk,
        "item": lambda: loan.items.get().pk,
        "extension": lambda: loan.extensions.get().pk,
    }
    if kind == "receipt":
        return reverse(name, args=[loan.pk, kind])
    if kind == "file":
        return reverse(name, args=[loan.items.get().pk, 1])
    return reverse(name, args=[things[kind]()] if kind else [])


@pytest.mark.parametrize("name", ROLE_TABLE)
def test_the_answers(name, world, laras, eka, answered):
    method, answers, state, kind, typed = ROLE_TABLE[name]
    loan = brought_to(state, eka, paper_dossier(world, laras), laras) if state else None
    url = address(name, kind, loan)
    given = answered(ROLES, lambda one: one.get(url) if method == "get" else one.post(url, typed))
    assert given == dict(zip(ROLES, answers, strict=True))
