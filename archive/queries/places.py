"""What lies where: the tree of places, a place with its boxes, a box with its dossiers, a code."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from archive.loan_states import AWAY, LentAs
from archive.models import Box, Dossier, Inventory, LoanItem, StorageLocation
from archive.queries.dossier_lists import title_for
from archive.queries.written import box_in, code_in, reference_in
from archive.states import GONE, PlaceKind
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role

LEVELS = {PlaceKind.ROOM: 0, PlaceKind.SHELF: 1, PlaceKind.ROW: 2}
Thing = Dossier | Box | StorageLocation


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One line of the tree."""

    pk: int
    code: str
    name: str
    kind: str
    kind_name: str
    level: int
    boxes: int
    dossiers: int
    active: bool


@dataclass(frozen=True, slots=True)
class BoxRow:
    """One box on a shelf."""

    pk: int
    number: int
    place: str
    dossiers: int
    first_folder: int | None
    last_folder: int | None
    away: int

    @property
    def folders(self) -> str:
        """ "1–12", "3" or nothing."""
        if self.first_folder is None:
            return ""
        ends = dict.fromkeys([str(self.first_folder), str(self.last_folder)])
        return "–".join(ends)


@dataclass(frozen=True, slots=True)
class FolderRow:
    """One dossier in a box."""

    pk: int
    folder: int | None
    reference: str
    title: str
    unit: str
    state: str
    loan_id: int | None
    loan: str


def places_kept_by(officer: Officer) -> QuerySet[StorageLocation]:
    """Those of the offices whose archivist the officer is."""
    offices = officer.offices_with_role(Role.ARCHIVIST)
    return StorageLocation.objects.filter(office__in=offices)


def boxes_kept_by(officer: Officer) -> QuerySet[Box]:
    """The boxes of these offices."""
    return Box.objects.filter(office__in=officer.offices_with_role(Role.ARCHIVIST))


def counts_kept_by(officer: Officer) -> QuerySet[Inventory]:
    """The counts of these offices, the newest first."""
    offices = officer.offices_with_role(Role.ARCHIVIST)
    rows = Inventory.objects.filter(office__in=offices)
    return rows.select_related("box", "location").order_by("-pk")


def tree_of(office_id: int) -> list[PlaceRow]:
    """Every place of an office in its order, with what stands on it and below it."""
    places = sorted(StorageLocation.objects.filter(office=office_id), key=_as_counted)
    standing = Box.objects.filter(office=office_id).exclude(location=None)
    boxes = dict(standing.values_list("location").annotate(n=Count("pk")))
    lying = Dossier.objects.filter(office=office_id).exclude(box=None).exclude(state__in=GONE)
    dossiers = dict(lying.values_list("box__location").annotate(n=Count("pk")).order_by())
    in_boxes, in_dossiers = _with_below(places, boxes), _with_below(places, dossiers)
    return [_place_row(one, in_boxes[one.path], in_dossiers[one.path]) for one in places]


def _with_below(places: list[StorageLocation], standing: dict[int, int]) -> Counter[str]:
    """By path: what stands on a place and on all that are below it."""
    found: Counter[str] = Counter()
    for place in places:
        parts = place.path.split("/")
        for depth in range(len(parts)):
            found["/".join(parts[: depth + 1])] += standing.get(place.pk, 0)
    return found


def _as_counted(place: StorageLocation) -> list[list[tuple[bool, int, str]]]:
    """Below its parent, and by numbers as one counts: K2 before K10."""
    return [
        [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]
        for parts in (filter(None, re.split(r"(\d+)", one)) for one in place.path.split("/"))
    ]


