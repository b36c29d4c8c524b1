"""Lists of letters: all that the officer may see, and what he follows."""

from datetime import datetime
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET

from eoffice import clock
from eoffice.htmx import page_or_fragment
from eoffice.pages.queries import lists
from eoffice.pages.views.inbox import office_hours

PAGE = 25
Place = tuple[datetime, int]


@login_required
@require_GET
def letters(request: HttpRequest) -> HttpResponse:
    """Everything that the officer may see, newest first."""
    rows = lists.newest(request.officer, before=_before(request), limit=PAGE + 1)
    context = {"rows": rows[:PAGE], "page": _pager(request, rows)}
    return page_or_fragment(request, "pages/letters", context)


@login_required
@require_GET
def followed(request: HttpRequest) -> HttpResponse:
    """Open branches that the officer gave, the earliest due first."""
    after = _before(request)
    hours, now = office_hours(request.officer), clock.now()
    rows = lists.followed(request.officer, hours, now, after=after, limit=PAGE + 1)
    context = {"rows": rows[:PAGE], "page": _pager(request, rows)}
    return page_or_fragment(request, "pages/followed", context)


def _before(request: HttpRequest) -> Place | None:
    """The place in the list from which the page goes on; nonsense begins at the top."""
    moment, _, pk = request.GET.get("from", "").rpartition("_")
    try:
        found = parse_datetime(moment)
    except ValueError:
        return None
    return (found, int(pk)) if found and found.tzinfo and pk.isdigit() else None


def _pager(request: HttpRequest, rows: list[lists.Row]) -> dict[str, str]:
    """Next: from the last row shown; back: to the top, as a keyset has no page numbers."""
    pager = {"previous_url": "", "next_url": ""}
    if len(rows) > PAGE:
        last = rows[PAGE - 1]
        place = {"from": f"{last.sort.isoformat()}_{last.pk}"}
        pager["next_url"] = f"{request.path}?{urlencode(place)}"
    if request.GET.get("from"):
        pager["previous_url"] = request.path
    return pager
