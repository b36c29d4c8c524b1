"""Who is away: entered by the office's recorder, shown wherever somebody is chosen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eoffice import audit
from eoffice.errors import NotFound, OfficeError
from eoffice.organization import policies, queries
from eoffice.organization.errors import AwayThen
from eoffice.organization.events import OrganizationEvent
from eoffice.organization.models import Absence, Unit, User
from eoffice.organization.officer import Officer


@transaction.atomic
def enter_absence(
    user_id: int,
    *,
    by: Officer,
    office_id: int,
    kind: str,
    starts: date,
    ends: date,
    note: str = "",
) -> Absence:
    """Say that a person of the office is away from the first to the last day, both included."""
    office = Unit.objects.get(pk=office_id)
    person = User.objects.locked(user_id)
    policies.may_keep_acting(by, office).enforce()
    _refuse_strangers(person, office, starts)
    if ends < starts:
        raise OfficeError(_("The last day lies before the first."))
    absence = Absence(user=person, kind=kind, starts=starts, ends=ends, note=note)
    if earlier := _same_as(absence):
        return earlier
    refuse_second_absence(absence)
    absence.save()
    _record(OrganizationEvent.ABSENCE_ENTERED, absence, office, by=by)
    return absence


@transaction.atomic
def end_absence(absence_id: int, *, by: Officer, office_id: int, ends: date) -> Absence:
    """Let this be the last day away; a day before the first withdraws the absence."""
    office = Unit.objects.get(pk=office_id)
    absence = Absence.objects.select_related("user").locked(absence_id)
    policies.may_keep_acting(by, office).enforce()
    _refuse_strangers(absence.user, office, absence.starts)
    before = absence.ends
    if ends < absence.starts:
        absence.active = False
    else:
        absence.ends = ends
    if ends > before:
        refuse_second_absence(absence)
    absence.save(update_fields=["ends", "active"])
    changes = {"ends": [before, ends]}
    _record(OrganizationEvent.ABSENCE_ENDED, absence, office, by=by, changes=changes)
    return absence


@transaction.atomic
def keep_absence(absence: Absence) -> Absence:
    """Save an absence, new or changed, that the administration keeps and records itself.

    Refused with `AwayThen` where the person is away already on one of the days.
    """
    refuse_second_absence(absence)
    absence.save()
    return absence


def refuse_second_absence(absence: Absence) -> None:
    """A person is away for one reason on a day. Holds the person until the transaction ends."""
    User.objects.locked(absence.user_id)
    others = Absence.objects.overlapping(absence.starts, absence.ends).filter(user=absence.user_id)
    other = others.exclude(pk=absence.pk).select_related("user").first()
    if absence.active and other is not None:
        raise AwayThen(other, _("Shorten or withdraw that entry first."))


def _same_as(absence: Absence) -> Absence | None:
    """The same entry made a moment ago: a second click is answered with the first one's row."""
    names = ("user", "kind", "starts", "ends", "note", "active")
    return Absence.objects.filter(**{name: getattr(absence, name) for name in names}).first()


def _refuse_strangers(person: User, office: Unit, on: date) -> None:
    """Who has no seat in the office does not exist for its recorder."""
    if not queries.people_of_office(office.pk, on).filter(pk=person.pk).exists():
        raise NotFound


def _record(
    event: OrganizationEvent,
    absence: Absence,
    office: Unit,
    *,
    by: Officer,
    changes: dict[str, Any] | None = None,
) -> None:
    detail = {
        "absence": absence.pk,
        "user": absence.user_id,
        "kind": absence.kind,
        "starts": absence.starts,
        "ends": absence.ends,
        "note": audit.fingerprint(absence.note),
    }
    chain = ("office", office.own_office_id)
    audit.record(event, by=by, chain=chain, changes=changes, detail=detail)
