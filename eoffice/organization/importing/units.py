"""Importing units: found by their code, hung below the unit whose code is named."""

from __future__ import annotations

from django.utils.translation import gettext as _

from eoffice.organization.actions import place_new_units, place_unit, rewrite_units
from eoffice.organization.importing import cells
from eoffice.organization.importing.columns import Column, Line, levels_from_above, spread_errors
from eoffice.organization.importing.seats import linked_units
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer
from eoffice.organization.states import UnitKind

COLUMNS = [
    Column("code", "kode", cells.words(30), "PD", required=True),
    Column("name", "nama", cells.words(200), "Seksi Pencairan Dana", required=True),
    Column("short_name", "nama_singkat", cells.words(60), "Seksi PD"),
    Column("parent", "kode_induk", cells.words(30), "KPPN"),
    Column("kind", "jenis", cells.one_of(UnitKind, UnitKind.SECTION), "Seksi"),
    Column("is_office", "kantor", cells.flag, "tidak"),
    Column("time_zone", "zona_waktu", cells.time_zone, ""),
    Column("order", "urutan", cells.number, "2"),
]
DEEPEST = 20  # levels of an organisation
CALLED = ["name", "short_name", "kind", "order"]
PLAIN = [*CALLED, "is_office", "time_zone"]


def plan(lines: list[Line], organization: Unit | None, *, by: Officer) -> None:
    """Say for every line whether it is new, a change, or wrong."""
    known = _known(organization)
    spelt = {code.casefold(): code for code in known}
    in_file: dict[str, Line] = {}
    for line in lines:
        code = line.values["code"]
        if code in in_file:
            said = _("kode: stands in the table twice (row %(row)d)")
            line.errors.append(said % {"row": in_file[code].number})
        elif code:
            in_file[code] = line
        line.found = known.get(code)
        if code and spelt.setdefault(code.casefold(), code) != code:
            said = _("kode: “%(code)s” is there with other capitals")
            line.errors.append(said % {"code": spelt[code.casefold()]})
    for line in lines:
        _check_parent(line, in_file, known, organization)
        if line.found is not None:
            _check_found(line)
            _compare(line)
    spread_errors(in_file, _above, _("kode_induk: that unit is not taken over"))


def apply(lines: list[Line], organization: Unit | None, *, by: Officer) -> None:
    """Place the units, those above first; the new ones and the renamed ones of a level together."""
    known = _known(organization)
    for level in levels_from_above({line.values["code"]: line for line in lines}, _above):
        units = [(_unit(line, known), line) for line in level]
        new = [unit for unit, line in units if line.found is None]
        place_new_units(new, by=by)
        known |= {unit.code: unit for unit in new}
        called = [unit for unit, line in units if line.found and not _is_moved(line)]
        rewrite_units(called, CALLED, by=by)
        moved = [unit for unit, line in units if line.found and _is_moved(line)]
        for unit in moved:
            place_unit(unit, by=by)
        if moved:  # what stands below them belongs elsewhere now
            known = _known(organization)


def _is_moved(line: Line) -> bool:
    return not set(line.differences) <= set(CALLED)


def _unit(line: Line, known: dict[str, Unit]) -> Unit:
    unit = known.get(line.values["code"]) or Unit(code=line.values["code"])
    for name in PLAIN:
        if line.found is None or name in line.differences:
            setattr(unit, name, line.values[name])
    if line.values["parent"]:
        unit.parent = known[line.values["parent"]]
    return unit


def _known(organization: Unit | None) -> dict[str, Unit]:
    return {unit.code: unit for unit in linked_units(organization)} if organization else {}


def _check_parent(
    line: Line, in_file: dict[str, Line], known: dict[str, Unit], organization: Unit | None
) -> None:
    code, parent = line.values["code"], line.values["parent"]
    if not parent:
        _check_root(line, organization)
    elif organization is not None and line.found == organization:
        line.errors.append(_("kode_induk: the organisation has none above it"))
    elif parent not in known and parent not in in_file:
        line.errors.append(_("kode_induk: no unit has the code %(code)s") % {"code": parent})
    elif parent in known and not known[parent].active:
        line.errors.append(_("kode_induk: the unit %(code)s is deactivated") % {"code": parent})
    elif _depth(code, in_file, known) > DEEPEST:
        said = _("kode_induk: the units stand in a ring, or on more than %(n)d levels")
        line.errors.append(said % {"n": DEEPEST})


def _check_root(line: Line, organization: Unit | None) -> None:
    if organization is not None and line.found is None:
        line.errors.append(_("kode_induk: missing; only an organisation has none"))
    if organization is None and not (line.values["is_office"] and line.values["time_zone"]):
        line.errors.append(_("An organisation is an office and has a time zone."))


def _check_found(line: Line) -> None:
    if not line.found.active:
        line.errors.append(_("kode: this unit is deactivated; use it again first"))
    if line.found.is_office and line.cells.get("is_office") and not line.values["is_office"]:
        said = _("kantor: an office stays one; its letters and registers are kept there")
        line.errors.append(said)


def _depth(code: str, in_file: dict[str, Line], known: dict[str, Unit]) -> int:
    """On which level a unit would stand; one that would stand below itself never ends."""
    for level in range(1, DEEPEST + 1):
        unit = known.get(code)
        line = in_file.get(code)
        named = line.values["parent"] if line else ""
        code = named or (unit.parent.code if unit and unit.parent else "")
        if not code:
            return level
    return DEEPEST + 1


def _compare(line: Line) -> None:
    line.compare(PLAIN)
    above = line.found.parent.code if line.found.parent else ""
    if line.values["parent"] and line.values["parent"] != above:
        line.differences.append("parent")


def _above(line: Line) -> str:
    return line.values["parent"] or ""
