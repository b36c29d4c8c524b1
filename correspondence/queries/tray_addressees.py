"""Which addressees have a tray in this installation: by the letter they sent, or by their name.

A letter to them goes straight into their tray, without paper. Of an office outside the own
organisation nothing but its name is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from correspondence.models import Delivery, Letter
from correspondence.normalising import name_key, office_of
from eoffice.organization.models import Position, Unit

TELLING = 3  # words of a title that names one office among many


def tray_of_sender(letter: Letter) -> dict[str, int]:
    """Where the answer to this letter goes: `office` or `position`; empty for a sender outside.

    What came through a tray is known for certain; else the sender is called as an office is.
    """
    delivery = Delivery.objects.filter(their_letter=letter).select_related("letter").first()
    if delivery is not None:
        sent = delivery.letter
        if sent.office_id == letter.office_id and sent.signing_seat_id:
            return {"position": sent.signing_seat_id}
        return {"office": sent.office_id}
    if letter.type and letter.type.is_complaint:
        return {}
    name = letter.sender.name if letter.sender else letter.sender_name
    found = offices_named([name], but=letter.office_id).get(name_key(name))
    return {"office": found} if found else {}


def offices_named(names: Iterable[str], *, but: int) -> dict[str, int]:
    """The offices that are called so, in full or in short, themselves or by their head ("Kepala
    Dinas Contoh", also as the desk of the head is called), by the keys of these names; none where
    two share a name."""
    wanted = {name_key(name) for name in names if name.strip()}
    if not wanted:
        return {}
    found: dict[str, set[int]] = {}
    offices = Unit.objects.active().offices().exclude(pk=but)
    for pk, *called in offices.values_list("pk", "name", "short_name"):
        for key in {office_of(name_key(name)) for name in called if name}:
            found.setdefault(key, set()).add(pk)
    for pk, title in _heads(offices):
        found.setdefault(office_of(name_key(title)), set()).add(pk)
    meant = {key: found.get(office_of(key), set()) for key in wanted}
    return {key: next(iter(pks)) for key, pks in meant.items() if len(pks) == 1}


def _heads(offices: QuerySet[Unit]) -> list[tuple[int, str]]:
    """These offices by the titles of their heads, where a title says more than "Kepala Dinas"."""
    heads = Position.objects.active().filter(is_head=True, unit__in=offices)
    titles = heads.values_list("unit_id", "title")
    return [(pk, title) for pk, title in titles if len(title.split()) >= TELLING]


def with_trays(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows of addressees with `tray`: the name of the office or desk in whose tray it will lie."""
    rows = list(rows)
    offices = dict(_wanted(Unit.objects.all(), rows, "office").values_list("pk", "name"))
    seats = Position.objects.select_related("unit__office")
    desks = {seat.pk: _desk(seat) for seat in _wanted(seats, rows, "position")}
    return [
        {**row, "tray": desks.get(row.get("position")) or offices.get(row.get("office"), "")}
        for row in rows
    ]


def _desk(seat: Position) -> str:
    office = str(seat.unit.own_office)
    return seat.title if office in seat.title else f"{seat.title}, {office}"


def _wanted(things: Any, rows: list[Mapping[str, Any]], name: str) -> Any:
    return things.filter(pk__in={row[name] for row in rows if row.get(name)})
