"""The first page after signing in, and the help."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from eoffice import clock
from eoffice.organization.states import Role
from eoffice.pages.queries import lists, service_time
from eoffice.pages.queries.inbox import TABS
from eoffice.pages.queries.inbox_rows import rows_of
from eoffice.pages.rail import inbox_counts, waiting
from eoffice.pages.views.inbox import TAB_WORDS, office_hours

FIRST_SHOWN = 5


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What waits, what is late, what is followed; the clerk goes straight to the tray."""
    roles = {role for desk in request.officer.desks for role in desk.roles}
    if roles and roles <= {Role.INTAKE, Role.RECORDER} and not request.GET:
        return redirect("intake:tray")
    counts = inbox_counts(request)
    counters = [
        {"tab": tab, "label": TAB_WORDS[tab], "count": counts.of_tab(tab)} for tab in TABS if tab
    ]
    hours, now = office_hours(request.officer), clock.now()
    first = rows_of(waiting(request).keys[:FIRST_SHOWN], request.officer, hours, now)
    followed = lists.followed(request.officer, hours, now, after=None, limit=FIRST_SHOWN)
    heads = any(desk.is_head for desk in request.officer.desks)
    month = service_time.this_month(request.officer, now) if heads else []
    context = {"counters": counters, "counts": counts, "first": first, "followed": followed}
    context |= {"month": month, "reads_trail": Role.AUDITOR in roles}
    return render(request, "pages/home.html", context)


@login_required
@require_GET
def help_page(request: HttpRequest) -> HttpResponse:
    """How the work goes, by role, and the keys."""
    return render(request, "pages/help.html")
