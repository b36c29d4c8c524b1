"""The page and the POST of every verb of a branch; the words stand in `verb_table`."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from disposition import actions
from disposition.forms.verbs import DecisionForm, ReceiversForm, ReportForm
from disposition.models import DispositionSheet
from disposition.policies import branch as may
from disposition.queries.panel import candidates_of
from disposition.views.fetching import visible_branch, visible_extension, visible_sheet
from disposition.views.verb_table import VERBS
from eoffice.documents.actions import receive
from eoffice.documents.states import FileUse
from eoffice.htmx import back_to, page_or_fragment
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer


@login_required
@require_http_methods(["GET", "POST"])
def branch_verb(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Show what will happen, and do it."""
    branch, row = visible_branch(request, pk), VERBS[verb]
    row.may(request.officer.on_basis("-"), branch).enforce()
    data = [request.POST] if request.method == "POST" else []
    form = row.form_for(branch, request.officer, *data)
    if data and form.is_valid():
        by, token = form.officer(request.officer), form.cleaned_data["token"]
        actions.act_once(token, lambda: row.act(branch, form, by), by=by)
        return back_to(request, "pages:letter", str(row.said), pk=branch.letter_id)
    context = {"branch": branch, "letter": branch.letter, "verb": row, "form": form}
    status = 422 if data else 200
    return page_or_fragment(request, "disposition/branch_verb", context, status)


@login_required
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Report with text and files; the files are safe before the report is written."""
    branch = visible_branch(request, pk)
    may.may_answer_for(request.officer.on_basis("-"), branch).enforce()
    is_assistant = request.officer.at(branch.position_id).is_assistant
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ReportForm(*data, is_assistant=is_assistant)
    if data and form.is_valid():
        _send_report(request.officer, branch.pk, branch.position_id, form)
        message = _("Your report lies before the giver.")
        return back_to(request, "pages:letter", message, pk=branch.letter_id)
    context = {"branch": branch, "letter": branch.letter, "form": form}
    return page_or_fragment(request, "disposition/branch_report", context, 422 if data else 200)


@login_required
@require_http_methods(["GET", "POST"])
def add_receivers(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a sheet before further desks."""
    sheet = visible_sheet(request, pk)
    may.may_add(request.officer.on_basis("-"), sheet).enforce()
    form = _receivers_form(request, sheet)
    if request.method == "POST" and form.is_valid():
        by, to = form.officer(request.officer), tuple(form.cleaned_data["to"])
        actions.act_once(
            form.cleaned_data["token"], lambda: actions.add_receivers(sheet.pk, to, by=by), by=by
        )
        return back_to(request, "pages:letter", _("Sent to them too."), pk=sheet.letter_id)
    context = {"sheet": sheet, "letter": sheet.letter, "form": form}
    status = 422 if form.is_bound else 200
    return page_or_fragment(request, "disposition/sheet_add", context, status)


@login_required
@require_http_methods(["GET", "POST"])
def decide_more_time(request: HttpRequest, pk: int) -> HttpResponse:
    """Give more time, or leave the due date as it is."""
    extension = visible_extension(request, pk)
    branch = extension.disposition
    may.may_steer(request.officer.on_basis("-"), branch).enforce()
    is_assistant = request.officer.at(branch.giver_id).is_assistant
    form = DecisionForm(request.POST or None, is_assistant=is_assistant)
    if request.method == "POST" and form.is_valid():
        by, note = form.officer(request.officer), form.cleaned_data["note"]
        actions.decide_more_time(pk, granted=form.cleaned_data["granted"], by=by, note=note)
        return back_to(request, "pages:letter", _("Your decision was sent."), pk=branch.letter_id)
    context = {"extension": extension, "branch": branch, "letter": branch.letter, "form": form}
    status = 422 if form.is_bound else 200
    return page_or_fragment(request, "disposition/extension_decide", context, status)


def _receivers_form(request: HttpRequest, sheet: DispositionSheet) -> ReceiversForm:
    desk = sheet.steered_from
    seats = [(one.id, f"{one.title} – {one.label}") for one in candidates_of(desk)]
    is_assistant = request.officer.at(desk).is_assistant
    return ReceiversForm(request.POST or None, seats=seats, is_assistant=is_assistant)


def _send_report(officer: Officer, branch_id: int, position_id: int, form: ReportForm) -> None:
    office = Unit.objects.get(pk=officer.at(position_id).office_id)
    files = [
        receive(upload, by=officer, office=office, use=FileUse.FOLLOW_UP).pk
        for upload in form.cleaned_data["files"]
    ]
    by, token = form.officer(officer), form.cleaned_data["token"]
    actions.report(branch_id, form.cleaned_data["text"], by=by, file_ids=files, token=token)
