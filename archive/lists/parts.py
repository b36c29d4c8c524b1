"""A list that is too long for one file is handed out in parts: nothing is cut, nothing refused.

The view counts; without a chosen part it shows the page of parts, with one it makes that file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    return parts_by_lines([0] * rows, most, 0, request)


def parts_by_lines(
    lines: Sequence[int], most: int, most_lines: int, request: HttpRequest
) -> list[Part]:
    """The parts of a list whose rows take so many lines each: no part has too many of either,
    unless one row alone has."""
    cuts = list(_cuts(lines, most, most_lines))
    if len(cuts) == 1:
        return [Part(1, 1, len(lines))]
    found = []
    for number, (first, last) in enumerate(cuts, start=1):
        asked = request.GET.copy()
        asked[NAME] = str(number)
        found.append(Part(number, first, last, f"{request.path}?{asked.urlencode()}"))
    return found


def _cuts(lines: Sequence[int], most: int, most_lines: int) -> Iterator[tuple[int, int]]:
    first, taken = 1, 0
    for at, some in enumerate(lines, start=1):
        if at > first and (at - first >= most or taken + some > most_lines):
            yield first, at - 1
            first, taken = at, 0
        taken += some
    yield first, len(lines)


def chosen(parts: list[Part], request: HttpRequest) -> Part | None:
    """The part that is asked for; the only one without asking; none where one has to be chosen."""
    if len(parts) == 1:
        return parts[0]
    said = request.GET.get(NAME, "")
    return next((one for one in parts if str(one.number) == said), None)


def page(
    request: HttpRequest, title: str, parts: list[Part], back: str, *, are_labels: bool = False
) -> HttpResponse:
    """Says that the list is long, and offers each part."""
    total = number_format(parts[-1].last, force_grouping=True)
    context = {"title": title, "parts": parts, "total": total, "back": back}
    return render(request, "archive/list_parts.html", context | {"are_labels": are_labels})
