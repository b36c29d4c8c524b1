"""Dates as letters write them, also where a letter or a digit was misread."""

import re
from datetime import date
from difflib import SequenceMatcher
from typing import NamedTuple

MONTHS = ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus",
          "september", "oktober", "november", "desember")  # fmt: skip
OTHERWISE = {"jan": 1, "pebruari": 2, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
             "agt": 8, "agst": 8, "ags": 8, "sept": 9, "sep": 9, "okt": 10, "nopember": 11,
             "nov": 11, "nop": 11, "des": 12, "january": 1, "february": 2, "march": 3, "may": 5,
             "june": 6, "july": 7, "august": 8, "october": 10, "december": 12}  # fmt: skip
ALIKE = 0.74
"""How much of a month's name must be right: "Oktobet" is October, "Maret" is never "Mei"."""
DIGITS = str.maketrans("OoQDlI|i!SsBZz", "00001111155822")
DIGIT = r"[\dOoQDlI|i!SsBZz]"
WRITTEN = re.compile(
    rf"(?<![\w/.-])({DIGIT}{{1,2}})[\s.,-]*([A-Za-z][A-Za-z0-9]{{2,9}})[\s.,-]*({DIGIT}{{4}})(?![\w/-])"
)
IN_FIGURES = re.compile(r"(?<![\w/.-])(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})(?![\w/-])")
YEARS = range(1945, 2100)


class Found(NamedTuple):
    """A date, where in the text it stands, and whether it was read as it is written."""

    day: date
    start: int
    end: int
    sure: bool


def find_date(text: str) -> Found | None:
    """The first date in a line: "19 Agustus 2024", "l9 Agustvs 2O24", "19-08-2024"."""
    for match in WRITTEN.finditer(text):
        day, name, year = match.groups()
        month, sure = month_of(name)
        sure = sure and day.isdecimal() and year.isdecimal()
        if found := _date(year.translate(DIGITS), month, day.translate(DIGITS)):
            return Found(found, *match.span(), sure=sure)
    for match in IN_FIGURES.finditer(text):
        day, month_figures, year = match.groups()
        if found := _date(year, int(month_figures), day):
            return Found(found, *match.span(), sure=True)
    return None


def month_of(name: str) -> tuple[int, bool]:
    """The number of a month, and whether its name was read rightly; 0 for no month."""
    name = name.casefold()
    if name in MONTHS:
        return MONTHS.index(name) + 1, True
    if name in OTHERWISE:
        return OTHERWISE[name], True
    mended = name.translate(str.maketrans("01", "ol"))
    likeness = [SequenceMatcher(None, mended, month).ratio() for month in MONTHS]
    best = max(likeness)
    return (likeness.index(best) + 1 if best >= ALIKE else 0), False


def _date(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day)) if int(year) in YEARS else None
    except ValueError:
        return None
