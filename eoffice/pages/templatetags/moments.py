"""Dates, times and working time in the words of an office; not a tag library itself (see `face`).

Every instant is shown in the office's zone: the one given, else the one that is active.
"""

from datetime import date, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eoffice import clock
from eoffice.calendar import (
    WorkingDuration,
    WorkingTime,
    amount_in_words,
    in_words,
    length_in_words,
)
from eoffice.pages.templatetags.icons import icon
from eoffice.pages.templatetags.statuses import status

SOON = 3600
SHOWN_AS_DATE = 2

Zone = tzinfo | str | None


def wall(moment: datetime, zone: Zone = None) -> datetime:
    """The moment as the clock of the office shows it."""
    if timezone.is_naive(moment):
        return moment
    there = ZoneInfo(zone) if isinstance(zone, str) and zone else zone
    return timezone.localtime(moment, there or timezone.get_current_timezone())


def on_calendar(moment: date | datetime, zone: Zone = None) -> date:
    """The day as the calendar of the office shows it; a plain date stays as it is."""
    return wall(moment, zone) if isinstance(moment, datetime) else moment


def day(moment: date | datetime | None, zone: Zone = None) -> str:
    """Senin, 23 September 2024."""
    return date_format(on_calendar(moment, zone), "l, j F Y") if moment else ""


def date_only(moment: date | datetime | None, zone: Zone = None) -> str:
    """23 September 2024."""
    return date_format(on_calendar(moment, zone), "j F Y") if moment else ""


def clock_time(moment: datetime | None, zone: Zone = None) -> str:
    """09.14."""
    return time_format(wall(moment, zone), "TIME_FORMAT") if moment else ""


def full_moment(moment: datetime | None, zone: Zone = None) -> str:
    """23 September 2024 pukul 09.14."""
    if not moment:
        return ""
    return _("%(day)s at %(time)s") % {
        "day": date_only(moment, zone),
        "time": clock_time(moment, zone),
    }


def short_moment(moment: datetime | None, zone: Zone = None) -> str:
    """09.14 today, 23 Sep 09.14 this year, 23 Sep 2023 before."""
    if not moment:
        return ""
    here = wall(moment, zone)
    today = wall(clock.now(), zone)
    if here.timetuple()[:3] == today.timetuple()[:3]:
        return clock_time(moment, zone)
    if here.year == today.year:
        return f"{date_format(here, 'j M')} {clock_time(moment, zone)}"
    return date_format(here, "j M Y")


def length(amount: WorkingDuration | WorkingTime | None) -> str:
    """3 jam kerja, 2 hari kerja."""
    if amount is None:
        return ""
    return (
        length_in_words(amount) if isinstance(amount, WorkingDuration) else amount_in_words(amount)
    )


def is_soon(left: WorkingDuration) -> bool:
    """Whether less than one working hour is left."""
    return not left.is_late and left.seconds < SOON


def due(at: datetime | None, left: WorkingDuration | None = None, zone: Zone = None) -> SafeString:
    """What is left until a due time in words, or how late it is; far away, its date."""
    if at is None:
        return SafeString("")
    if left is not None and left.is_late:
        is_long = left.days or left.hours or left.minutes
        word = f"{status_word_overdue()} {length_in_words(left)}" if is_long else in_words(left)
        return _timed(at, zone, status("overdue", word=word))
    far = left is None or left.days >= SHOWN_AS_DATE
    word = date_format(wall(at, zone), "l, j F") if far else in_words(left)
    tone = "soon" if left is not None and is_soon(left) else ""
    html = format_html('<span class="st {}">{} {}</span>', tone, icon("clock"), word)
    return _timed(at, zone, html)


def status_word_overdue() -> str:
    """Lewat batas."""
    return _("Overdue by")


def _timed(at: datetime, zone: Zone, html: SafeString) -> SafeString:
    title = _title(wall(at, zone).replace(tzinfo=None), get_language())
    return format_html('<time datetime="{}" title="{}">{}</time>', at.isoformat(), title, html)


@lru_cache(maxsize=2048)
def _title(here: datetime, language: str | None) -> str:
    """The exact due time; many rows of a list fall due at the same close of a day."""
    return f"{date_format(here, 'l, j F Y')}, {time_format(here, 'TIME_FORMAT')}"
