"""How a number of a register is written: the pattern is data, this turns it into text.

Pure: no models, no clock. Parts: {seq} or {seq:04d}, {year}, {month}, {roman_month}, {day}; a book
of outgoing letters also knows {security}, {type}, {class}, {unit} and {position} (domain 1.3).
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
FACTS = ("security", "type", "class", "unit", "position")
PART = re.compile(
    r"\{(seq(?::0?([1-9])d)?|year|month|roman_month|day|security|type|class|unit|position)\}"
)
DOUBLED = re.compile(r"([/.\-])[/.\-]+")
LONGEST = 60
OPEN = "…"
LARGEST_SEQUENCE = 999_999_999


def check(pattern: str) -> None:
    """Raise `ValidationError` with a sentence when this cannot number a book."""
    rest = PART.sub("", pattern)
    if "{" in rest or "}" in rest:
        raise ValidationError(
            _(
                "Only the parts {seq}, {seq:04d}, {year}, {month}, {roman_month}, {day}, "
                "{security}, {type}, {class}, {unit} and {position} are known."
            )
        )
    if not re.search(r"\{seq(:0?[1-9]d)?\}", pattern):
        raise ValidationError(_("The pattern needs the running number: {seq} or {seq:04d}."))
    if len(render(pattern, LARGEST_SEQUENCE, date(2028, 8, 1))) > LONGEST:
        raise ValidationError(_("Numbers of this pattern would be longer than 60 characters."))


def render(pattern: str, sequence: int, day: date, facts: Mapping[str, str] | None = None) -> str:
    """Write a number: `{seq:04d}/{year}` becomes `0412/2026`.

    `facts` are the words of an outgoing letter; one that is empty takes its separator with it.
    """
    return _written(pattern, lambda width: str(sequence).zfill(width), day, facts or {})


def outline(pattern: str, day: date, facts: Mapping[str, str]) -> str:
    """What is known of a number before it is given: "…" stands for the running number."""
    return _written(pattern, lambda _width: OPEN, day, facts)


def asks_for(pattern: str, fact: str) -> bool:
    """Whether numbers of this pattern say this fact of their letter."""
    return f"{{{fact}}}" in pattern


def _written(
    pattern: str, sequence: Callable[[int], str], day: date, facts: Mapping[str, str]
) -> str:
    words = dict.fromkeys(FACTS, "") | dict(facts)
    words |= {
        "year": str(day.year),
        "month": f"{day.month:02d}",
        "roman_month": ROMAN_MONTHS[day.month - 1],
        "day": f"{day.day:02d}",
    }

    def part(match: re.Match[str]) -> str:
        name, width = match.group(1), match.group(2)
        return sequence(int(width or 0)) if name.startswith("seq") else words[name]

    written = PART.sub(part, pattern)
    has_facts = any(asks_for(pattern, name) for name in FACTS)
    return DOUBLED.sub(r"\1", written).strip("/.-") if has_facts else written