def boxes_of(boxes: QuerySet[Box]) -> list[BoxRow]:
    """Boxes with how much lies in each and what of it is out; three statements."""
    found = list(boxes.select_related("location"))
    inside = Dossier.objects.filter(box__in=found).exclude(state__in=GONE).order_by()
    facts = inside.values("box").annotate(
        n=Count("pk"), first=Min("folder_number"), last=Max("folder_number")
    )
    by_box: dict[int, dict[str, Any]] = {row["box"]: {**row} for row in facts}
    out = LoanItem.objects.filter(dossier__box__in=found, lent_as=LentAs.PAPER, state__in=AWAY)
    away = dict(out.order_by().values_list("dossier__box").annotate(n=Count("pk")))
    return [_box_row(one, by_box.get(one.pk, {}), away.get(one.pk, 0)) for one in found]


def boxes_behind(boxes: QuerySet[Box], last: int | None) -> QuerySet[Box]:
    """Boxes from left to right, behind one of them or from the beginning; those without a place
    on the shelf, as in a room, come first."""
    rows = boxes.annotate(stands=Coalesce("position", 0)).order_by("stands", "pk")
    before = rows.filter(pk=last).first() if last else None
    if before is None:
        return rows
    return rows.filter(Q(stands__gt=before.stands) | Q(stands=before.stands, pk__gt=before.pk))


def content_of(box: Box, officer: Officer) -> list[FolderRow]:
    """The dossiers in a box by folder; what is out is shown with its loan."""
    rows = Dossier.objects.filter(box=box).exclude(state__in=GONE)
    found = list(rows.select_related("unit", "classification").order_by("folder_number", "pk"))
    items = LoanItem.objects.filter(dossier__in=found, lent_as=LentAs.PAPER, state__in=AWAY)
    loans = {item.dossier_id: item.loan for item in items.select_related("loan")}
    return [_folder_row(one, loans.get(one.pk), officer) for one in found]


def code_meant(office_id: int, text: str) -> str:
    """The same; where a label cannot be scanned any more, what is written on it does as well: the
    number of a dossier, "boks 12", the path of a shelf. Nothing where nothing bears it."""
    if code := code_in(text):
        return code
    thing = _written(office_id, " ".join(text.split()))
    return thing.label_code if thing else ""


def _written(office_id: int, text: str) -> Thing | None:
    if (box := box_in(text)) is not None:
        return Box.objects.filter(office=office_id, number=box).first()
    if meant := reference_in(text):
        rows = Dossier.objects.filter(office=office_id, number=meant.number, year=meant.year)
        rows = rows.filter(classification__code=meant.code) if meant.code else rows
        return rows.first()
    return StorageLocation.objects.filter(office=office_id, path__iexact=text).first()


def thing_of_code(office_id: int, code: str) -> Thing | None:
    """The dossier, box or place of this office that bears the label."""
    dossiers = Dossier.objects.select_related("box", "classification")
    for rows in (dossiers, Box.objects.select_related("location"), StorageLocation.objects):
        if found := rows.filter(office=office_id, label_code=code).first():
            thing: Thing = found
            return thing
    return None


def _place_row(place: StorageLocation, boxes: int, dossiers: int) -> PlaceRow:
    return PlaceRow(
        pk=place.pk,
        code=place.code,
        name=place.name,
        kind=place.kind,
        kind_name=str(place.get_kind_display()),
        level=LEVELS[PlaceKind(place.kind)],
        boxes=boxes,
        dossiers=dossiers,
        active=place.active,
    )


def _box_row(box: Box, facts: dict, away: int) -> BoxRow:
    return BoxRow(
        pk=box.pk,
        number=box.number,
        place=box.location.path if box.location else "",
        dossiers=facts.get("n", 0),
        first_folder=facts.get("first"),
        last_folder=facts.get("last"),
        away=away,
    )


def _folder_row(dossier: Dossier, loan: object, officer: Officer) -> FolderRow:
    return FolderRow(
        pk=dossier.pk,
        folder=dossier.folder_number,
        reference=dossier.reference,
        title=title_for(officer, dossier),
        unit=dossier.unit.name,
        state=f"dossier_{dossier.state}",
        loan_id=getattr(loan, "pk", None),
        loan=getattr(loan, "reference", ""),
    )
