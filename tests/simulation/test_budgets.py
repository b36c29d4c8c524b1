"""What a page may ask of the database, at a desk before which much lies (bars, "Speed")."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from correspondence.models import Letter, Register
from eoffice.organization.models import User

LISTS = {"pages:inbox": 8, "pages:letters": 6, "pages:followed": 7}
LETTER, BOOK, HOME = 14, 8, 9
POLLING = {"HX-Request": "true", "X-Poll": "1"}
Costs = Callable[..., int]


@pytest.mark.django_db
def test_who_is_not_signed_in_is_led_to_the_door(client):
    assert client.get(reverse("pages:inbox")).status_code == 302


@pytest.fixture
def costs(simulated, django_assert_max_num_queries) -> Costs:
    """How many statements a page takes when it is asked for the second time."""

    def ask(account: str, url: str, most: int, **headers: str) -> None:
        client = Client()
        client.force_login(User.objects.get(username=account))
        assert client.get(url, headers=headers).status_code in (200, 204)
        with django_assert_max_num_queries(most):
            client.get(url, headers=headers)

    return ask


@pytest.mark.parametrize("account", ["kepala.sim", "biro1.sim", "staf1.bagian1.sim"])
@pytest.mark.parametrize("name", ["pages:inbox", "pages:letters", "pages:followed"])
def test_a_list_of_an_official(costs, account, name):
    costs(account, reverse(name), LISTS[name])


@pytest.mark.parametrize("name", ["pages:letters", "pages:inbox"])
def test_a_list_of_a_clerk(costs, name):
    costs("loket1.sim", reverse(name), LISTS[name])


def test_an_agenda_book(costs):
    book = Register.objects.get(office__code="sim", direction="incoming", for_secret=False)
    costs("pencatat1.sim", reverse("registers:book", args=[book.pk]), BOOK)


def test_the_home_page_of_a_head(costs):
    costs("kepala.sim", reverse("pages:home"), HOME)


def test_a_letter_with_its_chain(costs):
    chain = Letter.objects.filter(dispositions__parent__parent__isnull=False).distinct()
    read = chain.filter(recipients__position__assignments__user__username="kepala.sim").last()
    costs("kepala.sim", reverse("pages:letter", args=[read.pk]), LETTER)


@pytest.mark.parametrize(("name", "most"), [("notices:badge", 3), ("files:progress", 4)])
def test_what_a_page_asks_by_itself(costs, name, most):
    costs("loket1.sim", reverse(name), most, **POLLING)
