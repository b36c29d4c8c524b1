"""The page and the POST of every verb of a branch; the words stand in `verb_table`."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from disposition import actions
from disposition.forms.verbs import DecisionForm, ReceiversForm, ReportForm
from disposition.models import Disposition, DispositionSheet
from disposition.policies import branch as may
from disposition.queries.panel import candidates_of
from disposition.views.fetching import visible_branch, visible_extension, visible_sheet
from disposition.views.uploads import desk_of, once_with_paper, same_answer_twice, typed
from disposition.views.verb_table import VERBS
from eoffice.htmx import back_to, page_or_fragment
from eoffice.organization.officer import Officer

REPORTED = gettext_lazy("Your report lies before the giver.")
ADDED = gettext_lazy("Sent to them too.")
DECIDED = gettext_lazy("Your decision was sent.")


@login_required
@require_http_methods(["GET", "POST"])
@same_answer_twice(lambda named: VERBS[named["verb"]].said)
def branch_verb(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Show what will happen, and do it."""
    branch, row = visible_branch(request, pk), VERBS[verb]
    row.may(request.officer.on_basis("-"), branch).enforce()
    form = row.form_for(branch, request.officer, *typed(request))
    if form.is_bound and form.is_valid():
        by = desk_of(form, request.officer, getattr(branch, row.desk))
        act, said = lambda by: row.act(branch, form, by), str(row.title)
        once_with_paper(form, by, act, said=said, letter=branch.letter, branch=branch)
        return back_to(request, "pages:letter", str(row.said), pk=branch.letter_id)
    context = {"branch": branch, "letter": branch.letter, "verb": row, "form": form}
    context["explained"] = row.explained_for(branch)
    status = 422 if form.is_bound else 200
    return page_or_fragment(request, "disposition/branch_verb", context, status)


@login_required
@require_http_methods(["GET", "POST"])
@same_answer_twice(lambda _named: REPORTED)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Report with text and files; the files are safe before the report is written."""
    branch = visible_branch(request, pk)
    may.may_answer_for(request.officer.on_basis("-"), branch).enforce()
    is_assistant = request.officer.at(branch.position_id).is_assistant
    form = ReportForm(*typed(request), is_assistant=is_assistant)
    said = _("Report")
    if form.is_bound and form.is_valid():
        by = desk_of(form, request.officer, branch.position_id)
        act = partial(_report, branch, form)
        once_with_paper(form, by, act, said=said, letter=branch.letter, branch=branch)
        return back_to(request, "pages:letter", str(REPORTED), pk=branch.letter_id)
    context = {"letter": branch.letter, "form": form, "heading": said}
    status = 422 if form.is_bound else 200
    return page_or_fragment(request, "disposition/branch_report", context, status)


@login_required
@require_http_methods(["GET", "POST"])
@same_answer_twice(lambda _named: ADDED)
def add_receivers(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a sheet before further desks."""
    sheet = visible_sheet(request, pk)
    may.may_add(request.officer.on_basis("-"), sheet).enforce()
    form, said = _receivers_form(request, sheet), _("Add receivers")
    if form.is_bound and form.is_valid():
        by, to = desk_of(form, request.officer, sheet.steered_from), form.cleaned_data["to"]
        act = partial(_add, sheet.pk, tuple(to))
        once_with_paper(form, by, act, said=said, letter=sheet.letter, branch=sheet.parent)
        return back_to(request, "pages:letter", str(ADDED), pk=sheet.letter_id)
    context = {"letter": sheet.letter, "form": form, "heading": said}
    status = 422 if form.is_bound else 200
    return page_or_fragment(request, "disposition/sheet_add", context, status)


@login_required
@require_http_methods(["GET", "POST"])
@same_answer_twice(lambda _named: DECIDED)
def decide_more_time(request: HttpRequest, pk: int) -> HttpResponse:
    """Give more time, or leave the due date as it is."""
    extension = visible_extension(request, pk)
    branch = extension.disposition
    may.may_steer(request.officer.on_basis("-"), branch).enforce()
    is_assistant = request.officer.at(branch.giver_id).is_assistant
    form, said = DecisionForm(*typed(request), is_assistant=is_assistant), _("More time")
    if form.is_bound and form.is_valid():
        by = desk_of(form, request.officer, branch.giver_id)
        act = partial(_decide, pk, form)
        once_with_paper(form, by, act, said=said, letter=branch.letter, branch=branch)
        return back_to(request, "pages:letter", str(DECIDED), pk=branch.letter_id)
    context = {"letter": branch.letter, "form": form, "heading": said, "extension": extension}
    status = 422 if form.is_bound else 200
    return page_or_fragment(request, "disposition/extension_decide", context, status)


def _receivers_form(request: HttpRequest, sheet: DispositionSheet) -> ReceiversForm:
    desk = sheet.steered_from
    taken = set(sheet.branches.open().values_list("position_id", flat=True))
    seats = [(one.id, one.in_words) for one in candidates_of(desk) if one.id not in taken]
    is_assistant = request.officer.at(desk).is_assistant
    return ReceiversForm(*typed(request), seats=seats, is_assistant=is_assistant)


def _report(branch: Disposition, form: ReportForm, by: Officer) -> None:
    actions.report(branch.pk, form.cleaned_data["text"], by=by, file_ids=form.kept_files)


def _add(sheet_id: int, to: tuple[int, ...], by: Officer) -> None:
    actions.add_receivers(sheet_id, to, by=by)


def _decide(extension_id: int, form: DecisionForm, by: Officer) -> None:
    data = form.cleaned_data
    actions.decide_more_time(extension_id, granted=data["granted"], by=by, note=data["note"])
