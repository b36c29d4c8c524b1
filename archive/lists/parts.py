"""A list that is too long for one file is handed out in parts: nothing is cut, nothing refused.

The view counts; without a chosen part it shows the page of parts, with one it makes that file.
"""

from dataclasses import dataclass
from itertools import count as numbers

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _

NAME = "part"


@dataclass(frozen=True, slots=True)
class Part:
    """Rows `first` to `last` of a list, counted from 1."""

    number: int
    first: int
    last: int
    url: str = ""

    @property
    def label(self) -> str:
        """Its rows, as they are written on its link and in its head."""
        first, last = (number_format(one, force_grouping=True) for one in (self.first, self.last))
        said = _("part %(n)d: rows %(first)s to %(last)s")
        return said % {"n": self.number, "first": first, "last": last}


def parts_of(rows: int, most: int, request: HttpRequest) -> list[Part]:
    """The parts of a list of so many rows; a single one where it fits into one file."""
    found = []
    for number, first in zip(numbers(1), range(0, max(rows, 1), most), strict=False):
        asked = request.GET.copy()
        asked[NAME] = str(number)
        url = f"{request.path}?{asked.urlencode()}"
        found.append(Part(number, first + 1, min(first + most, rows), url))
    return found if len(found) > 1 else [Part(1, 1, rows)]


def chosen(parts: list[Part], request: HttpRequest) -> Part | None:
    """The part that is asked for; the only one without asking; none where one has to be chosen."""
    if len(parts) == 1:
        return parts[0]
    said = request.GET.get(NAME, "")
    return next((one for one in parts if str(one.number) == said), None)


def page(request: HttpRequest, title: str, parts: list[Part], back: str) -> HttpResponse:
    """Says that the list is long, and offers each part."""
    total = number_format(parts[-1].last, force_grouping=True)
    context = {"title": title, "parts": parts, "total": total, "back": back}
    return render(request, "archive/list_parts.html", context)
