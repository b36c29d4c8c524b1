"""Proof of integrity: the rounds, the files with a fault, and what was done about them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive.actions import faults as actions
from archive.forms.disposals import ReasonForm
from archive.models import FileFault
from archive.policies import disposals as policies
from archive.queries import faults as queries
from archive.states import FaultState
from archive.views import keeping_desk
from eoffice import jobs
from eoffice.errors import Refused
from eoffice.htmx import back_to


@require_safe
@login_required
def integrity(request: HttpRequest) -> HttpResponse:
    """When all files were last looked at, and which of them are not whole."""
    if not queries.looks_after_files(request.officer):
        raise Refused(_("The archivist and the administrator of the office look after the files."))
    tab = "ended" if request.GET.get("tab") == "ended" else ""
    rows = queries.faults_visible_to(request.officer).select_related("file", "office")
    found = rows.exclude(state=FaultState.FOUND) if tab else rows.filter(state=FaultState.FOUND)
    if place := keeping_desk.below(request):
        found = found.filter(pk__lt=place)
    shown = list(found.order_by("-pk")[: keeping_desk.PAGE + 1])
    page = keeping_desk.pager(request, shown)
    context = {"rows": shown[: keeping_desk.PAGE], "page": page, "tab": tab}
    context["rounds"] = queries.rounds()
    return render(request, "archive/integrity.html", context)


@require_safe
@login_required
def fault(request: HttpRequest, pk: int) -> HttpResponse:
    """One file with a fault: where it belongs, and what can be done."""
    found = _visible(request, pk)
    context = {
        "fault": found,
        "letter": queries.letter_number_of(found),
        "is_open": found.state == FaultState.FOUND,
        "may_keep": bool(policies.may_keep_archive(request.officer, found.office_id)),
    }
    return render(request, "archive/fault.html", context)


@require_POST
@login_required
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at the file once more, now."""
    found = _visible(request, pk)
    jobs.enqueue("report_file_fault", found.file_id)
    said = _("The file is looked at again; the result appears here in a moment.")
    return back_to(request, "archive:fault", said, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the bytes cannot be had any more."""
    found = _visible(request, pk)
    policies.may_keep_archive(request.officer, found.office_id).enforce()
    form, back = ReasonForm(request.POST or None), reverse("archive:fault", args=[pk])
    if not form.is_valid():
        title = _("Note that the file cannot be restored")
        return keeping_desk.form_page(request, title, form, back, verb=_("Note it"))
    actions.accept_fault(pk, form.cleaned_data["reason"], by=request.officer)
    return back_to(request, back, _("It is noted."))


def _visible(request: HttpRequest, pk: int) -> FileFault:
    mine = queries.faults_visible_to(request.officer).select_related("file", "office")
    return get_object_or_404(mine, pk=pk)
