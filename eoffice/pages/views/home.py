"""The first page after signing in, and the help."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from eoffice import clock
from eoffice.organization.calendars import hours_at
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role
from eoffice.pages.queries import lists, service_time
from eoffice.pages.queries.first_steps import first_steps
from eoffice.pages.queries.inbox import TABS
from eoffice.pages.queries.inbox_rows import rows_of
from eoffice.pages.rail import inbox_counts, waiting
from eoffice.pages.views.inbox import TAB_WORDS

FIRST_SHOWN = 5


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What waits, what is late, what is followed; the clerk goes straight to the tray."""
    roles = {role for desk in request.officer.desks for role in desk.roles}
    if roles and roles <= {Role.INTAKE, Role.RECORDER} and not request.GET:
        return redirect("intake:tray")
    counts = inbox_counts(request)
    counters = _counters(request)
    hours, now = hours_at(request.officer), clock.now()
    first = rows_of(waiting(request).keys[:FIRST_SHOWN], request.officer, hours, now)
    followed = lists.followed(request.officer, hours, now, after=None, limit=FIRST_SHOWN)
    heads = any(desk.is_head for desk in request.officer.desks)
    month = service_time.this_month(request.officer, now) if heads else []
    context = {"counters": counters, "counts": counts, "first": first, "followed": followed}
    context |= {"month": month, "reads_trail": Role.AUDITOR in roles} | _founding(request.officer)
    return render(request, "pages/home.html", context)


def _founding(by: Officer) -> dict[str, Any]:
    """What is left to do before an office can work, for whoever administers it."""
    nothing_yet = by.is_superuser and not Unit.objects.exists()
    return {"first_steps": first_steps(by), "no_office_yet": nothing_yet}


def _counters(request: HttpRequest) -> list[dict[str, Any]]:
    """What waits, each a link: the trays of the inbox, and the drafts before this desk."""
    counts, inbox = inbox_counts(request), reverse("pages:inbox")
    found = [
        {"url": f"{inbox}?tab={tab}", "label": TAB_WORDS[tab], "count": counts.of_tab(tab)}
        for tab in TABS
        if tab
    ]
    drafts = waiting(request).to_approve
    word = _("Initials and signatures")
    return [*found, {"url": reverse("outgoing:approvals"), "label": word, "count": drafts}]


@login_required
@require_GET
def help_page(request: HttpRequest) -> HttpResponse:
    """How the work goes, by role, and the keys."""
    return render(request, "pages/help.html")
