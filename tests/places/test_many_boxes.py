"""A shelf shows all its boxes, page by page; a print of too many comes in parts."""

import re
from html import escape

import pytest
from django.urls import reverse

from archive.models import Box, StorageLocation
from archive.states import PlaceKind
from archive.views import place_labels
from tests.places.shelves import boxes_on, shelf_of


def read_through(browser, address: str) -> list[int]:
    """The keys of the boxes on this page and on those behind it."""
    found: list[int] = []
    while address:
        page = browser.get(address).content.decode()
        found += [int(pk) for pk in re.findall(r'href="/archive/boxes/(\d+)/"', page)]
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following[1].replace("&amp;", "&") if following else ""
    return found


def test_every_box_of_a_shelf_is_on_a_page(world, laras, client_of):
    shelf = shelf_of(world, laras)
    boxes = boxes_on(shelf, laras, 200) + boxes_on(shelf, laras, 1)
    Box.objects.filter(pk=boxes[0].pk).update(position=300)  # moved to the right end
    expected = [box.pk for box in [*boxes[1:], boxes[0]]]
    assert read_through(client_of(laras), reverse("archive:place", args=[shelf.pk])) == expected


def test_boxes_without_a_place_are_paged_too(world, laras, client_of):
    shelf = shelf_of(world, laras)
    boxes = boxes_on(shelf, laras, 101)
    Box.objects.update(location=None, position=None)
    expected = [box.pk for box in boxes]
    assert read_through(client_of(laras), reverse("archive:places")) == expected


@pytest.mark.parametrize("last", ["x", "0", "999999"])
def test_a_box_that_stands_elsewhere_begins_at_the_top(last, world, laras, client_of):
    shelf = shelf_of(world, laras)
    (box,) = boxes_on(shelf, laras, 1)
    page = f"{reverse('archive:place', args=[shelf.pk])}?box={last}"
    assert read_through(client_of(laras), page) == [box.pk]


def test_labels_of_many_come_in_parts(world, laras, client_of, monkeypatch):
    monkeypatch.setattr(place_labels, "MOST", 2)
    shelf, browser = shelf_of(world, laras), client_of(laras)
    boxes_on(shelf, laras, 3)
    StorageLocation.objects.bulk_create(place_below(shelf, f"B{n}") for n in range(2))
    asked = f"{reverse('archive:box_labels')}?place={shelf.pk}"
    for address in (asked, reverse("archive:place_labels", args=[shelf.pk])):
        page = browser.get(address)
        last = page.context["parts"][-1]
        assert (last.first, last.last) == (3, 3) and escape(last.url) in page.content.decode()
        assert browser.get(last.url)["Content-Type"] == "application/pdf"


def place_below(above, code):
    return StorageLocation(
        organization_id=above.organization_id,
        office_id=above.office_id,
        parent=above,
        kind=PlaceKind.ROW,
        code=code,
        path=f"{above.path}/{code}",
    )


def test_the_labels_of_a_page_can_be_printed(world, laras, client_of):
    shelf, browser = shelf_of(world, laras), client_of(laras)
    boxes_on(shelf, laras, 102)
    first = browser.get(reverse("archive:place", args=[shelf.pk]))
    second = browser.get(first.context["page"]["next_url"]).content.decode()
    labels = re.search(r'href="([^"]+labels.pdf[?]box=[^"]+)"', second)[1].replace("&amp;", "&")
    assert labels.count("box=") == 2
    assert browser.get(labels).status_code == 200
