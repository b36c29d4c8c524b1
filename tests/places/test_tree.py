"""A place counts what stands below it; a room shows the boxes that an old list put there."""

import pytest
from django.urls import reverse

from archive.models import Box, StorageLocation
from archive.queries.places import tree_of
from tests.places.shelves import boxed, boxes_on, shelf_of


@pytest.fixture
def shelf(world, laras):
    """With two boxes and a dossier, beside another shelf whose code begins alike."""
    shelf_of(world, laras, "A1")
    shelf = shelf_of(world, laras)
    boxed(world, laras, boxes_on(shelf, laras)[0])
    return shelf


def test_a_place_counts_what_is_below_it(shelf):
    counted = {row.code: (row.boxes, row.dossiers) for row in tree_of(shelf.office_id)}
    assert counted == {"R1": (2, 1), "A": (2, 1), "A1": (0, 0)}


def test_a_room_shows_its_own_boxes(shelf, laras, client_of):
    room = StorageLocation.objects.get(path="R1")
    page = reverse("archive:place", args=[room.pk])
    box = Box.objects.last()
    link = reverse("archive:box", args=[box.pk])
    assert link not in client_of(laras).get(page).content.decode()
    Box.objects.filter(pk=box.pk).update(location=room)
    assert link in client_of(laras).get(page).content.decode()
