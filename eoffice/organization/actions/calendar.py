"""Late changes of the calendar: open due dates move with it, and closed ones stay as they are.

The job `recompute_due` (subject: the office) belongs to the room that keeps due dates.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eoffice import jobs
from eoffice.errors import AlreadyDone, Refused
from eoffice.organization import policies
from eoffice.organization.models import Holiday, HolidayKind, Unit, WorkPeriod
from eoffice.organization.officer import Officer
from eoffice.organization.settings_trail import SettingsEvent, note_settings

RECOMPUTE = "recompute_due"


@transaction.atomic
def add_holiday(
    day: date,
    name: str,
    *,
    by: Officer,
    kind: str = HolidayKind.NATIONAL,
    office_id: int | None = None,
    half_day: bool = False,
) -> Holiday:
    """Close the whole country or one office on a day, even one that is near or past."""
    office = _administered(office_id, by)
    if Holiday.objects.filter(day=day, office=office).exists():
        raise AlreadyDone(_("This day is a holiday already."))
    holiday = Holiday.objects.create(
        day=day, name=name, kind=kind, office=office, half_day=half_day
    )
    recompute_below(office)
    note_settings(
        SettingsEvent.HOLIDAY_ADDED, holiday, by=by, office_id=office_id, day=day, kind=kind
    )
    return holiday


@transaction.atomic
def remove_holiday(holiday_id: int, *, by: Officer) -> None:
    """Open again on a day that was to be a holiday."""
    holiday = Holiday.objects.select_related("office").get(pk=holiday_id)
    _administered(holiday.office_id, by)
    recompute_below(holiday.office)
    facts: dict[str, Any] = {"day": holiday.day, "kind": holiday.kind}
    holiday_id, office_id = holiday.pk, holiday.office_id
    holiday.delete()
    holiday.pk = holiday_id
    note_settings(SettingsEvent.HOLIDAY_REMOVED, holiday, by=by, office_id=office_id, **facts)


@transaction.atomic
def hours_changed(period: WorkPeriod, *, by: Officer) -> None:
    """Announce and record that the hours of this period are not what they were."""
    office = period.calendar.office
    recompute_below(office)
    facts: dict[str, Any] = {
        "valid_from": period.valid_from,
        "valid_until": period.valid_until,
    }
    note_settings(SettingsEvent.HOURS_CHANGED, period, by=by, office_id=office.pk, **facts)


def recompute_below(office: Unit | None) -> None:
    """Ask for new due dates in this office and in those nested in it; without one, everywhere."""
    offices = Unit.objects.offices().active()
    if office is not None:
        below = list(office.descendants(include_self=True).values_list("pk", flat=True))
        offices = offices.filter(pk__in=below)
    for office_id in offices.order_by("pk").values_list("pk", flat=True):
        jobs.enqueue(RECOMPUTE, office_id)


def _administered(office_id: int | None, by: Officer) -> Unit | None:
    if office_id is not None:
        office = Unit.objects.offices().get(pk=office_id)
        policies.may_administer(by, office).enforce()
        return office
    if by.user_id is not None and not by.is_superuser:
        raise Refused(_("Holidays of the whole country are kept by the installation's admin."))
    return None
