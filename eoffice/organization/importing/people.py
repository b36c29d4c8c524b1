"""Importing people: found by their user name, put at a desk where the row names one."""

from __future__ import annotations

from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from eoffice import clock
from eoffice.audit import diff
from eoffice.organization.actions import assign_many
from eoffice.organization.importing import cells
from eoffice.organization.importing.columns import Column, Line
from eoffice.organization.importing.desks import Desks
from eoffice.organization.importing.seats import Seats
from eoffice.organization.models import Position, Unit, User
from eoffice.organization.officer import Officer
from eoffice.organization.settings_trail import SettingsEvent, note_each
from eoffice.organization.states import StaffKind

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
CODED, FREE = ["staff_kind"], ["name", "nip", "email", "phone", "rank"]
PLAIN = CODED + FREE


def plan(lines: list[Line], organization: Unit, *, by: Officer) -> None:
    """Say for every line whether it is new, a change, or wrong."""
    seats, known = Seats(organization), _known(lines)
    desks = Desks(organization)
    for line in lines:
        line.found = known.get(line.values["username"])
    _refuse_twice(lines, "username", _("nama_pengguna: stands in the table twice (row %(row)d)"))
    _refuse_twice(lines, "nip", _("nip: stands in the table twice (row %(row)d)"))
    owners = _owners_of_nips(lines)
    for line in lines:
        _check_account(line, organization, owners)
        if line.found is not None:
            line.compare(PLAIN)
        if line.values["title"]:
            desks.check(line, _seat(line, seats), by=by)


def apply(lines: list[Line], organization: Unit, *, by: Officer) -> None:
    """Enter the people without a password, and put them at their desks."""
    seats, today = Seats(organization), clock.today(organization.zone)
    found = [line.found for line in lines if line.found]
    before = {user.pk: {name: getattr(user, name) for name in PLAIN} for user in found}
    people = [(line, _person(line, organization)) for line in lines]
    new = [user for line, user in people if line.found is None]
    changed = [user for line, user in people if line.found and set(line.differences) & set(PLAIN)]
    User.objects.bulk_create(new, batch_size=500)
    User.objects.bulk_update(changed, PLAIN, batch_size=500)
    office_id = organization.pk
    note_each(SettingsEvent.ADDED, [(user, {}) for user in new], by=by, office_id=office_id)
    said = [(user, diff(before[user.pk], user, coded=CODED, free=FREE)) for user in changed]
    note_each(SettingsEvent.CHANGED, said, by=by, office_id=office_id)
    sittings = [
        (user, seat, line.values["starts"] or today, line.values["decree_number"])
        for line, user in people
        if (line.found is None or "title" in line.differences) and (seat := _seat(line, seats))
    ]
    assign_many(sittings, by=by)


def _person(line: Line, organization: Unit) -> User:
    user = line.found or User(username=line.values["username"], organization=organization)
    for name in PLAIN:
        if line.found is None or name in line.differences:
            setattr(user, name, line.values[name])
    if line.found is None:
        user.set_unusable_password()
    return user


def _known(lines: list[Line]) -> dict[str, User]:
    names = [line.values["username"] for line in lines if line.values["username"]]
    same = User.objects.annotate(small=Lower("username")).filter(small__in=names)
    return {user.username.lower(): user for user in same}


def _check_account(line: Line, organization: Unit, owners: dict[str, int]) -> None:
    if line.found is not None and line.found.organization_id != organization.pk:
        line.found = None
        line.errors.append(_("nama_pengguna: taken already"))
    if line.found is not None and not line.found.is_active:
        line.errors.append(_("nama_pengguna: this account is deactivated"))
    owner = owners.get(line.values["nip"])
    if owner is not None and (line.found is None or owner != line.found.pk):
        line.errors.append(_("nip: belongs to another account"))


def _owners_of_nips(lines: list[Line]) -> dict[str, int]:
    nips = [line.values["nip"] for line in lines if line.values["nip"]]
    return dict(User.objects.filter(nip__in=nips).values_list("nip", "pk"))


def _refuse_twice(lines: list[Line], column: str, sentence: str) -> None:
    seen: dict[str, int] = {}
    for line in lines:
        value = line.values[column]
        if value and value in seen:
            line.errors.append(sentence % {"row": seen[value]})
        seen.setdefault(value, line.number)


def _seat(line: Line, seats: Seats) -> Position | None:
    if not line.values["title"]:
        return None
    return seats.find(line.values["unit"] or "", line.values["title"], line.values["order"] or 0)
