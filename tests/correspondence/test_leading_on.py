"""The page of a letter leads on: to its signature and its paper."""

from django.urls import reverse

from tests.correspondence.sending_room import approved, book_of, signed


def test_the_outcome_is_chosen_by_the_page_before(client_of, letter, arunika):
    url = reverse("disposition:close", args=[letter.pk])
    form = client_of(arunika).get(url, {"outcome": "answered"}).context["form"]
    assert form["outcome"].value() == "answered"


def test_the_page_of_a_signed_letter_leads_to_its_signature(client_of, world, dewi, eka):
    book_of(world)
    letter = signed(approved(world, dewi, "kasi_bank"), eka)
    page = client_of(dewi).get(reverse("outgoing:page", args=[letter.pk])).content.decode()
    assert reverse("outgoing:signed", args=[letter.pk]) in page


def test_who_wrote_it_may_print_it_for_signature(client_of, world, dewi):
    letter = approved(world, dewi, "kasi_bank")
    page = client_of(dewi).get(reverse("outgoing:page", args=[letter.pk])).content.decode()
    assert reverse("outgoing:paper", args=[letter.pk]) in page
