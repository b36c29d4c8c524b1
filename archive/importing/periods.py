"""The period of a record (kurun waktu) as old lists write it: years, months, days, both ends."""

import re
from calendar import monthrange
from datetime import date, timedelta

from django.utils.translation import gettext as _

from eoffice import clock
from eoffice.organization.importing.cells import BadCell, day

NOTHING = frozenset({"", "-", "–", "—", "0"})
NAMES = {
    1: ("januari", "january", "jan"), 2: ("februari", "pebruari", "february", "feb", "peb"),
    3: ("maret", "march", "mar"), 4: ("april", "apr"), 5: ("mei", "may"),
    6: ("juni", "june", "jun"), 7: ("juli", "july", "jul"),
    8: ("agustus", "august", "agu", "ags", "agt", "aug"),
    9: ("september", "sept", "sep"), 10: ("oktober", "october", "okt", "oct"),
    11: ("november", "nopember", "nov", "nop"), 12: ("desember", "december", "des", "dec"),
}  # fmt: skip
MONTHS = {name: month for month, names in NAMES.items() for name in names}
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
MONTHS |= {roman: month for month, roman in enumerate(ROMAN, start=1)}
BEFORE = re.compile(
    r"^(?:(?:tahun anggaran|tahun|thn|th|tgl|tanggal|bulan|periode|t\.?\s?a)\b\.?\s*|"
    r"(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*,\s*)+",
    re.IGNORECASE,
)
HOUR = re.compile(r"(?<=\d)[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.0+)?)?$")
SERIAL = re.compile(r"^\d{5}(?:[.,]\d+)?$")  # what a spreadsheet calls a day: days since 1900
FIRST_SERIAL, DAY_ZERO = 10_000, date(1899, 12, 30)
OLDEST = 1945  # for a year of two digits
SHORT = re.compile(r"^(.*[a-z\s/.-])['’`]?(\d{2})$", re.IGNORECASE)
SHORT_DAY = re.compile(r"^(\d{1,2}[/.-]\d{1,2}[/.-])$")
SHORT_MONTH = re.compile(r"^((?:\d{1,2}[\s.-]+)?[a-z]+\.?[\s.-]*)$", re.IGNORECASE)
SHORT_UNTIL = re.compile(r"^(\d{2})(\d{2})\s*([-/–])\s*(\d{2})$")
YEAR = re.compile(r"^\d{4}$")
YEARS = re.compile(r"^\d{4}(?:\s*(?:[,&;]|\bdan\b)\s*\d{4})+$", re.IGNORECASE)
MONTH = re.compile(r"^(?:(\d{1,2})[/.-])(\d{4})$")
IN_WORDS = re.compile(r"^(?:(\d{1,2})[\s/.-]+)?([a-z]+)\.?(?:[\s/,.-]+(\d{4}))?$", re.IGNORECASE)
DAY = re.compile(r"^\d{1,2}\s+")
BETWEEN = (
    re.compile(
        r"\s*(?<![a-z])(?:s\s*\.?\s*/?\s*d(?![a-z])\.?|sampai(?:\s+dengan)?|hingga)\s*",
        re.IGNORECASE,
    ),
    re.compile(r"\s+[–—-]\s+"),
    re.compile(r"\s*[–—]\s*|\s*(?<=\d{4})[-/]\s*|(?<=[a-z])-(?=[a-z])", re.IGNORECASE),
)
Span = tuple[date, date]


def span(cell: str) -> tuple[date | None, date | None]:
    """The first and the last day of a period, which has begun.

    A year of two digits ("Mar-19", "12/3/98") is the last such year that is not yet to come.
    """
    text = " ".join(cell.split())
    if text in NOTHING:
        return None, None
    found = _period(text)
    if found is None:
        raise BadCell(_("not a period (write 2015, 2015-2017 or 31-12-2015)"))
    if found[1].year > clock.now().year:
        raise BadCell(_("the period lies in the future"))
    return found


def _period(text: str) -> Span | None:
    text = SHORT_UNTIL.sub(r"\1\2\3\1\4", BEFORE.sub("", text))  # 1987/88
    if found := _moment(text):
        return found
    if YEARS.match(text):
        years = sorted(map(int, re.findall(r"\d{4}", text)))
        return _whole(years[0])[0], _whole(years[-1])[1]
    for between in BETWEEN:
        parts = between.split(text)
        if len(parts) == 2 and (found := _from_until(*parts)):
            return found
    return None


def _from_until(first: str, last: str) -> Span | None:
    """Of "Januari s.d. Maret 2015" the first part has the year of the second; of "1 s.d. 15 Maret
    2015" its month too."""
    until = _moment(last)
    if until is None:
        return None
    ways = (first, f"{first} {until[1].year}", f"{first} {DAY.sub('', last)}")
    since = next(filter(None, map(_moment, ways)), None)
    if since is None:
        return None
    if until[1] < since[0]:
        raise BadCell(_("the period ends before it begins"))
    return since[0], until[1]


def _moment(text: str) -> Span | None:
    """A year, a month or a day, as the days from which and until which it lasts."""
    text = _in_full(HOUR.sub("", BEFORE.sub("", text)))
    if YEAR.match(text):
        return _whole(int(text))
    if SERIAL.match(text) and int(text[:5]) >= FIRST_SERIAL:
        one = DAY_ZERO + timedelta(days=int(text[:5]))
        return one, one
    if found := MONTH.match(text):
        return _month(int(found[2]), int(found[1]))
    if (found := IN_WORDS.match(text)) and found[2].casefold() in MONTHS and found[3]:
        month, year = MONTHS[found[2].casefold()], int(found[3])
        return _day(year, month, int(found[1])) if found[1] else _month(year, month)
    try:
        one = day(text)
    except BadCell:
        return None
    return (one, one) if one else None


def _in_full(text: str) -> str:
    """The same with a year of four digits, where it has one of two."""
    found = SHORT.match(text)
    if found is None or not (SHORT_DAY.match(found[1]) or SHORT_MONTH.match(found[1])):
        return text
    this = clock.now().year
    year = this - this % 100 + int(found[2])
    year -= 100 * (year > this)
    if year < OLDEST:
        raise BadCell(_("write the year with four digits"))
    return f"{found[1]}{' ' if found[1][-1].isalpha() else ''}{year}"


def _whole(year: int) -> Span:
    if not 1900 <= year <= 2200:
        raise BadCell(_("not a period (write 2015, 2015-2017 or 31-12-2015)"))
    return date(year, 1, 1), date(year, 12, 31)


def _month(year: int, month: int) -> Span | None:
    if not (1900 <= year <= 2200 and 1 <= month <= 12):
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _day(year: int, month: int, number: int) -> Span | None:
    known = _month(year, month)
    if known is None or not 1 <= number <= known[1].day:
        return None
    return date(year, month, number), date(year, month, number)
