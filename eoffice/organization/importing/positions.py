"""Importing seats: found by unit, title and order; below the seat that is named, else the head."""

from __future__ import annotations

from django.utils.translation import gettext as _

from eoffice import clock
from eoffice.organization.actions import grant_role, place_position
from eoffice.organization.importing import cells
from eoffice.organization.importing.columns import Column, Line, from_above, spread_errors
from eoffice.organization.importing.seats import Key, Seats, key_of
from eoffice.organization.models import Position, PositionGroup, Unit
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role

COLUMNS = [
    Column("unit", "kode_unit", cells.words(30), "PD", required=True),
    Column("title", "jabatan", cells.words(200), "Kepala Seksi Pencairan Dana", required=True),
    Column("order", "urutan", cells.number, ""),
    Column("short_title", "singkatan", cells.words(80), "Kasi PD"),
    Column("group", "kelompok", cells.words(40), "eselon-iv"),
    Column("is_head", "kepala", cells.flag, "ya"),
    Column("is_functional", "fungsional", cells.flag, "tidak"),
    Column("echelon", "eselon", cells.words(10), "IV.a"),
    Column("superior_unit", "atasan_unit", cells.words(30), "KPPN"),
    Column("superior", "atasan_jabatan", cells.words(200), "Kepala Kantor"),
    Column("superior_order", "atasan_urutan", cells.number, ""),
    Column("roles", "peran", cells.several_of(Role), ""),
]
PLAIN = ["short_title", "is_head", "is_functional", "echelon"]


def plan(lines: list[Line], organization: Unit) -> None:
    """Say for every line whether it is new, a change, or wrong."""
    seats, groups = Seats(organization), _groups(organization)
    in_file: dict[Key, Line] = {}
    for line in lines:
        key = _key(line)
        if key in in_file:
            line.errors.append(_("jabatan: stands in the table twice; number them under urutan"))
        in_file.setdefault(key, line)
        line.found = seats.find(
            line.values["unit"], line.values["title"], line.values["order"] or 0
        )
    for line in lines:
        _check(line, seats, groups, in_file)
        if line.found is not None:
            _compare(line)
    spread_errors(in_file, _named, _("atasan_jabatan: that position is not taken over"))


def apply(lines: list[Line], organization: Unit, *, by: Officer) -> None:
    """Place the seats, those above first, and give them their roles."""
    seats, groups = Seats(organization), _groups(organization)
    heads_first = sorted(lines, key=lambda line: not line.values["is_head"])
    for line in from_above({_key(line): line for line in heads_first}, _named):
        values = line.values
        seat = seats.find(values["unit"], values["title"], values["order"]) or Position(
            unit=seats.units[values["unit"]], title=values["title"], order=values["order"]
        )
        for name in PLAIN:
            if line.found is None or name in line.differences:
                setattr(seat, name, values[name])
        seat.group = groups.get(values["group"], seat.group)
        seat.superior = _superior(line, seats) or seat.superior
        seats.add(place_position(seat, by=by))
        for role in _missing_roles(seat, values["roles"]):
            grant_role(seat.pk, role, by=by, valid_from=clock.today(seat.unit.zone))


def _groups(organization: Unit) -> dict[str, PositionGroup]:
    return {group.code: group for group in PositionGroup.objects.filter(organization=organization)}


def _key(line: Line) -> Key:
    values = line.values
    return key_of(values["unit"] or "", values["title"] or "", values["order"] or 0)


def _named(line: Line) -> Key | None:
    """The superior that the row names, if it names one."""
    values = line.values
    if not values["superior"]:
        return None
    unit = values["superior_unit"] or values["unit"]
    return key_of(unit, values["superior"], values["superior_order"] or 0)


def _check(
    line: Line, seats: Seats, groups: dict[str, PositionGroup], in_file: dict[Key, Line]
) -> None:
    values = line.values
    if values["unit"] and values["unit"] not in seats.units:
        line.errors.append(_("kode_unit: no unit has the code %(code)s") % {"code": values["unit"]})
    if values["group"] and values["group"] not in groups:
        line.errors.append(_("kelompok: no group has this code"))
    if Role.AUDITOR in (values["roles"] or ()):
        line.errors.append(_("peran: an auditor is entered by hand, with the order's number"))
    head = seats.heads.get(values["unit"])
    if values["is_head"] and head is not None and head != line.found:
        line.errors.append(_("kepala: the unit has a head already"))
    named = _named(line)
    if named and named not in in_file and seats.find(*named) is None:
        line.errors.append(_("atasan_jabatan: no such position"))
    elif _is_ring(line, in_file):
        line.errors.append(_("atasan_jabatan: the positions stand in a ring"))


def _is_ring(line: Line, in_file: dict[Key, Line]) -> bool:
    seen: set[Key] = set()
    key: Key | None = _key(line)
    while key is not None and key in in_file and key not in seen:
        seen.add(key)
        key = _named(in_file[key])
    return key in seen


def _compare(line: Line) -> None:
    seat = line.found
    line.compare(PLAIN)
    if line.values["group"] and (seat.group is None or seat.group.code != line.values["group"]):
        line.differences.append("group")
    above = seat.superior
    named = _named(line)
    if named and (
        above is None or key_of(above.unit.code, above.title, above.order)[:2] != named[:2]
    ):
        line.differences.append("superior")
    if _missing_roles(seat, line.values["roles"] or ()):
        line.differences.append("roles")


def _missing_roles(seat: Position, roles: tuple[str, ...]) -> list[str]:
    has = set(seat.roles.filter(valid_until__isnull=True).values_list("role", flat=True))
    return [role for role in roles if role not in has]


def _superior(line: Line, seats: Seats) -> Position | None:
    """The seat that the row names; for a new one else the head of its unit or of the one above."""
    named = _named(line)
    if named:
        return seats.find(*named)
    if line.found is not None:
        return None
    unit: Unit | None = seats.units[line.values["unit"]]
    unit = unit.parent if line.values["is_head"] and unit else unit
    while unit is not None:
        if head := seats.heads.get(unit.code):
            return head
        unit = unit.parent
    return None
