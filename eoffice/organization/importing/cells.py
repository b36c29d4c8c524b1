"""What single cells may hold: yes or no, a date, a number, one of a list; a sentence if not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Choices
from django.utils.translation import gettext as _
from django.utils.translation import override

YES = frozenset({"ya", "y", "yes", "1", "true", "x", "benar"})
NO = frozenset({"", "tidak", "t", "no", "n", "0", "false", "bukan", "-"})
DATES = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")
USER_NAME = re.compile(r"^[a-z0-9][a-z0-9._-]{2,149}$")
LONGEST_NUMBER = 5


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
    for form in DATES:
        try:
            return datetime.strptime(cell, form).date()
        except ValueError:
            continue
    raise BadCell(_("not a date (write 31-12-2026)"))


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
    """Eighteen digits, blanks left out; contract staff have none."""
    digits = cell.replace(" ", "")
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
