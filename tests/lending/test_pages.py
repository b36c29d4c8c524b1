"""The page of a loan in every state, for who lends and who borrows."""

import pytest
from django.urls import reverse

from tests.lending.desk import STATES, brought_to, paper_dossier
from tests.matrix.reading import named_twice

pytestmark = pytest.mark.django_db
OFFERS = {
    "requested": "loan_approve",
    "approved": "loan_hand_over",
    "on_loan": "loan_take_back",
    "copy": "lent_end",
    "more_time": "loan_decide_time",
    "lost": "lent_found",
}


@pytest.mark.parametrize("state", [*STATES, "copy"])
def test_who_lends_is_offered_the_next_verb_and_the_borrower_is_not(
    state, world, laras, eka, client_of
):
    loan = brought_to(state, eka, paper_dossier(world, laras), laras)
    thing = {"copy": loan.items.get, "lost": loan.items.get}.get(state, lambda: loan)()
    pk = loan.extensions.get().pk if state == "more_time" else thing.pk
    verb = reverse(f"archive:{OFFERS[state]}", args=[pk])
    page = reverse("archive:loan", args=[loan.pk])
    desk, mine = client_of(laras).get(page), client_of(eka).get(page)
    assert (desk.status_code, mine.status_code) == (200, 200)
    assert verb in desk.content.decode()
    assert named_twice(desk) == named_twice(mine) == []
    assert (verb in mine.content.decode()) == (state == "copy")


def test_both_lists_show_it(world, laras, eka, client_of):
    loan = brought_to("on_loan", eka, paper_dossier(world, laras), laras)
    listed = client_of(laras).get(reverse("archive:loans"), {"tab": "on_loan"})
    mine = client_of(eka).get(reverse("archive:my_loans"))
    for answer in (listed, mine):
        assert loan.reference in answer.content.decode()
    other = client_of(laras).get(reverse("archive:loans"), {"tab": "late"})
    assert loan.reference not in other.content.decode()
