"""Working time in the words of an office: "sisa 3 jam kerja", "lewat 1 hari kerja"."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eoffice.calendar.amounts import WorkingDuration, WorkingTime


def in_words(duration: WorkingDuration) -> str:
    """What is left, or how late it is, in the largest unit that is not zero."""
    return _late(duration) if duration.is_late else _left(duration)


def length_in_words(duration: WorkingDuration) -> str:
    """How long something took, without saying whether that was late: "3 jam kerja"."""
    if duration.days:
        return amount_in_words(WorkingTime(days=duration.days))
    if duration.hours:
        return amount_in_words(WorkingTime(hours=duration.hours))
    return amount_in_words(WorkingTime(minutes=duration.minutes))


def amount_in_words(amount: WorkingTime) -> str:
    """An amount that is promised: "2 hari kerja", "3 jam kerja", "90 menit kerja"."""
    if amount.is_in_days:
        return ngettext("%(n)d working day", "%(n)d working days", amount.days) % {"n": amount.days}
    hours, rest = divmod(amount.seconds // 60, 60)
    if hours and not rest:
        return ngettext("%(n)d working hour", "%(n)d working hours", hours) % {"n": hours}
    minutes = amount.seconds // 60
    return ngettext("%(n)d working minute", "%(n)d working minutes", minutes) % {"n": minutes}


def day_in_words(day: date) -> str:
    """A date as it is spoken: "Rabu, 21 Agustus 2024"."""
    return date_format(day, "l, j F Y")


def _left(duration: WorkingDuration) -> str:
    if duration.days:
        n = duration.days
        return ngettext("%(n)d working day left", "%(n)d working days left", n) % {"n": n}
    if duration.hours:
        n = duration.hours
        return ngettext("%(n)d working hour left", "%(n)d working hours left", n) % {"n": n}
    n = duration.minutes
    return ngettext("%(n)d minute left", "%(n)d minutes left", n) % {"n": n}


def _late(duration: WorkingDuration) -> str:
    if duration.days:
        n = duration.days
        return ngettext("%(n)d working day late", "%(n)d working days late", n) % {"n": n}
    if duration.hours:
        n = duration.hours
        return ngettext("%(n)d working hour late", "%(n)d working hours late", n) % {"n": n}
    n = duration.minutes
    if not n:
        return _("just past the time limit")
    return ngettext("%(n)d minute late", "%(n)d minutes late", n) % {"n": n}
