"""When the letters of the demo year come, what lies in the trays today, and who is away."""

import random
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path

from django.core.files.base import ContentFile
from django.db.models import F

from correspondence.actions.scans import receive_scan
from eoffice import clock
from eoffice.notifications.models import Notice
from eoffice.organization import actions as organization
from eoffice.organization.calendars import hours_of
from eoffice.organization.models import Absence
from eoffice.organization.officer import SYSTEM
from eoffice.organization.states import AssignmentKind
from eoffice.pages.demo.people import Offices
from eoffice.pages.demo.story import DESKS, letter_story
from eoffice.pages.demo.teller import Teller

SCANS = Path(__file__).with_name("scans")
STILL_NEW = timedelta(days=3)
TRAYS = {
    "loket.kppn": "*",
    "loket.setda": "surat-005*",
    "loket.pupr": "surat-004*",
    "loket.dumas": "surat-009*",
}
REFUSED = ContentFile(b"<!doctype html><title>Bukan surat</title>", name="unduhan-web.pdf")


def schedule(teller: Teller, first: date, last: datetime) -> None:
    """Let letters come on working days, more in the first and the last weeks."""
    for office, (_desk, _recorder, _seat, rate) in DESKS.items():
        hours = hours_of(teller.offices.units[office])
        day = first
        while day <= last.date():
            if hours.is_working_day(day):
                for at in _times(teller.dice, _rate(rate, day, last.date())):
                    moment = datetime.combine(day, at, hours.zone)
                    story = letter_story(teller, office, minutes_at_desk=teller.spread(25))
                    teller.begin(office, moment, story)
            day += timedelta(days=1)


def _rate(rate: float, day: date, last: date) -> float:
    """The last weeks are dense: the letters one looks at in a demo."""
    return rate * (4.5 if (last - day).days < 15 else 1)


def _times(dice: random.Random, rate: float) -> list[time]:
    whole = int(rate) + (dice.random() < rate - int(rate))
    return sorted(time(dice.randint(8, 14), dice.randint(0, 59)) for _ in range(whole))


def absences(offices: Offices, today: date) -> None:
    """The head of Vera is on leave and has a Plh.; others are away for a day or two."""
    organization.appoint_acting(
        offices.users["plh.kppn"].pk,
        offices.seats["kppn.vera"].pk,
        kind=AssignmentKind.PLH,
        starts=today - timedelta(days=5),
        ends=today + timedelta(days=9),
        decree_number=f"SP-21/KPN.KM/{today.year}",
        by=SYSTEM,
    )
    Absence.objects.create(
        user=offices.users["vera.kppn"],
        kind="leave",
        starts=today - timedelta(days=5),
        ends=today + timedelta(days=9),
        note="Cuti tahunan",
    )
    Absence.objects.create(
        user=offices.users["pengairan.pupr"],
        kind="duty_travel",
        starts=today,
        ends=today + timedelta(days=2),
        note="Rapat teknis di ibu kota provinsi",
    )


def fill_trays(offices: Offices, now: datetime) -> None:
    """What came in the last working hours and waits to be recorded; one file is no letter."""
    minutes = count(1)
    for account, pattern in TRAYS.items():
        clerk = offices.officer(account)
        start = _last_hours(offices, clerk.desk.office_id, now)
        for path in sorted(SCANS.glob(pattern)):
            upload = ContentFile(path.read_bytes(), name=path.name)
            with clock.moved_to(start + timedelta(minutes=next(minutes))):
                receive_scan(upload, by=clerk)
    with clock.moved_to(now):
        receive_scan(REFUSED, by=offices.officer("loket.kppn"))


def _last_hours(offices: Offices, office_id: int, now: datetime) -> datetime:
    """An hour before now in the working hours, or before the last closing time."""
    office = next(unit for unit in offices.units.values() if unit.pk == office_id)
    hours = hours_of(office)
    if hours.is_open(now):
        return now - timedelta(hours=1)
    return hours.closing_on_or_before(hours.date_of(now - timedelta(hours=8))) - timedelta(hours=1)


def old_notices_are_read(now: datetime) -> None:
    """Nobody has left the notices of a whole year unread; those of the last days are new."""
    old = Notice.objects.filter(created_at__lt=now - STILL_NEW, read_at=None)
    old.update(read_at=F("created_at"))
