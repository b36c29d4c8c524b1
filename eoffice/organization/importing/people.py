"""Importing people: found by their user name, put at a desk where the row names one."""

from __future__ import annotations

from datetime import date

from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from eoffice import clock
from eoffice.organization.actions import assign
from eoffice.organization.importing import cells
from eoffice.organization.importing.columns import Column, Line
from eoffice.organization.importing.seats import Seats
from eoffice.organization.models import Assignment, Unit, User
from eoffice.organization.officer import Officer
from eoffice.organization.states import AssignmentKind, StaffKind

COLUMNS = [
    Column("username", "nama_pengguna", cells.user_name, "kasi.pd.kppn", required=True),
    Column("name", "nama", cells.words(150), "Danu Umpamawan, S.E.", required=True),
    Column("nip", "nip", cells.nip, "199900002024001001"),
    Column("email", "email", cells.email, ""),
    Column("phone", "telepon", cells.words(30), ""),
    Column("rank", "pangkat", cells.words(60), "Penata (III/c)"),
    Column("staff_kind", "jenis_pegawai", cells.one_of(StaffKind, StaffKind.EXECUTOR), ""),
    Column("unit", "kode_unit", cells.words(30), "PD"),
    Column("title", "jabatan", cells.words(200), "Kepala Seksi Pencairan Dana"),
    Column("order", "urutan", cells.number, ""),
    Column("starts", "sejak", cells.day, "01-01-2026"),
    Column("decree_number", "nomor_sk", cells.words(100), "KEP-12/2026"),
]
PLAIN = ["name", "nip", "email", "phone", "rank", "staff_kind"]


def plan(lines: list[Line], organization: Unit) -> None:
    """Say for every line whether it is new, a change, or wrong."""
    seats = Seats(organization)
    names = [line.values["username"] for line in lines if line.values["username"]]
    same = User.objects.annotate(small=Lower("username")).filter(small__in=names)
    known = {user.username.lower(): user for user in same}
    seen: set[str] = set()
    for line in lines:
        name = line.values["username"]
        line.found = known.get(name)
        if name and name in seen:
            line.errors.append(_("nama_pengguna: stands in the table twice"))
        seen.add(name)
        if line.found is not None and line.found.organization_id != organization.pk:
            line.found = None
            line.errors.append(_("nama_pengguna: taken already"))
        _check_nip(line)
        _check_seat(line, seats, organization)
        if line.found is not None:
            line.compare(PLAIN)
            if _needs_seat(line, seats):
                line.differences.append("title")
    _refuse_twice(lines, "nip", _("nip: stands in the table twice"))


def apply(lines: list[Line], organization: Unit, *, by: Officer) -> None:
    """Enter the people without a password, and put them at their desks."""
    seats = Seats(organization)
    for line in lines:
        user = line.found or User(username=line.values["username"], organization=organization)
        for name in PLAIN:
            if line.found is None or name in line.differences:
                setattr(user, name, line.values[name])
        if line.found is None:
            user.set_unusable_password()
        user.save()
        if (seat := _seat(line, seats)) and (line.found is None or "title" in line.differences):
            assign(
                user.pk,
                seat.pk,
                by=by,
                starts=line.values["starts"] or clock.today(seat.unit.zone),
                decree_number=line.values["decree_number"],
            )


def _check_nip(line: Line) -> None:
    nip = line.values["nip"]
    others = User.objects.filter(nip=nip).exclude(pk=line.found.pk if line.found else None)
    if nip and others.exists():
        line.errors.append(_("nip: belongs to another account"))


def _refuse_twice(lines: list[Line], column: str, sentence: str) -> None:
    seen: set[str] = set()
    for line in lines:
        value = line.values[column]
        if value and value in seen:
            line.errors.append(sentence)
        seen.add(value)


def _seat(line: Line, seats: Seats) -> object | None:
    if not line.values["title"]:
        return None
    return seats.find(line.values["unit"] or "", line.values["title"], line.values["order"] or 0)


def _check_seat(line: Line, seats: Seats, organization: Unit) -> None:
    if not line.values["title"]:
        return
    seat = _seat(line, seats)
    if seat is None:
        line.errors.append(_("jabatan: no such position in this unit"))
        return
    holder = _holder_of(seat, line.values["starts"] or clock.today(organization.zone))
    if holder is not None and holder.user != line.found:
        sentence = _("jabatan: held by %(name)s; replace the holder under assignments")
        line.errors.append(sentence % {"name": holder.user})


def _needs_seat(line: Line, seats: Seats) -> bool:
    seat = _seat(line, seats)
    if seat is None:
        return False
    sits = Assignment.objects.until_later_than(clock.today(seat.unit.zone))
    return not sits.filter(position=seat, user=line.found).exists()


def _holder_of(seat: object, from_day: date) -> Assignment | None:
    sits = Assignment.objects.until_later_than(from_day).select_related("user")
    return sits.filter(position=seat, kind=AssignmentKind.DEFINITIVE).first()
