"""Importing units: found by their code, hung below the unit whose code is named."""

from __future__ import annotations

from django.utils.translation import gettext as _

from eoffice.organization.actions import place_unit
from eoffice.organization.importing import cells
from eoffice.organization.importing.columns import Column, Line, from_above, spread_errors
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
PLAIN = ["name", "short_name", "kind", "is_office", "time_zone", "order"]


def plan(lines: list[Line], organization: Unit | None) -> None:
    """Say for every line whether it is new, a change, or wrong."""
    known = _known(organization)
    in_file: dict[str, Line] = {}
    for line in lines:
        code = line.values["code"]
        if code in in_file:
            line.errors.append(_("kode: stands in the table twice"))
        elif code:
            in_file[code] = line
        line.found = known.get(code)
    for line in lines:
        _check_parent(line, in_file, known, organization)
        if line.found is not None:
            _compare(line)
    spread_errors(in_file, _above, _("kode_induk: that unit is not taken over"))


def apply(lines: list[Line], organization: Unit | None, *, by: Officer) -> None:
    """Place the units, those above first."""
    known = _known(organization)
    for line in from_above({line.values["code"]: line for line in lines}, _above):
        unit = known.get(line.values["code"]) or Unit(code=line.values["code"])
        for name in PLAIN:
            if line.found is None or name in line.differences:
                setattr(unit, name, line.values[name])
        if line.values["parent"]:
            unit.parent = known[line.values["parent"]]
        known[line.values["code"]] = place_unit(unit, by=by)


def _known(organization: Unit | None) -> dict[str, Unit]:
    if organization is None:
        return {}
    units = Unit.objects.in_organization(organization.pk).exclude(code="")
    return {unit.code: unit for unit in units.select_related("parent")}


def _check_parent(
    line: Line, in_file: dict[str, Line], known: dict[str, Unit], organization: Unit | None
) -> None:
    code, parent = line.values["code"], line.values["parent"]
    is_root = organization is not None and line.found == organization
    if not parent:
        if organization is not None and line.found is None:
            line.errors.append(_("kode_induk: missing; only an organisation has none"))
        if organization is None and not (line.values["is_office"] and line.values["time_zone"]):
            line.errors.append(_("An organisation is an office and has a time zone."))
        return
    if is_root:
        line.errors.append(_("kode_induk: the organisation has none above it"))
    elif parent not in known and parent not in in_file:
        line.errors.append(_("kode_induk: no unit has the code %(code)s") % {"code": parent})
    elif _is_ring(code, in_file):
        line.errors.append(_("kode_induk: the units stand in a ring"))


def _is_ring(code: str, in_file: dict[str, Line]) -> bool:
    seen: set[str] = set()
    while code in in_file and code not in seen:
        seen.add(code)
        code = in_file[code].values["parent"] or ""
    return code in seen


def _compare(line: Line) -> None:
    line.compare(PLAIN)
    above = line.found.parent.code if line.found.parent else ""
    if line.values["parent"] and line.values["parent"] != above:
        line.differences.append("parent")


def _above(line: Line) -> str:
    return line.values["parent"] or ""
