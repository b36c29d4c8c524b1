"""The verbs of the schedule: import, take over, copy, change a rule, put in force, discard."""

from django.contrib.auth.decorators import login_required
from django.core.files import File
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from archive.actions import schedules as actions
from archive.actions.schedules import ScheduleData
from archive.forms.schedules import ImportForm, RuleForm, VersionForm
from archive.importing import rules as reading
from archive.models import RetentionRule
from archive.policies.schedules import may_keep_schedule
from archive.queries.schedules import schedules_of
from archive.samples import SCHEDULE
from archive.views.schedules import visible_schedule
from eoffice import clock
from eoffice.htmx import back_to

SHOWN = 50
PAGE = "archive:schedule"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def import_table(request: HttpRequest) -> HttpResponse:
    """Look at a table before a version is drafted from it: an error for every bad row."""
    may_keep_schedule(request.officer, request.officer.organization_id).enforce()
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        sheet = reading.read_rules(form.cleaned_data["file"])
        packed = reading.packed(sheet.rows, user_id=request.user.pk)
        context |= {"sheet": sheet, "preview": packed, "first": sheet.rows[:SHOWN]}
    return render(
        request, "archive/schedule_import.html", context, status=422 if form.errors else 200
    )


@require_POST
@login_required
def take_over(request: HttpRequest) -> HttpResponse:
    """Draft a version from exactly the rows that the preview showed."""
    rows = reading.unpacked(request.POST.get("preview", ""), user_id=request.user.pk)
    form = VersionForm(request.POST)
    if not form.is_valid():
        return redirect("archive:schedule_import")
    organization, data = request.officer.organization_id, ScheduleData(**form.cleaned_data)
    made = actions.draft_schedule(organization, data, rows, by=request.officer)
    return back_to(request, PAGE, _("Drafted. Look at what it would change."), pk=made.pk)


@require_POST
@login_required
def take_sample(request: HttpRequest) -> HttpResponse:
    """Draft a version from the sample; it stays marked as a sample."""
    with SCHEDULE.open("rb") as file:
        rows = reading.read_rules(File(file, name=SCHEDULE.name)).rows
    today = clock.today(request.officer.desk.time_zone)
    name = _("Sample of a retention schedule")
    data = ScheduleData(name=name, valid_from=today, basis=_("Sample, not a regulation"))
    organization = request.officer.organization_id
    made = actions.draft_schedule(organization, data, rows, by=request.officer, is_sample=True)
    return back_to(request, PAGE, _("Drafted. Look at what it would change."), pk=made.pk)


@require_POST
@login_required
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft the next version with the same rules."""
    found, form = visible_schedule(request, pk), VersionForm(request.POST)
    if not form.is_valid():
        context = {"schedule": found, "form": form}
        return render(request, "archive/schedule_copy.html", context, status=422)
    data = ScheduleData(**form.cleaned_data)
    made = actions.copy_schedule(found.pk, data, by=request.officer)
    return back_to(request, PAGE, _("Drafted. Change its rules, then look."), pk=made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one rule of a draft."""
    mine = RetentionRule.objects.filter(schedule__in=schedules_of(request.officer))
    found = get_object_or_404(mine.select_related("schedule", "parent"), pk=pk)
    may_keep_schedule(request.officer, found.schedule.organization_id).enforce()
    form = RuleForm(request.POST or None, rule=found)
    if request.method == "POST" and form.is_valid():
        data = reading.RuleData(code=found.code, **form.cleaned_data)
        actions.change_rule(found.pk, data, by=request.officer)
        return back_to(request, PAGE, _("Changed."), pk=found.schedule_id)
    context = {"rule": found, "schedule": found.schedule, "form": form}
    return render(request, "archive/rule.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def put_in_force(request: HttpRequest, pk: int) -> HttpResponse:
    """From its day on it binds."""
    visible_schedule(request, pk)
    actions.put_in_force(pk, by=request.officer)
    return back_to(request, PAGE, _("The version is in force; its codes can be chosen."), pk=pk)


@require_POST
@login_required
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Do not take a draft."""
    visible_schedule(request, pk)
    actions.discard(pk, by=request.officer)
    return back_to(request, "archive:schedules", _("The draft was discarded; it stays readable."))
