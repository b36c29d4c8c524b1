"""The world of the tests: two organisations, small but complete, made in a dozen statements.

KPPN (Jakarta): arunika heads · gita assists her · fajar heads Umum and administers · bimo stands
at the intake desk · hadi records · eka heads Bank (staff dewi) · danu heads PD (staff citra) ·
the head of Vera is vacant (staff wulan) · laras keeps the archive · indra audits.
Setda (Makassar): sekar is the Sekda · rama has intake and register · nested in it the Dinas:
kirana heads, yuda has its desk, bagas heads Bina Marga, tirta works there · and the Kelurahan:
melia. Nobody of one organisation may ever see anything of the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from eoffice.organization import models, queries
from eoffice.organization.models import Assignment, Position, Unit, User
from eoffice.organization.officer import Officer
from eoffice.organization.states import Reach
from tests.kept_world import once

LONG_AGO = date(2020, 1, 1)
# key: (above, name, is office, time zone)
UNITS = {
    "kppn": (None, "KPPN Karang Melati", True, "Asia/Jakarta"),
    "umum": ("kppn", "Subbagian Umum", False, ""),
    "bank": ("kppn", "Seksi Bank", False, ""),
    "pd": ("kppn", "Seksi Pencairan Dana", False, ""),
    "vera": ("kppn", "Seksi Verifikasi dan Akuntansi", False, ""),
    "setda": (None, "Setda Kabupaten Sagara Raya", True, "Asia/Makassar"),
    "bagian_umum": ("setda", "Bagian Umum", False, ""),
    "dinas": ("setda", "Dinas PUPR", True, "Asia/Makassar"),
    "bina_marga": ("dinas", "Bidang Bina Marga", False, ""),
    "kelurahan": ("setda", "Kelurahan Melati", True, "Asia/Makassar"),
}
# key: (unit, title, superior, group, heads its unit, roles, holder's key and name)
SEATS = {
    "kepala": ("kppn", "Kepala Kantor", None, "head", True, "", "arunika Contohwati"),
    "kasubbag": ("umum", "Kasubbag Umum", "kepala", "section", True, "office_admin",
                 "fajar Andaikata"),
    "loket": ("umum", "Petugas Loket", "kasubbag", "staff", False, "intake", "bimo Misalnya"),
    "tu": ("umum", "Pencatat Surat", "kasubbag", "staff", False, "recorder", "hadi Percontohan"),
    "arsiparis": ("umum", "Arsiparis", "kasubbag", "staff", False, "archivist", "laras Umpamasari"),
    "auditor": ("kppn", "Auditor", "kepala", "staff", False, "auditor", "indra Simulasi"),
    "kasi_bank": ("bank", "Kasi Bank", "kepala", "section", True, "", "eka Rekaanto"),
    "staf_bank": ("bank", "Staf Bank", "kasi_bank", "staff", False, "", "dewi Ibaratwati"),
    "kasi_pd": ("pd", "Kasi Pencairan Dana", "kepala", "section", True, "", "danu Umpamawan"),
    "staf_pd": ("pd", "Staf Pencairan Dana", "kasi_pd", "staff", False, "", "citra Fiktifani"),
    "kasi_vera": ("vera", "Kasi Vera", "kepala", "section", True, "", ""),
    "staf_vera": ("vera", "Staf Vera", "kasi_vera", "staff", False, "", "wulan Seumpama"),
    "sekda": ("setda", "Sekretaris Daerah", None, "head", True, "", "sekar Contohnya"),
    "loket_setda": ("bagian_umum", "Petugas Tata Usaha", "sekda", "staff", False,
                    "intake recorder", "rama Misalkan"),
    "kepala_dinas": ("dinas", "Kepala Dinas PUPR", "sekda", "head", True, "", "kirana Andaian"),
    "loket_dinas": ("dinas", "Petugas Loket Dinas", "kepala_dinas", "staff", False,
                    "intake recorder", "yuda Percobaan"),
    "kabid": ("bina_marga", "Kabid Bina Marga", "kepala_dinas", "section", True, "",
              "bagas Modelwan"),
    "staf_kabid": ("bina_marga", "Staf Bina Marga", "kabid", "staff", False, "", "tirta Khayalan"),
    "lurah": ("kelurahan", "Lurah Melati", "sekda", "head", True, "intake recorder",
              "melia Fiksiani"),
}  # fmt: skip
PEOPLE = [row[6].split()[0] for row in SEATS.values() if row[6]] + ["gita"]
REACHES = {"head": [*Reach], "section": [Reach.DIRECT, Reach.TASK_TEAM], "staff": []}


@dataclass
class World:
    """Units, seats and people by their short keys."""

    units: dict[str, Unit] = field(default_factory=dict)
    seats: dict[str, Position] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)

    def officer(self, person: str, at: str = "") -> Officer:
        """This person today, at one of the own desks."""
        return queries.officer_of(self.users[person], desk_id=self.seats[at].pk if at else None)

    def appoint(self, person: str, seat: str, kind: str = "definitive", **how: Any) -> Assignment:
        """Put a person at a desk, past the rules of the actions."""
        given = {"starts": LONG_AGO, "user": self.users[person], "position": self.seats[seat]}
        return Assignment.objects.create(kind=kind, **(given | how))


@once
def build_world() -> World:
    """Both organisations, in bulk."""
    world = World()
    for keys in ("kppn setda", "umum bank pd vera bagian_umum dinas kelurahan", "bina_marga"):
        rows = {key: _unit(world, UNITS[key]) for key in keys.split()}
        Unit.objects.bulk_create(rows.values())
        world.units |= rows
    groups = {
        (key, code): models.PositionGroup(organization=root, code=code, name=code)
        for key, root in world.units.items()
        for code in REACHES
        if root.parent_id is None
    }
    models.PositionGroup.objects.bulk_create(groups.values())
    models.DisposeReach.objects.bulk_create(
        models.DisposeReach(group=group, reach=reach)
        for (_, code), group in groups.items()
        for reach in REACHES[code]
    )
    _seat_everybody(world, groups)
    return world


def _unit(world: World, row: tuple) -> Unit:
    above, name, is_office, zone = row
    unit = Unit(parent=world.units.get(above), name=name, is_office=is_office, time_zone=zone)
    if above:
        unit.organization = unit.parent.root
        unit.office = None if is_office else unit.parent.own_office
    return unit


def _seat_everybody(world: World, groups: dict) -> None:
    for key, (unit, title, _, group, is_head, _, _) in SEATS.items():
        root = "kppn" if world.units[unit].root == world.units["kppn"] else "setda"
        world.seats[key] = Position(
            unit=world.units[unit], title=title, group=groups[root, group], is_head=is_head
        )
    Position.objects.bulk_create(world.seats.values())
    for key, row in SEATS.items():
        world.seats[key].superior = world.seats.get(row[2])
    Position.objects.bulk_update(world.seats.values(), ["superior"])
    named = {key: row[6] for key, row in SEATS.items() if row[6]} | {"": "gita Samplerina"}
    world.users = {
        name.split()[0]: User(
            username=name.split()[0], name=name.title(), password="!",
            organization=world.seats[key or "kepala"].unit.root,
        )
        for key, name in named.items()
    }  # fmt: skip
    User.objects.bulk_create(world.users.values())
    Assignment.objects.bulk_create(
        Assignment(user=world.users[name.split()[0]], position=world.seats[key or "kepala"],
                   kind="definitive" if key else "assistant", starts=LONG_AGO)
        for key, name in named.items()
    )  # fmt: skip
    models.PositionRole.objects.bulk_create(
        models.PositionRole(position=world.seats[key], role=role, valid_from=LONG_AGO,
                     valid_until=date(2099, 1, 1), order_number="ST-1/2020")
        for key, row in SEATS.items() for role in row[5].split()
    )  # fmt: skip
