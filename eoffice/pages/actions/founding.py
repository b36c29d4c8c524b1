"""Founds an organisation so that it can record its first letter tomorrow morning.

One transaction makes the office, its first three desks with their roles, who sits there, the books
and the standard lists. Every part is a row that the administration changes later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from correspondence.actions import once
from correspondence.models import Register
from eoffice import clock
from eoffice.errors import OfficeError
from eoffice.organization import actions
from eoffice.organization.actions.calendar import add_holiday
from eoffice.organization.models import Holiday, Position, PositionGroup, Unit, User
from eoffice.organization.officer import Officer
from eoffice.organization.settings_trail import SettingsEvent, note_each
from eoffice.organization.states import Role
from eoffice.pages import standard
from eoffice.pages.actions import lists

HEAD, KEEPER, DESK = "head", "keeper", "desk"
ROLES = {
    HEAD: (),
    KEEPER: (Role.OFFICE_ADMIN, Role.ARCHIVIST),
    DESK: (Role.INTAKE, Role.RECORDER),
}
GROUP_OF = {HEAD: "head", KEEPER: "section", DESK: "staff"}


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """One of the first desks; without an account it stays vacant until somebody is seated."""

    title: str
    name: str = ""
    username: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePlan:
    """What the founder says; `pattern` is of the numbers of letters that go out."""

    name: str
    short_name: str
    code: str
    kind: str
    time_zone: str
    address: str
    letterhead: str
    pattern: str
    seats: dict[str, SeatPlan]


@transaction.atomic
def found_office(plan: OfficePlan, *, by: Officer, token: str = "") -> Unit:
    """Make the organisation and all that its letters need; a second click finds the first.

    Raises Refused for anybody but the installation's superuser, OfficeError where the name of the
    organisation or an account is taken.
    """
    if earlier := once.claim(token, by=by):
        return Unit.objects.get(pk=earlier["unit"])
    root = _place(plan, by)
    today = clock.today(root.zone)
    groups = lists.lay_groups(root)
    people = _seat_everybody(root, plan, groups, by=by, today=today)
    laid: list[Model] = [
        *groups.values(),
        *lists.lay_instructions(root),
        *lists.lay_incoming_types(root),
        *lists.lay_outgoing_types(root, groups),
        *lists.lay_urgency_limits(root),
        lists.lay_hours(root, today),
        *_books(root, plan.pattern),
        *people,
    ]
    note_each(SettingsEvent.ADDED, [(row, {}) for row in laid], by=by, office_id=root.pk)
    _fixed_holidays(today.year, by)
    once.keep(token, by=by, unit=root.pk)
    return root


def _place(plan: OfficePlan, by: Officer) -> Unit:
    root = Unit(
        name=plan.name,
        short_name=plan.short_name,
        code=plan.code,
        kind=plan.kind,
        is_office=True,
        time_zone=plan.time_zone,
        address=plan.address,
        letterhead=plan.letterhead,
        uses_classification="{class}" in plan.pattern,
    )
    actions.place_unit(root, by=by)
    others = Unit.objects.filter(parent__isnull=True, name__iexact=plan.name)
    if others.exclude(pk=root.pk).exists():
        raise OfficeError(_("There is an organisation of this name already."))
    return root


def _seat_everybody(
    root: Unit,
    plan: OfficePlan,
    groups: dict[str, PositionGroup],
    *,
    by: Officer,
    today: date,
) -> list[User]:
    """Each desk below the one before; one person may hold several."""
    people: dict[str, User] = {}
    superior = None
    for order, (key, planned) in enumerate(plan.seats.items()):
        seat = Position(
            unit=root,
            title=planned.title,
            superior=superior,
            group=groups[GROUP_OF[key]],
            is_head=key == HEAD,
            order=order,
        )
        superior = actions.place_position(seat, by=by)
        for role in ROLES[key]:
            actions.grant_role(seat.pk, role, by=by, valid_from=today)
        if planned.username:
            if planned.username not in people:
                people[planned.username] = _account(root, planned)
            actions.assign(people[planned.username].pk, seat.pk, by=by, starts=today)
    return list(people.values())


def _account(root: Unit, planned: SeatPlan) -> User:
    """An account without a password: its holder comes with a one-time slip."""
    if User.objects.filter(username__iexact=planned.username).exists():
        raise OfficeError(_("The user name “%(name)s” is taken.") % {"name": planned.username})
    if planned.nip and User.objects.filter(nip=planned.nip).exists():
        raise OfficeError(_("The NIP %(nip)s belongs to another account.") % {"nip": planned.nip})
    user = User(username=planned.username, name=planned.name, nip=planned.nip, organization=root)
    user.set_unusable_password()
    user.save()
    return user


def _books(root: Unit, pattern: str) -> list[Register]:
    outgoing = Register.objects.create(
        office=root,
        code="keluar",
        name="Buku surat keluar",
        direction=Register.Direction.OUTGOING,
        pattern=pattern,
    )
    return [*lists.lay_incoming_books(root), outgoing]


def _fixed_holidays(year: int, by: Officer) -> None:
    """Those of this year and the next that nobody has entered; the others move, and are decreed."""
    days = [
        (date(one, month, day), name)
        for one in (year, year + 1)
        for month, day, name in standard.FIXED_HOLIDAYS
    ]
    known = set(
        Holiday.objects.filter(office=None, day__in=[day for day, _name in days]).values_list(
            "day", flat=True
        )
    )
    for day, name in days:
        if day not in known:
            add_holiday(day, name, by=by)
