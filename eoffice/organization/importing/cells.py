"""What single cells may hold: yes or no, a date, a number, one of a list; a sentence if not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Choices
from django.utils.translation import gettext as _
from django.utils.translation import override

YES = frozenset({"ya", "y", "yes", "1", "true", "x", "benar"})
NO = frozenset({"", "tidak", "t", "no", "n", "0", "false", "bukan", "-"})
ISO_DAY = re.compile(r"^(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})$", re.ASCII)
WRITTEN_DAY = re.compile(
    r"^(?P<day>\d{1,2})[-/. ]+(?P<month>[a-z]{3,9}|\d{1,2})[-/. ]+(?P<year>\d{4}|\d\d)$",
    re.ASCII | re.IGNORECASE,
)
SPOKEN = "jan feb mar apr mei/may jun jul agu/ags/agt/aug sep okt/oct nov/nop des/dec"
MONTHS = {
    name: month for month, names in enumerate(SPOKEN.split(), start=1) for name in names.split("/")
}
USER_NAME = re.compile(r"^[a-z0-9][a-z0-9._-]{2,149}$")
LONGEST_NUMBER = 5
GROUPED = str.maketrans("", "", " .-'’`")


class BadCell(ValueError):
    """What is wrong with a cell, in one sentence."""


def words(longest: int) -> Callable[[str], str]:
    """Text up to a length."""

    def read(cell: str) -> str:
        if len(cell) > longest:
            raise BadCell(_("longer than %(n)d characters") % {"n": longest})
        return cell

    return read


def flag(cell: str) -> bool:
    """Yes or no; empty is no."""
    if cell.casefold() in YES:
        return True
    if cell.casefold() in NO:
        return False
    raise BadCell(_("write “ya” or “tidak”"))


def number(cell: str) -> int:
    """A whole number; empty is zero."""
    if not cell:
        return 0
    if not cell.isascii() or not cell.isdecimal() or len(cell) >= LONGEST_NUMBER:
        raise BadCell(_("not a whole number"))
    return int(cell)


def day(cell: str) -> date | None:
    """A date as offices write it."""
    if not cell:
        return None
    found = ISO_DAY.match(cell) or WRITTEN_DAY.match(cell)
    try:
        parts = found.groupdict() if found else {}
        year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
        return date(year, _month(parts["month"]), int(parts["day"]))
    except (KeyError, ValueError) as error:
        raise BadCell(_("not a date (write 31-12-2026)")) from error


def _month(said: str) -> int:
    return int(said) if said.isdecimal() else MONTHS[said[:3].casefold()]


def one_of(choices: type[Choices], default: str = "") -> Callable[[str], str]:
    """One of a fixed list, by its code or by its name in either language."""

    def read(cell: str) -> str:
        if not cell:
            return default
        known = _names(choices)
        if cell.casefold() not in known:
            allowed = ", ".join(str(label) for label in choices.labels)
            raise BadCell(_("not one of: %(allowed)s") % {"allowed": allowed})
        return known[cell.casefold()]

    return read


def several_of(choices: type[Choices]) -> Callable[[str], tuple[str, ...]]:
    """Some of a fixed list, with commas between."""
    single = one_of(choices)

    def read(cell: str) -> tuple[str, ...]:
        return tuple(single(part.strip()) for part in cell.split(",") if part.strip())

    return read


def email(cell: str) -> str:
    """An e-mail address; many people have none."""
    if not cell:
        return ""
    try:
        validate_email(cell)
    except ValidationError as error:
        raise BadCell(_("not an e-mail address")) from error
    return cell


def user_name(cell: str) -> str:
    """A user name like kepala.kppn."""
    name = cell.lower()
    if not USER_NAME.match(name):
        raise BadCell(_("a user name has small letters, digits, dots and dashes"))
    return name


def nip(cell: str) -> str:
    """Eighteen digits, what groups them or keeps them text left out; contract staff have none."""
    digits = cell.translate(GROUPED)
    if digits and (len(digits) != 18 or not digits.isdecimal()):
        raise BadCell(_("a NIP has eighteen digits; make its column text, else digits get lost"))
    return digits


def time_zone(cell: str) -> str:
    """WIB, WITA or WIT, or the name of the zone."""
    known = {"": "", "wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
    known |= {name.casefold(): name for name in [*known.values(), "Asia/Pontianak"]}
    if cell.casefold() not in known:
        raise BadCell(_("write WIB, WITA or WIT"))
    return known[cell.casefold()]


def _names(choices: type[Choices]) -> dict[str, Any]:
    known = {str(value).casefold(): value for value in choices.values}
    for language in ("id", "en"):
        with override(language):
            known |= {str(label).casefold(): value for value, label in choices.choices}
    return known
