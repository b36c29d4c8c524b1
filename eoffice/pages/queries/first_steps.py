"""What an organisation still lacks before it can work: asked for whoever administers it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from correspondence.models import Register
from eoffice import clock
from eoffice.organization.accounts.scope import scope_of_officer
from eoffice.organization.models import (
    Assignment,
    Holiday,
    OneTimeSlip,
    Unit,
    User,
    WorkCalendar,
)
from eoffice.organization.officer import Officer
from eoffice.organization.queries import today_here
from eoffice.organization.states import Role
from eoffice.pages.standard import FIXED_HOLIDAYS

MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do; `url` leads to where it is done. What `may_wait` keeps nobody from work."""

    word: str | Promise
    says: str | Promise
    url: str
    is_done: bool
    may_wait: bool = False


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """The steps of one organisation, done ones too."""

    organization: Unit
    steps: list[Step]

    @property
    def done(self) -> int:
        """How many are behind."""
        return sum(step.is_done for step in self.steps)

    @property
    def is_ready(self) -> bool:
        """Whether letters can be worked on."""
        return all(step.is_done or step.may_wait for step in self.steps)


def first_steps(by: Officer) -> list[FirstSteps]:
    """The organisations of this administrator that cannot work yet, the newest first."""
    scope = scope_of_officer(by)
    if not scope.everything and not scope.organizations:
        return []
    roots = Unit.objects.active().filter(parent__isnull=True)
    if not scope.everything:
        roots = roots.filter(pk__in=scope.organizations)
    today = today_here()
    has_moving = _has_moving_holidays(today.year)
    found = [
        FirstSteps(root, _steps(root, has_moving=has_moving)) for root in _looked_at(roots, today)
    ]
    return [one for one in found if not one.is_ready][:MOST_SHOWN]


def _steps(root: Any, *, has_moving: bool) -> list[Step]:
    seated = reverse("admin:organization_assignment_add")
    return [
        Step(_("Seat the head"),
             _("Letters come to the head first."),
             seated, root.has_head),
        Step(_("Seat who takes letters in and records them"),
             _("At a desk with the roles of intake desk and recorder."),
             seated, root.has_desk),
        Step(_("Seat the administrator of the office"),
             _("At a desk with the role of office administrator."),
             seated, root.has_admin),
        Step(_("Print the slips for the first sign-in"),
             _("Hand them over in person; each works once."),
             reverse("accounts:office"), not root.has_newcomers),
        Step(_("Set up books and working hours"),
             _("An agenda of incoming letters, a book of outgoing ones, and the hours."),
             reverse("admin:correspondence_register_changelist"), root.is_equipped),
        Step(_("Enter the holidays that move"),
             _("Those that are decreed for this year; due dates are counted around them."),
             reverse("admin:organization_holiday_add"), has_moving, may_wait=True),
    ]  # fmt: skip


def _looked_at(roots: QuerySet[Unit], today: date) -> QuerySet[Unit]:
    """Each organisation with the answers to all of it, in one statement."""
    sitting = Assignment.objects.on(today).holding()
    here = Q(position__unit=OuterRef("pk")) | Q(position__unit__office=OuterRef("pk"))
    slips = OneTimeSlip.objects.usable_at(clock.now()).filter(user=OuterRef("pk"))
    newcomers = User.objects.filter(
        Exists(sitting.filter(user=OuterRef("pk"))),
        is_active=True,
        organization=OuterRef("pk"),
        password__startswith=UNUSABLE_PASSWORD_PREFIX,
    ).exclude(Exists(slips))
    books = Register.objects.filter(office=OuterRef("pk"), active=True)
    return roots.annotate(
        has_head=Exists(sitting.filter(position__unit=OuterRef("pk"), position__is_head=True)),
        has_desk=Exists(sitting.filter(here, position__roles__role=Role.RECORDER)),
        has_admin=Exists(sitting.filter(here, position__roles__role=Role.OFFICE_ADMIN)),
        has_newcomers=Exists(newcomers),
        is_equipped=Q(
            Exists(books.filter(direction=Register.Direction.INCOMING)),
            Exists(books.filter(direction=Register.Direction.OUTGOING)),
            Exists(WorkCalendar.objects.filter(office=OuterRef("pk"))),
        ),
    ).order_by("-pk")


def _has_moving_holidays(year: int) -> bool:
    """Whether anything beyond the fixed days is entered for that year."""
    fixed = [date(year, month, day) for month, day, _name in FIXED_HOLIDAYS]
    return Holiday.objects.filter(day__year=year).exclude(day__in=fixed).exists()
