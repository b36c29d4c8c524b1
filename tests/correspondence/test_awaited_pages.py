"""What waits for a reply is paged by its day; nothing is left out, however many wait."""

import pytest
from django.urls import reverse

from correspondence.models import OutgoingLetter
from correspondence.views import outgoing_lists
from tests.correspondence.sending_room import approved, book_of, signed

DAYS = ("2030-01-04", "2030-01-02", "2030-01-02", "2030-01-02", "2030-01-03")


@pytest.fixture
def asked(world, citra, arunika, monkeypatch):
    """Five letters that wait, three of them until the same day; pages of two."""
    monkeypatch.setattr(outgoing_lists, "PAGE", 2)
    book_of(world)
    letters = [signed(approved(world, citra, "kepala", reply_by=day), arunika) for day in DAYS]
    return [letter.pk for letter in letters]


def pages_from(client, url):
    """Page after page, as one presses "next"."""
    while url:
        context = client.get(url).context
        yield [row.pk for row in context["rows"]]
        url = context["page"]["next_url"]


def test_every_letter_stands_on_one_page(client_of, citra, asked):
    pages = list(pages_from(client_of(citra), reverse("outgoing:list") + "?tab=reply"))
    assert pages == [[asked[1], asked[2]], [asked[3], asked[4]], [asked[0]]]


def test_a_letter_that_was_answered_meanwhile_moves_nobody(client_of, citra, asked):
    pages = pages_from(client_of(citra), reverse("outgoing:list") + "?tab=reply")
    assert next(pages) == [asked[1], asked[2]]
    OutgoingLetter.objects.filter(pk=asked[1]).update(reply_due=None)
    assert next(pages) == [asked[3], asked[4]]


@pytest.mark.parametrize("place", ["x", "2030-13-01_4", "2030-01-02", "2030-01-02_" + "9" * 30])
def test_nonsense_begins_at_the_top(client_of, citra, asked, place):
    url = reverse("outgoing:list")
    rows = client_of(citra).get(url, {"tab": "reply", "from": place}).context["rows"]
    assert [row.pk for row in rows] == [asked[1], asked[2]]
