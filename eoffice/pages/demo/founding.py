"""Founds the three offices: units, seats, people, calendars, books and lists, as an admin would."""

from datetime import date

from django.contrib.auth.hashers import make_password

from correspondence.actions.registers import open_book
from correspondence.models import Classification
from eoffice.organization import actions
from eoffice.organization.models import (
    Assignment,
    Holiday,
    Position,
    PositionGroup,
    PositionRole,
    Unit,
    User,
)
from eoffice.organization.models.calendar import HolidayKind
from eoffice.organization.officer import SYSTEM
from eoffice.organization.states import AssignmentKind, Role
from eoffice.pages import standard
from eoffice.pages.actions import lists
from eoffice.pages.demo import charts, outgoing_founding, outgoing_reference, reference
from eoffice.pages.demo.people import Offices

LAST_OF_PAPER_BOOK = 118


def found(since: date, password: str) -> Offices:
    """Make everything that must be there before the first letter comes."""
    offices = Offices()
    for key, row in charts.UNITS.items():
        offices.units[key] = _unit(offices, key, row)
    _lists(offices)
    groups = _groups(offices)
    _seats(offices, groups)
    hashed = make_password(password)
    _people(offices, hashed, since)
    _calendars(offices, since)
    _urgency_table(offices)
    _registers(offices, since)
    User.objects.create(
        username="admin", name="Administrator Sistem", password=hashed, is_staff=True,
        is_superuser=True,
    )  # fmt: skip
    outgoing_founding.found_outgoing(offices)
    outgoing_founding.give_keys(offices, password)
    return offices


def _unit(offices: Offices, key: str, row: charts.UnitRow) -> Unit:
    unit = Unit(
        parent=offices.units.get(row.above or ""),
        name=row.name,
        short_name=row.short_name,
        code=outgoing_reference.UNIT_CODES[key],
        kind=row.kind,
        is_office=row.is_office,
        time_zone=row.zone,
        address=row.address,
        letterhead=charts.LETTERHEADS.get(key, ""),
    )
    return actions.place_unit(unit, by=SYSTEM)


def _lists(offices: Offices) -> None:
    for root in offices.roots():
        lists.lay_instructions(root)
        for kind in lists.lay_incoming_types(root):
            offices.types[offices.key_of(root.pk), kind.code] = kind
        Classification.objects.bulk_create(
            Classification(organization=root, code=code, name=name)
            for code, name in reference.CLASSIFICATIONS
        )


def _groups(offices: Offices) -> dict[tuple[int, str], PositionGroup]:
    return {
        (root.pk, code): group
        for root in offices.roots()
        for code, group in lists.lay_groups(root).items()
    }


def _seats(offices: Offices, groups: dict[tuple[int, str], PositionGroup]) -> None:
    for order, (key, row) in enumerate(charts.SEATS.items()):
        unit = offices.units[row.unit]
        offices.seats[key] = Position.objects.create(
            unit=unit,
            title=row.title,
            short_title=row.short_title,
            group=groups[unit.root_id, row.group],
            is_head=row.is_head,
            is_functional=row.staff_kind == charts.FUNCTIONAL,
            order=order,
        )
    for key, row in charts.SEATS.items():
        if row.above:
            offices.seats[key].superior = offices.seats[row.above]
            offices.seats[key].save(update_fields=["superior"])


def _people(offices: Offices, password: str, since: date) -> None:
    for order, (key, row) in enumerate(charts.SEATS.items()):
        seat = offices.seats[key]
        if row.account:
            user = _user(offices, order, row.account, row.name, row.staff_kind, password, seat)
            Assignment.objects.create(user=user, position=seat, starts=since)
        for role in row.roles:
            _role(seat, role, since)
    for account, (key, name) in charts.ASSISTANTS.items():
        seat = offices.seats[key]
        user = _user(offices, 90, account, name, charts.EXECUTOR, password, seat)
        Assignment.objects.create(
            user=user, position=seat, kind=AssignmentKind.ASSISTANT, starts=since
        )


def give_addresses(offices: Offices) -> None:
    """E-mail from today on: nobody is written to about the past; contract staff has none."""
    for account, user in offices.users.items():
        if user.staff_kind != charts.CONTRACT:
            user.email = f"{account}@contoh.invalid"
            user.save(update_fields=["email"])


def _role(seat: Position, role: str, since: date) -> None:
    """An auditor has an order with an end; everybody else has the role until further notice."""
    order = {}
    if role == Role.AUDITOR:
        order = {
            "order_number": "ST-17/IJ.3/" + str(since.year + 1),
            "valid_until": since.replace(year=since.year + 2),
            "security_limit": "terbatas",
        }
    PositionRole.objects.create(position=seat, role=role, valid_from=since, **order)


def _user(
    offices: Offices,
    order: int,
    account: str,
    name: str,
    staff_kind: str,
    password: str,
    seat: Position,
) -> User:
    """A person with an impossible birth date in the NIP; contract staff has none."""
    nip = "" if staff_kind == charts.CONTRACT else f"19990000202400{order % 2 + 1}{order:03}"
    user = User.objects.create(
        username=account,
        name=name,
        nip=nip,
        staff_kind=staff_kind,
        organization=seat.unit.root,
        password=password,
    )
    offices.users[account] = user
    return user


def _calendars(offices: Offices, since: date) -> None:
    for unit in offices.units.values():
        if not unit.is_office:
            continue
        lists.lay_hours(unit, since)
    years = range(since.year, since.year + 3)
    Holiday.objects.bulk_create(
        Holiday(office=None, day=date(year, month, day), name=name, kind=HolidayKind.NATIONAL)
        for year in years
        for month, day, name in standard.FIXED_HOLIDAYS
    )


def _urgency_table(offices: Offices) -> None:
    """The limits of each organisation, where an admin finds and changes them."""
    for root in offices.roots():
        lists.lay_urgency_limits(root)


def _registers(offices: Offices, since: date) -> None:
    for key, unit in offices.units.items():
        if not unit.is_office:
            continue
        book, _secret = lists.lay_incoming_books(unit)
        recorder = next(
            row.account
            for row in charts.SEATS.values()
            if offices.units[row.unit].own_office_id == unit.pk and charts.RECORDER in row.roles
        )
        if key in ("kppn", "setda"):
            officer = offices.officer(recorder)
            open_book(book.pk, year=since.year, last=LAST_OF_PAPER_BOOK, by=officer)
