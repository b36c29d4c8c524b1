"""Dates, times and working time in the words of an office; not a tag library itself (see `face`).

Every instant is shown in the office's zone: the one given, else the one that is active.
"""

from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
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
DUE = '<span class="st {}">{} {}</span>'

Zone = tzinfo | str | None


def wall(moment: datetime, zone: Zone = None) -> datetime:
    """The moment as the clock of the office shows it."""
    if timezone.is_naive(moment):
        return moment
    there = ZoneInfo(zone) if isinstance(zone, str) and zone else zone
    return timezone.localtime(moment, there or timezone.get_current_timezone())


def on_calendar(moment: date | datetime, zone: Zone = None) -> date:
    """The day as the calendar of the office shows it; a plain date stays as it is."""
    return wall(moment, zone).date() if isinstance(moment, datetime) else moment


def day(moment: date | datetime | None, zone: Zone = None) -> str:
    """Senin, 23 September 2024."""
    return _dated(on_calendar(moment, zone), "l, j F Y", get_language()) if moment else ""


def date_only(moment: date | datetime | None, zone: Zone = None) -> str:
    """23 September 2024."""
    return _dated(on_calendar(moment, zone), "j F Y", get_language()) if moment else ""


def clock_time(moment: datetime | None, zone: Zone = None) -> str:
    """09.14."""
    return _clock(to_the_minute(wall(moment, zone)).time(), get_language()) if moment else ""


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
    today = wall(clock.now(), zone).date()
    return _short(to_the_minute(wall(moment, zone)), today, get_language())


def to_the_minute(here: datetime) -> datetime:
    """The wall's time as far as it is shown: what is shown alike is put into words once."""
    return here.replace(second=0, microsecond=0, tzinfo=None)


@lru_cache(maxsize=4096)
def _dated(here: date, form: str, _language: str | None) -> str:
    return date_format(here, form)


@lru_cache(maxsize=2048)
def _clock(here: time, _language: str | None) -> str:
    return time_format(here, "TIME_FORMAT")


@lru_cache(maxsize=4096)
def _short(here: datetime, today: date, language: str | None) -> str:
    if here.date() == today:
        return _clock(here.time(), language)
    if here.year == today.year:
        return f"{date_format(here, 'j M')} {_clock(here.time(), language)}"
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
    here, language = to_the_minute(wall(at, zone)), get_language()
    if left is None:
        html = _far(here.date(), language)
    else:
        minutes = abs(left.seconds) // 60
        whole = WorkingDuration(
            -60 * minutes if left.is_late else 60 * minutes, left.day_seconds, left.is_late
        )
        html = _left(whole, here.date(), language)
    time_tag = f'<time datetime="{at.isoformat()}" title="{_title(here, language)}">{html}</time>'
    return mark_safe(time_tag)  # noqa: S308  the title is escaped where it is made


@lru_cache(maxsize=4096)
def _left(left: WorkingDuration, day: date, language: str | None) -> SafeString:
    """A working time, in whole minutes, before or after the due time on this day."""
    if left.is_late:
        is_long = left.days or left.hours or left.minutes
        word = f"{status_word_overdue()} {length_in_words(left)}" if is_long else in_words(left)
        return status("overdue", word=word)
    if left.days >= SHOWN_AS_DATE:
        return _far(day, language)
    tone = "soon" if is_soon(left) else ""
    return format_html(DUE, tone, icon("clock"), in_words(left))


@lru_cache(maxsize=1024)
def _far(day: date, _language: str | None) -> SafeString:
    return format_html(DUE, "", icon("clock"), date_format(day, "l, j F"))


def status_word_overdue() -> str:
    """Lewat batas."""
    return _("Overdue by")


@lru_cache(maxsize=2048)
def _title(here: datetime, language: str | None) -> str:
    """The exact due time; many rows of a list fall due at the same close of a day."""
    return escape(f"{date_format(here, 'l, j F Y')}, {time_format(here, 'TIME_FORMAT')}")
