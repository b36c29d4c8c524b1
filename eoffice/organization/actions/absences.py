"""Who is away: entered by the office's recorder, shown wherever somebody is chosen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eoffice import audit
from eoffice.errors import NotFound, OfficeError
from eoffice.organization import policies, queries
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
    absence, is_new = Absence.objects.get_or_create(
        user=person, kind=kind, starts=starts, ends=ends, active=True, defaults={"note": note}
    )
    if is_new:
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
    absence.save(update_fields=["ends", "active"])
    changes = {"ends": [before, ends]}
    _record(OrganizationEvent.ABSENCE_ENDED, absence, office, by=by, changes=changes)
    return absence


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
