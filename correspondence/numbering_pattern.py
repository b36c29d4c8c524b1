"""How a number of a register is written: the pattern is data, this turns it into text.

Pure: no models, no clock. Parts: {seq} or {seq:04d}, {year}, {month}, {roman_month}.
"""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
PART = re.compile(r"\{(seq(?::0?([1-9])d)?|year|month|roman_month)\}")
LONGEST = 60
LARGEST_SEQUENCE = 999_999_999


def check(pattern: str) -> None:
    """Raise `ValidationError` with a sentence when this cannot number a book."""
    rest = PART.sub("", pattern)
    if "{" in rest or "}" in rest:
        raise ValidationError(
            _("Only the parts {seq}, {seq:04d}, {year}, {month} and {roman_month} are known.")
        )
    if not re.search(r"\{seq(:0?[1-9]d)?\}", pattern):
        raise ValidationError(_("The pattern needs the running number: {seq} or {seq:04d}."))
    if len(render(pattern, LARGEST_SEQUENCE, date(2028, 8, 1))) > LONGEST:
        raise ValidationError(_("Numbers of this pattern would be longer than 60 characters."))


def render(pattern: str, sequence: int, day: date) -> str:
    """Write a number: `{seq:04d}/{year}` becomes `0412/2026`."""

    def part(match: re.Match[str]) -> str:
        name, width = match.group(1), match.group(2)
        if name.startswith("seq"):
            return str(sequence).zfill(int(width or 0))
        return {
            "year": str(day.year),
            "month": f"{day.month:02d}",
            "roman_month": ROMAN_MONTHS[day.month - 1],
        }[name]

    return PART.sub(part, pattern)
