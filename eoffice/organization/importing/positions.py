"""Importing seats: found by unit, title and order; below the seat that is named, else the head."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from eoffice import clock
from eoffice.organization import policies
from eoffice.organization.actions import (
    grant_roles,
    place_new_positions,
    place_position,
    rewrite_positions,
)
from eoffice.organization.importing import cells
from eoffice.organization.importing.columns import Column, Line, levels_from_above, spread_errors
from eoffice.organization.importing.command import DEEPEST, Command, named_key, own_key
from eoffice.organization.importing.seats import Key, Seats
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


def plan(lines: list[Line], organization: Unit, *, by: Officer) -> None:
    """Say for every line whether it is new, a change, or wrong."""
    seats, groups = Seats(organization), _groups(organization)
    for line in lines:
        line.found = seats.find(*own_key(line))
    command = Command(lines, seats)
    for line in lines:
        _check(line, command, groups)
        if line.found is not None:
            _compare(line, command)
        _check_roles(line, seats, by)
    below = _taken_over_below(command)
    spread_errors(command.in_file, below, _("atasan_jabatan: that position is not taken over"))


def apply(lines: list[Line], organization: Unit, *, by: Officer) -> None:
    """Place the seats, those above first, and give them their roles."""
    seats, groups = Seats(organization), _groups(organization)
    command = Command(lines, seats)
    placed: dict[int, Position] = {}
    for level in levels_from_above({line.number: line for line in lines}, _row_above(command)):
        for line in level:
            placed[line.number] = _seat(line, command, groups, placed)
        new = [placed[line.number] for line in level if line.found is None]
        place_new_positions(new, by=by)
        called = [placed[line.number] for line in level if line.found and not _is_moved(line)]
        rewrite_positions(called, [*PLAIN, "group"], by=by)
        for line in level:
            if line.found and _is_moved(line):
                place_position(placed[line.number], by=by)
    given = [
        (placed[line.number], role)
        for line in lines
        for role in seats.missing_roles(line.found, line.values["roles"])
    ]
    grant_roles(given, by=by, valid_from=clock.today(organization.zone))


def _groups(organization: Unit) -> dict[str, PositionGroup]:
    return {group.code: group for group in PositionGroup.objects.filter(organization=organization)}


def _check(line: Line, command: Command, groups: dict[str, PositionGroup]) -> None:
    values = line.values
    _check_twice(line, command)
    if values["unit"] and values["unit"] not in command.seats.units:
        said = _("kode_unit: no unit in use has the code %(code)s")
        line.errors.append(said % {"code": values["unit"]})
    if values["group"] and values["group"] not in groups:
        line.errors.append(_("kelompok: no group has this code"))
    if values["is_head"]:
        _check_head(line, command)
    _check_above(line, command)


def _check_twice(line: Line, command: Command) -> None:
    first = command.in_file[own_key(line)]
    same = command.of_seat[line.found.pk] if line.found else line
    if line is not first:
        said = _("jabatan: stands in the table twice (row %(row)d); number them under urutan")
        line.errors.append(said % {"row": first.number})
    elif line is not same:
        said = _("jabatan: means the same position as row %(row)d; number them under urutan")
        line.errors.append(said % {"row": same.number})


def _check_above(line: Line, command: Command) -> None:
    named = named_key(line)
    if named and command.find(named) is None:
        line.errors.append(_("atasan_jabatan: no such position"))
    elif not line.errors and command.is_too_deep(line):
        said = _("atasan_jabatan: the seats stand in a ring, or more than %(n)d above each other")
        line.errors.append(said % {"n": DEEPEST})


def _check_head(line: Line, command: Command) -> None:
    """A unit has one head, in the table too."""
    first = command.heads[line.values["unit"]]
    if line is not first:
        said = _("kepala: row %(row)d heads this unit already")
        line.errors.append(said % {"row": first.number})
    head = command.seats.heads.get(line.values["unit"])
    if head is not None and head != line.found:
        line.errors.append(_("kepala: the unit has a head already"))


def _check_roles(line: Line, seats: Seats, by: Officer) -> None:
    roles = line.values["roles"] or ()
    if Role.AUDITOR in roles:
        line.errors.append(_("peran: an auditor is entered by hand, with the order's number"))
    missing = seats.missing_roles(line.found, roles)
    if line.found and missing and not (verdict := policies.may_give_role(by, line.found)):
        line.errors.append(f"peran: {verdict.reason}")


def _compare(line: Line, command: Command) -> None:
    seat = line.found
    line.compare(PLAIN)
    if line.values["group"] and (seat.group is None or seat.group.code != line.values["group"]):
        line.differences.append("group")
    above = command.find(named) if (named := named_key(line)) else None
    if above is not None and (_is_new(above) or _seat_id(above) != seat.superior_id):
        line.differences.append("superior")
    if command.seats.missing_roles(seat, line.values["roles"] or ()):
        line.differences.append("roles")


def _is_moved(line: Line) -> bool:
    return "superior" in line.differences


def _is_new(above: Line | Position) -> bool:
    return isinstance(above, Line) and above.found is None


def _seat_id(above: Line | Position) -> int:
    return above.pk if isinstance(above, Position) else above.found.pk


def _row_above(command: Command) -> Callable[[Line], int | None]:
    def number_of(line: Line) -> int | None:
        above = command.above(line)
        return above.number if isinstance(above, Line) else None

    return number_of


def _taken_over_below(command: Command) -> Callable[[Line], Key | None]:
    """The row that another one names as its superior."""

    def key_above(line: Line) -> Key | None:
        above = command.above(line) if named_key(line) else None
        return own_key(above) if isinstance(above, Line) else None

    return key_above


def _seat(
    line: Line, command: Command, groups: dict[str, PositionGroup], placed: dict[int, Position]
) -> Position:
    values = line.values
    seat = line.found or Position(
        unit=command.seats.units[values["unit"]], title=values["title"], order=values["order"]
    )
    for name in PLAIN:
        if line.found is None or name in line.differences:
            setattr(seat, name, values[name])
    seat.group = groups.get(values["group"], seat.group)
    if line.found is None or _is_moved(line):
        above = command.above(line)
        seat.superior = placed[above.number] if isinstance(above, Line) else above
    return seat
