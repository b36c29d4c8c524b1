"""Rooms, shelves, rows and boxes: set up, make, move, and put dossiers into boxes.

Order of locks: office → box → dossier → chain head.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from archive.events import ArchiveEvent, DossierEvent
from archive.models import Box, Dossier, StorageLocation
from archive.policies.archivist import at_archive
from archive.policies.places import may_keep_places
from archive.queries.lending import KEPT, whereabouts
from archive.states import Medium, PlaceKind
from eoffice import audit, clock
from eoffice.errors import NotFound, Refused, WrongState
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

MOST_BOXES = 200
UNDER = {PlaceKind.SHELF: (PlaceKind.ROOM,), PlaceKind.ROW: (PlaceKind.SHELF,)}


@dataclass(frozen=True, slots=True)
class PlaceData:
    """A place: what it is, its short code, its name, and in which it stands."""

    kind: str
    code: str
    name: str = ""
    parent_id: int | None = None


@transaction.atomic
def make_place(office_id: int, data: PlaceData, *, by: Officer) -> StorageLocation:
    """Set up a room, a shelf in a room, or a row of a shelf."""
    may_keep_places(by, office_id).enforce()
    by, office = at_archive(by, office_id), _held_office(office_id)
    parent = _parent(office_id, data)
    code = data.code.strip()
    path = f"{parent.path}/{code}" if parent else code
    if not code or "/" in code or len(path) > 100:
        raise Refused(_("Give the place a short code without a slash."))
    if other := StorageLocation.objects.filter(office=office_id, path__iexact=path).first():
        raise Refused(_("There is a place %(path)s already.") % {"path": other.path})
    place = StorageLocation.objects.create(
        organization_id=office.root_id,
        office=office,
        parent=parent,
        kind=data.kind,
        code=code,
        name=data.name.strip(),
        path=path,
    )
    audit.record(ArchiveEvent.PLACE_MADE, place, by=by, detail={"path": path}, begins=True)
    return place


@transaction.atomic
def change_place(place_id: int, name: str, *, active: bool, by: Officer) -> StorageLocation:
    """Name it differently, or take it out of use; what still holds boxes stays in use."""
    _held_office_of(StorageLocation, place_id)
    place = StorageLocation.objects.locked(place_id)
    may_keep_places(by, place.office_id).enforce()
    by = at_archive(by, place.office_id)
    if not active and (place.boxes.exists() or place.children.filter(active=True).exists()):
        raise WrongState(_("Something stands there still; move it first."))
    changes = {"name": [place.name, name.strip()], "active": [place.active, active]}
    place.name, place.active = name.strip(), active
    place.save(update_fields=["name", "active"])
    audit.record(ArchiveEvent.PLACE_CHANGED, place, by=by, changes=changes)
    return place


@transaction.atomic
def make_boxes(office_id: int, count: int, place_id: int | None, *, by: Officer) -> list[Box]:
    """New boxes with the next numbers of the office, on a place or waiting for one."""
    may_keep_places(by, office_id).enforce()
    by, office = at_archive(by, office_id), _held_office(office_id)
    if not 1 <= count <= MOST_BOXES:
        raise Refused(_("Make between 1 and %(n)d boxes at once.") % {"n": MOST_BOXES})
    place = _place(office_id, place_id) if place_id else None
    last = Box.objects.filter(office=office_id).aggregate(last=Max("number"))["last"] or 0
    made = []
    for number in range(last + 1, last + 1 + count):
        box = Box.objects.create(
            organization_id=office.root_id,
            office=office,
            number=number,
            location=place,
            position=_next_position(place),
            made_at=clock.now(),
        )
        made.append(box)
        audit.record(ArchiveEvent.BOX_MADE, box, by=by, detail={"number": number}, begins=True)
    return made


@transaction.atomic
def move_box(box_id: int, place_id: int, *, by: Officer) -> Box:
    """Put a box on another shelf, at its right end."""
    _held_office_of(Box, box_id)
    box = Box.objects.select_related("location").locked(box_id)
    may_keep_places(by, box.office_id).enforce()
    by = at_archive(by, box.office_id)
    place = _place(box.office_id, place_id)
    before = box.location.path if box.location else ""
    if box.location_id == place.pk:
        raise WrongState(_("Box %(n)d stands there already.") % {"n": box.number})
    box.position = _next_position(place)
    box.location = place
    box.save(update_fields=["location", "position"])
    audit.record(ArchiveEvent.BOX_MOVED, box, by=by, changes={"location": [before, place.path]})
    return box


@transaction.atomic
def put_into_box(
    dossier_id: int, box_id: int, *, by: Officer, folder: int | None = None
) -> Dossier:
    """Put a dossier into a box, as the folder of this number or as the next one."""
    box = Box.objects.locked(box_id)
    may_keep_places(by, box.office_id).enforce()
    by = at_archive(by, box.office_id)
    try:
        dossier = Dossier.objects.select_related("box").locked(dossier_id)
    except Dossier.DoesNotExist as gone:
        raise NotFound from gone
    if dossier.office_id != box.office_id:
        raise NotFound
    _must_be_movable(dossier)
    if dossier.box_id == box.pk and folder in (None, dossier.folder_number):
        raise WrongState(_("%(thing)s lies in that box already.") % {"thing": dossier.reference})
    before = [dossier.box.number if dossier.box else None, dossier.folder_number]
    number = folder or _next_folder(box)
    if box.dossiers.filter(folder_number=number).exclude(pk=dossier.pk).exists():
        raise WrongState(_("Folder %(n)d of that box is taken.") % {"n": number})
    dossier.box, dossier.folder_number = box, number
    dossier.save(update_fields=["box", "folder_number"])
    said = DossierEvent.BOXED if before[0] is None else DossierEvent.MOVED
    audit.record(said, dossier, by=by, changes={"box": [before, [box.number, number]]})
    return dossier


def _must_be_movable(dossier: Dossier) -> None:
    """What is on a list, gone or out on loan stays where it is."""
    words = {"thing": dossier.reference}
    if dossier.state not in KEPT:
        raise WrongState(_("%(thing)s is on a list for disposal, or gone.") % words)
    if dossier.medium == Medium.DIGITAL:
        raise WrongState(_("There is no paper of %(thing)s.") % words)
    if (away := whereabouts(dossier.pk).filter(item=None).first()) is not None:
        words["number"] = away.loan.reference
        raise WrongState(_("%(thing)s is out on loan %(number)s.") % words)


def _held_office(office_id: int) -> Unit:
    """The office, held: numbers of boxes, codes of places and positions on a shelf are given one
    after the other, and no shelf goes out of use while something is put there."""
    return Unit.objects.locked(office_id)


def _held_office_of(kind: type[Box] | type[StorageLocation], pk: int) -> Unit:
    return _held_office(kind.objects.values_list("office_id", flat=True).get(pk=pk))


def _parent(office_id: int, data: PlaceData) -> StorageLocation | None:
    if data.kind == PlaceKind.ROOM:
        return None
    above = StorageLocation.objects.filter(office=office_id, pk=data.parent_id, active=True)
    parent = above.filter(kind__in=UNDER.get(PlaceKind(data.kind), ())).first()
    if parent is None:
        raise Refused(_("A shelf stands in a room, a row belongs to a shelf."))
    return parent


def _place(office_id: int, place_id: int) -> StorageLocation:
    found = StorageLocation.objects.filter(office=office_id, pk=place_id, active=True).first()
    if found is None:
        raise NotFound
    if found.kind == PlaceKind.ROOM:
        raise Refused(_("Boxes stand on shelves; choose a shelf of the room."))
    return found


def _next_position(place: StorageLocation | None) -> int | None:
    if place is None:
        return None
    return (place.boxes.aggregate(last=Max("position"))["last"] or 0) + 1


def _next_folder(box: Box) -> int:
    return (box.dossiers.aggregate(last=Max("folder_number"))["last"] or 0) + 1
