"""Questions about accounts, as the office's administrator asks them. Nothing here writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from eoffice import clock
from eoffice.organization.accounts import lockout
from eoffice.organization.accounts.scope import people_in, scope_of_officer
from eoffice.organization.models import Assignment, OneTimeSlip, User
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account as the list shows it."""

    id: int
    name: str
    username: str
    desks: tuple[str, ...]
    url: str
    is_active: bool
    is_locked: bool
    must_change: bool
    has_factor: bool
    has_email: bool
    last_login: datetime | None

    @classmethod
    def of(cls, user: Any, *, locked: frozenset[str]) -> AccountRow:
        """The row of this person; `has_factor` and the desks come with the query."""
        return cls(
            id=user.pk,
            name=str(user),
            username=user.username,
            desks=tuple(_desk_name(row) for row in user.current_assignments),
            url=reverse("accounts:person", args=[user.pk]),
            is_active=user.is_active,
            is_locked=user.username.lower() in locked,
            must_change=user.must_change_password,
            has_factor=user.has_factor,
            has_email=bool(user.email),
            last_login=user.last_login,
        )


def accounts_of(by: Officer, words: str = "") -> QuerySet[User]:
    """The accounts that this officer looks after, by name; every word is found somewhere."""
    today = clock.today(by.desk.time_zone)
    sitting = Assignment.objects.on(today).select_related("position__unit")
    people = people_in(scope_of_officer(by)).annotate(
        has_factor=Exists(
            Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
        )
    )
    for word in words.split():
        people = people.filter(
            Q(name__icontains=word)
            | Q(username__icontains=word)
            | Q(nip__startswith=word)
            | Exists(sitting.filter(user=OuterRef("pk"), position__title__icontains=word))
        )
    return people.prefetch_related(
        Prefetch("assignments", sitting, to_attr="current_assignments")
    ).order_by("name", "pk")


def newcomers_of(by: Officer) -> QuerySet[User]:
    """Those who never had a password, and hold no slip that still works."""
    open_slips = OneTimeSlip.objects.usable_at(clock.now()).filter(user=OuterRef("pk"))
    without = accounts_of(by).filter(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return without.exclude(pk=by.user_id).exclude(Exists(open_slips))


def rows_of(people: list[User]) -> list[AccountRow]:
    """The rows of one page, with one question about locks for all of them."""
    locked = lockout.locked_among([person.username for person in people])
    return [AccountRow.of(person, locked=locked) for person in people]


def slips_of(user: User) -> QuerySet[OneTimeSlip]:
    """What was issued for this person lately, newest first."""
    return OneTimeSlip.objects.filter(user=user).select_related("issued_by")[:10]


def _desk_name(assignment: Assignment) -> str:
    return f"{assignment.position} · {assignment.position.unit}"
