"""Lists that are read page by page from a place in their order: the place, and the links.

A keyset has no page numbers: one goes on after the last row shown, and back to the top. Pure: knows
no model and no page.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Protocol, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from eoffice.asked import whole
from eoffice.errors import Refused

YEARS = range(1900, 9001)  # in which a moment can be turned into that of any zone
Place = tuple[datetime, int]
DayPlace = tuple[date, int]
T = TypeVar("T", covariant=True)


class Rows(Protocol[T]):
    """What can be cut: a list, or what a database is asked."""

    def __getitem__(self, part: slice) -> Iterable[T]:
        """Some of the rows."""


def place_in(text: str) -> Place | None:
    """The moment and the key after which a list goes on, as `written` gave them; else nothing."""
    said, _sign, key = text.rpartition("_")
    moment, pk = _parsed(parse_datetime, said), whole(key)
    if moment is None or moment.tzinfo is None or pk is None or moment.year not in YEARS:
        return None
    return moment, pk


def day_place_in(text: str) -> DayPlace | None:
    """The day and the key after which a list goes on, as `written` gave them; else nothing."""
    said, _sign, key = text.rpartition("_")
    day, pk = _parsed(parse_date, said), whole(key)
    return None if day is None or pk is None else (day, pk)


def written(at: date, pk: int) -> str:
    """A place in a list, a moment or a day with the key of its row, as an address carries it."""
    return f"{at.isoformat()}_{pk}"


def pager(request: HttpRequest, following: object = None, *, key: str = "from") -> dict[str, str]:
    """The links below a list, for `shared/_pager.html`; what else was asked for is kept.

    `following` is the place of the last row shown, where there are more; `key` names it.
    """
    kept = asked_for(request, but=key)
    links = {"previous_url": "", "next_url": ""}
    if following is not None:
        place = urlencode({key: following})
        links["next_url"] = f"{request.path}?{'&'.join(filter(None, (kept, place)))}"
    if request.GET.get(key):
        links["previous_url"] = f"{request.path}?{kept}" if kept else request.path
    return links


def asked_for(request: HttpRequest, *, but: str = "") -> str:
    """What is asked of a list, as an address carries it; `but` the place where it goes on."""
    return urlencode({name: one for name, one in request.GET.items() if name != but and one})


def all_of(rows: Rows[T], most: int) -> list[T]:
    """All rows of a list that is taken whole: printed, or as a table.

    Raises Refused where there are more than that, for a list is never cut without a word.
    """
    found = list(rows[: most + 1])
    if len(found) > most:
        raise Refused(_("The list is too long; choose a shorter period."))
    return found


def _parsed(parse: Callable[[str], T | None], text: str) -> T | None:
    try:
        return parse(text)
    except ValueError:  # the right shape, but no such day or hour
        return None
