"""A number of a spreadsheet as its cell shows it on an Indonesian screen: Rp1.234.567,50, 12,5%.

Only what letters need: thousands, decimals, per cent, zeros in front, words and currencies around.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

GENERAL = ("", "General", "@")
DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]+)?")
WORDS = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|_.|\*.|\[[^\]]*\]')
LETTERS = re.compile(r"[a-z]", re.IGNORECASE)  # of dates, times and powers of ten
HOURS = re.compile(r"h", re.IGNORECASE)
EXACT = 10**15
MOST_DECIMALS = 10


def shown(value: float, pattern: str) -> str | None:
    """The number in words and figures of its format; nothing for a format that is none of ours."""
    if isinstance(value, bool):
        return str(value).upper()
    if abs(value) >= EXACT:
        return None
    if pattern in GENERAL:
        return _plain(value)
    section = pattern.split(";")[0]
    match = DIGITS.search(_blanked(section))
    if match is None or LETTERS.search(_blanked(section)):
        return None
    figures = section[match.start() : match.end()]
    is_part = "%" in _blanked(section)
    number = Decimal(str(abs(value))) * (100 if is_part else 1)
    before, after = (_worded(part) for part in (section[: match.start()], section[match.end() :]))
    sign = "-" if value < 0 else ""
    return f"{before}{sign}{_figures(number, figures)}{after}".strip()


def shown_moment(value: date | time, pattern: str) -> str | None:
    """A time, or a day with the time that its format shows; nothing for a mere day."""
    if isinstance(value, time):
        return value.strftime("%H.%M")
    if isinstance(value, datetime) and value.time() != time.min and HOURS.search(_blanked(pattern)):
        return f"{value.date().isoformat()} {value.strftime('%H.%M')}"
    return None


def _plain(value: float) -> str:
    if float(value).is_integer():
        return str(int(value))
    return f"{value:.10f}".rstrip("0").replace(".", ",")


def _figures(number: Decimal, figures: str) -> str:
    whole_part, _, decimals = figures.partition(".")
    least = min(decimals.count("0"), MOST_DECIMALS)
    places = min(len(decimals), MOST_DECIMALS)
    exact = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, part = f"{exact:f}".partition(".")
    whole = whole.zfill(whole_part.count("0"))
    if "," in whole_part:
        whole = f"{int(whole):,}".replace(",", ".")
    while len(part) > least and part.endswith("0"):
        part = part[:-1]
    return f"{whole},{part}" if part else whole


def _blanked(text: str) -> str:
    """The pattern with blanks in place of words, so that places stay."""
    return WORDS.sub(lambda found: " " * len(found[0]), text)


def _worded(text: str) -> str:
    """The words around the figures."""
    return WORDS.sub(lambda found: found[1] or found[2] or found[3] or "", text)
