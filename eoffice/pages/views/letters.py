"""Lists of letters: all that the officer may see, and what he follows."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from eoffice import clock
from eoffice.htmx import page_or_fragment
from eoffice.organization.calendars import hours_at
from eoffice.pages.queries import lists
from eoffice.paging import Place, pager, place_in, written

PAGE = 25


@login_required
@require_GET
def letters(request: HttpRequest) -> HttpResponse:
    """Everything that the officer may see, newest first."""
    rows = lists.newest(request.officer, before=_place(request), limit=PAGE + 1)
    context = {"rows": rows[:PAGE], "page": _pager(request, rows)}
    return page_or_fragment(request, "pages/letters", context)


@login_required
@require_GET
def followed(request: HttpRequest) -> HttpResponse:
    """Open branches that the officer gave, the earliest due first."""
    after = _place(request)
    hours, now = hours_at(request.officer), clock.now()
    rows = lists.followed(request.officer, hours, now, after=after, limit=PAGE + 1)
    context = {"rows": rows[:PAGE], "page": _pager(request, rows)}
    return page_or_fragment(request, "pages/followed", context)


def _place(request: HttpRequest) -> Place | None:
    """The place in the list from which the page goes on; nonsense begins at the top."""
    return place_in(request.GET.get("from", ""))


def _pager(request: HttpRequest, rows: list[lists.Row]) -> dict[str, str]:
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return pager(request, written(last.sort, last.pk) if last else None)
