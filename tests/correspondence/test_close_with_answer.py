"""A letter that was answered is closed with that outcome chosen already."""

from django.urls import reverse

from tests.correspondence.sending_room import approved, book_of, signed


def test_the_outcome_is_chosen_by_the_page_before(client_of, letter, arunika):
    url = reverse("disposition:close", args=[letter.pk])
    form = client_of(arunika).get(url, {"outcome": "answered"}).context["form"]
    assert form["outcome"].value() == "answered"


def test_a_signed_answer_leads_there(client_of, world, letter, dewi, eka):
    book_of(world)
    answer = approved(world, dewi, "kasi_bank")
    type(answer).objects.filter(pk=answer.pk).update(answers=letter.pk)
    signed(answer, eka)
    page = client_of(dewi).get(reverse("outgoing:send", args=[answer.pk])).content.decode()
    assert f"{reverse('disposition:close', args=[letter.pk])}?outcome=answered" in page
