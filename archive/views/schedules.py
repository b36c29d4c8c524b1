"""The retention schedule: its versions, the rules of one, and what it would change."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.forms.schedules import VersionForm
from archive.models import RetentionSchedule
from archive.policies.schedules import may_keep_schedule
from archive.queries import schedules as queries
from archive.queries.daily import keeps_files
from archive.queries.rules import schedule_on
from archive.queries.simulating import simulate
from archive.samples import SCHEDULE
from archive.states import ScheduleState
from eoffice import clock
from eoffice.errors import Refused
from eoffice.htmx import page_or_fragment


@require_safe
@login_required
def schedules(request: HttpRequest) -> HttpResponse:
    """Every version, the latest first; which one binds today."""
    officer = request.officer
    if not keeps_files(officer):
        raise Refused(_("The archive is kept by the archivist and by who files for a unit."))
    today = clock.today(officer.desk.time_zone)
    context = {
        "rows": queries.schedules_of(officer)[:100],
        "current": schedule_on(officer.organization_id, today),
        "verdict": may_keep_schedule(officer, officer.organization_id),
    }
    return render(request, "archive/schedules.html", context)


@require_safe
@login_required
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """The rules of a version in the order of their tree."""
    found, words = visible_schedule(request, pk), request.GET.get("q", "")[:100]
    rows = queries.rules_page(found, words, after=request.GET.get("after", "")[:400])
    more = rows[queries.PAGE - 1].path if len(rows) > queries.PAGE else ""
    verdict = may_keep_schedule(request.officer, found.organization_id)
    context = {
        "schedule": found,
        "rows": rows[: queries.PAGE],
        "q": words,
        "after": more,
        "may_keep": verdict,
        "is_draft": found.state == ScheduleState.DRAFT,
        "copy": VersionForm(initial={"name": found.name, "basis": found.basis}),
    }
    return page_or_fragment(request, "archive/schedule", context)


@require_safe
@login_required
def simulation(request: HttpRequest, pk: int) -> HttpResponse:
    """How many dossiers, boxes and years would move."""
    found = visible_schedule(request, pk)
    may_keep_schedule(request.officer, found.organization_id).enforce()
    context = {"schedule": found, "found": simulate(found)}
    context["is_draft"] = found.state == ScheduleState.DRAFT
    return render(request, "archive/schedule_simulation.html", context)


@require_safe
@login_required
def sample(_request: HttpRequest) -> FileResponse:
    """The sample as a table: how an office's own table may look."""
    return FileResponse(SCHEDULE.open("rb"), as_attachment=True, filename=SCHEDULE.name)


def visible_schedule(request: HttpRequest, pk: int) -> RetentionSchedule:
    """The version, if it is of an own organisation and this officer works with it; else 404."""
    rows = queries.schedules_of(request.officer)
    return get_object_or_404(rows if keeps_files(request.officer) else rows.none(), pk=pk)
