"""A reserved number is given up with its reason, on a page that asks for it."""

import pytest
from django.urls import reverse

from correspondence.actions import numbers
from correspondence.models import RegisterEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(book, hadi):
    return numbers.reserve(book.pk, 1, by=hadi, reason="Lembur")[0]


def now(entry) -> RegisterEntry:
    return RegisterEntry.objects.get(pk=entry.pk)


def address(entry) -> str:
    return reverse("registers:void_number", args=[entry.pk])


def test_the_book_leads_there(entry, book, hadi, client_of):
    page = client_of(hadi).get(reverse("registers:book", args=[book.pk])).content.decode()
    assert f'href="{address(entry)}"' in page
    assert entry.rendered in client_of(hadi).get(address(entry)).content.decode()


def test_without_a_reason_it_stays_reserved(entry, hadi, client_of):
    answer = client_of(hadi).post(address(entry), {"reason": " "})
    assert answer.status_code == 422 and now(entry).state == "reserved"


def test_the_reason_stays_with_it(entry, hadi, client_of):
    assert client_of(hadi).post(address(entry), {"reason": "Tidak jadi"}).status_code == 302
    assert (now(entry).state, now(entry).void_reason) == ("void", "Tidak jadi")


def test_who_does_not_keep_the_book_is_refused(entry, bimo, client_of):
    assert client_of(bimo).get(address(entry)).status_code == 403
