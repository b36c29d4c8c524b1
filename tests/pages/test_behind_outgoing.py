"""What has moved on of a letter that goes out leads to the page where it is shown now."""

from django.urls import resolve, reverse

from correspondence.actions import reviewing
from eoffice.pages.queries.behind import page_behind
from tests.correspondence.drafts import draft_by, kind_of


def test_a_late_verb_leads_to_the_letter(client_of, world, citra, danu):
    draft = draft_by(citra, kind_of(world))
    reviewing.submit(draft.pk, by=citra)
    reviewing.approve(draft.pk, by=danu, version=1)
    late = client_of(citra).post(reverse("outgoing:submit", args=[draft.pk]))
    assert late.status_code in (403, 409)
    match = resolve(reverse("outgoing:submit", args=[draft.pk]))
    assert page_behind(match) == reverse("outgoing:page", args=[draft.pk])


def test_a_book_and_an_unknown_delivery(db):
    match = resolve(reverse("outgoing:set_aside", args=[3]))
    assert page_behind(match) == reverse("outgoing:register", args=[3])
    assert page_behind(resolve(reverse("outgoing:hand_over", args=[3]))) == ""
    assert page_behind(resolve(reverse("outgoing:list"))) == ""
