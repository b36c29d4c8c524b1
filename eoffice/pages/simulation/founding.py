"""Founds the offices of the simulation: units, seats, people, lists, books and contacts."""

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password

from correspondence.models import Contact, LetterType, Register
from disposition.models import Instruction
from eoffice.organization import actions
from eoffice.organization.calendars import hours_of
from eoffice.organization.models import (
    Assignment,
    DisposeReach,
    Position,
    PositionGroup,
    PositionRole,
    Unit,
    User,
)
from eoffice.organization.officer import SYSTEM, Officer
from eoffice.organization.queries import officer_of
from eoffice.organization.states import Reach
from eoffice.pages.actions import lists
from eoffice.pages.simulation import chart, words
from eoffice.pages.simulation.chart import Office, Seat, Shape

GROUPS = {
    "head": (Reach.DIRECT, Reach.SKIP_LEVEL, Reach.NESTED_OFFICE),
    "middle": (Reach.DIRECT, Reach.SKIP_LEVEL),
    "staff": (),
}
DESK = (("Petugas Loket", chart.INTAKE), ("Pencatat Surat", chart.RECORDER)) * 2


class Founder:
    """Makes one office after the other and remembers who is who."""

    def __init__(self, password: str, since: date, dice: random.Random) -> None:
        self.password, self.since = make_password(password), since
        self.names = iter(words.people(dice))
        self.units: dict[str, Unit] = {}
        self.groups: dict[int, dict[str, PositionGroup]] = {}
        self.accounts: list[str] = []

    def found(self, shape: Shape) -> Office:
        """One office with everybody and everything that its letters need."""
        unit = self._unit(self.units.get(shape.above or ""), shape.name, shape.code, "office")
        self.units[shape.code] = unit
        if unit.pk == unit.root_id:
            self._lists(unit)
        levels = self._levels(unit, shape)
        desk = self._desk(unit, levels[0][0], shape.code)
        root = unit.root
        lines = Instruction.objects.filter(organization=root)
        return Office(
            unit=unit,
            share=shape.share,
            hours=hours_of(unit),
            levels=levels,
            recorders=desk[1::2],
            book=self._book(unit, "masuk", "Agenda surat masuk"),
            secret_book=self._book(unit, "rahasia", "Agenda surat rahasia", for_secret=True),
            out_book=self._book(
                unit, "keluar", "Surat keluar", direction=Register.Direction.OUTGOING
            ),
            out_type=LetterType.objects.get(organization=root, for_outgoing=True),
            types={row.code: row for row in LetterType.objects.filter(organization=root)},
            instructions={way: list(lines.filter(one_way=way)) for way in (True, False)},
            contacts=list(Contact.objects.filter(organization=root)),
        )

    def _unit(self, above: Unit | None, name: str, code: str, kind: str) -> Unit:
        is_office = kind == "office"
        zone = "Asia/Jakarta" if is_office else ""
        unit = Unit(
            parent=above, name=name, code=code, kind=kind, is_office=is_office, time_zone=zone
        )
        return actions.place_unit(unit, by=SYSTEM)

    def _lists(self, root: Unit) -> None:
        """What an organisation has once: groups, types, instructions, directory."""
        self.groups[root.pk] = {}
        for code, reaches in GROUPS.items():
            group = PositionGroup.objects.create(organization=root, code=code, name=code.title())
            self.groups[root.pk][code] = group
            DisposeReach.objects.bulk_create(
                DisposeReach(group=group, reach=reach) for reach in reaches
            )
        lists.lay_instructions(root)
        lists.lay_incoming_types(root)
        LetterType.objects.filter(organization=root, code=chart.OUT_TYPE).update(
            for_outgoing=True, number_code="S"
        )
        Contact.objects.bulk_create(chart.contact(root, name) for name in words.senders())

    def _levels(self, unit: Unit, shape: Shape) -> list[list[Seat]]:
        """The head, then level after level below, the staff last."""
        head = self._seat(unit, f"Kepala {shape.name}", "head", None, f"kepala.{shape.code}")
        levels = [[head]]
        for depth, each in enumerate(shape.spread):
            word = chart.LEVELS[depth + len(chart.LEVELS) - len(shape.spread)]
            numbers = iter(range(1, 1000))
            levels.append(
                [
                    self._section(boss, f"{word} {next(numbers)}", shape.code)
                    for boss in levels[-1]
                    for _ in range(each)
                ]
            )
        levels.append(
            [seat for boss in levels[-1] for seat in self._staff(boss, shape.staff, shape.code)]
        )
        return levels

    def _section(self, boss: Seat, name: str, code: str) -> Seat:
        above = Unit.objects.get(pk=boss.unit_id)
        unit = self._unit(above, name, "", "division")
        account = f"{name.lower().replace(' ', '')}.{code}"
        return self._seat(unit, f"Kepala {name}", "middle", boss, account, is_head=True)

    def _staff(self, boss: Seat, count: int, code: str) -> Iterator[Seat]:
        unit = Unit.objects.get(pk=boss.unit_id)
        for number in range(1, count + 1):
            account = f"staf{number}.{boss.account}"
            yield self._seat(unit, f"Staf {number} {unit.name}", "staff", boss, account)

    def _desk(self, unit: Unit, head: Seat, code: str) -> list[Seat]:
        """Two clerks at the counter and two who record (these take in as well)."""
        office = self._unit(unit, "Bagian Tata Usaha", "", "division")
        boss = self._seat(office, "Kepala Tata Usaha", "middle", head, f"tu.{code}", is_head=True)
        head.below.remove(boss)  # the desk passes letters on, it is not asked to answer them
        seats = []
        for number, (title, role) in enumerate(DESK):
            word = "loket" if role == chart.INTAKE else "pencatat"
            account = f"{word}{number // 2 + 1}.{code}"
            seat = self._seat(office, f"{title} {number // 2 + 1}", "staff", boss, account)
            for each in {chart.INTAKE, role}:
                PositionRole.objects.create(position_id=seat.pk, role=each, valid_from=self.since)
            seats.append(seat)
        return seats

    def _seat(
        self,
        unit: Unit,
        title: str,
        group: str,
        boss: Seat | None,
        account: str,
        *,
        is_head: bool = False,
    ) -> Seat:
        """A desk with its holder; the trail's facts are asked of the officer himself."""
        row = Position.objects.create(
            unit=unit,
            title=title,
            group=self.groups[unit.root_id][group],
            superior_id=boss.pk if boss else None,
            is_head=is_head or boss is None,
        )
        user = User.objects.create(
            username=account, name=next(self.names), password=self.password, organization=unit.root
        )
        Assignment.objects.create(user=user, position=row, starts=self.since)
        self.accounts.append(account)
        officer = officer_of(user)
        seat = Seat(row.pk, account, officer, officer.label, _facts(officer))
        if boss:
            seat.above = [boss, *boss.above]
            boss.below.append(seat)
        return seat

    def _book(self, unit: Unit, code: str, name: str, **kind: Any) -> Register:
        pattern = chart.PATTERNS[code]
        return Register.objects.create(office=unit, code=code, name=name, pattern=pattern, **kind)


def _facts(officer: Officer) -> dict[str, Any]:
    """What an entry of the trail says about who acted."""
    actor = officer.as_actor()
    return {
        "actor_id": actor.user_id,
        "actor_name": actor.name,
        "position_id": actor.position_id,
        "position_title": actor.position_title,
        "in_place_of": "",
        "acting_kind": actor.acting_kind,
        "basis": "",
        "organization_id": actor.organization_id,
        "office_id": actor.office_id,
        "address": "10.0.0.7",
        "request_id": "",
    }
