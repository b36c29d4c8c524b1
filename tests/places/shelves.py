"""What the tests of places share: a room with a shelf, boxes and dossiers in them."""

from __future__ import annotations

from archive.actions.places import PlaceData, make_boxes, make_place, put_into_box
from archive.models import Box, Dossier, StorageLocation
from eoffice.organization.officer import Officer
from tests.archive.shelf import dossier_of
from tests.world import World


def shelf_of(world: World, laras: Officer, code: str = "A", room: str = "R1") -> StorageLocation:
    """A shelf in a room."""
    office = world.units["kppn"].pk
    found = StorageLocation.objects.filter(office=office, path=room).first()
    found = found or make_place(office, PlaceData("room", room, "Ruang arsip"), by=laras)
    return make_place(office, PlaceData("shelf", code, "", found.pk), by=laras)


def boxes_on(shelf: StorageLocation, laras: Officer, count: int = 2) -> list[Box]:
    """Boxes on that shelf."""
    return make_boxes(shelf.office_id, count, shelf.pk, by=laras)


def boxed(world: World, laras: Officer, box: Box, count: int = 1) -> list[Dossier]:
    """Dossiers of paper in that box."""
    made = [dossier_of(world, laras, medium="paper", title=f"Berkas {n}") for n in range(count)]
    return [put_into_box(one.pk, box.pk, by=laras) for one in made]
