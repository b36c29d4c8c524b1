"""A type that no book numbers: said while it is written and when it goes up, with what to do."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from correspondence.models import OutgoingLetter
from tests.correspondence.drafts import draft_by, kind_of
from tests.correspondence.sending_room import book_of
from tests.correspondence.test_draft_page import write

SAID = "Belum ada buku kantor ini yang menomori jenis surat ini"


@pytest.fixture
def draft(world, citra):
    return draft_by(citra, kind_of(world))


def page(client, draft):
    return client.get(reverse("outgoing:edit", args=[draft.pk])).content.decode()


def test_the_page_of_the_draft_says_so(client_of, citra, draft):
    assert SAID in page(client_of(citra), draft)


def test_going_up_says_so_and_goes_up(client_of, citra, draft):
    body = {"subject": "Hal", "body": "Isi", "do": "submit"}
    answer = write(client_of(citra), draft, **addressed(), **body)
    assert SAID in " ".join(str(message) for message in get_messages(answer.wsgi_request))
    assert OutgoingLetter.objects.get(pk=draft.pk).state == "in_review"


def test_with_a_book_nothing_is_said(client_of, world, citra, draft):
    book_of(world)
    assert SAID not in page(client_of(citra), draft)


def test_a_book_for_other_types_only_does_not_number_it(client_of, world, citra, draft):
    other = kind_of(world)
    other.pk, other.code = None, "lain"
    other.save()
    book_of(world).types.add(other)
    assert SAID in page(client_of(citra), draft)


def addressed():
    """One addressee, as the page sends it."""
    return {"to-0-name": "Kepala Dinas Rekaan", "to-0-role": "to", "to-0-address": "Jalan 1"}
