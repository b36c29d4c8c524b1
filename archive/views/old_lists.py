"""Old lists of inactive records: handed in, looked at row by row, taken over."""

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive.actions import old_lists as actions
from archive.forms.packages import OldListForm
from archive.importing.inactive import NAMES
from archive.models import ListImport
from archive.queries.rules import unknown_codes
from archive.states import ListImportState
from eoffice.errors import Refused
from eoffice.htmx import back_to
from eoffice.organization.states import Role

SHOWN = 50
PAGE = "archive:old_list"
AT_WORK = (ListImportState.READING, ListImportState.TAKING_OVER)


@require_safe
@login_required
def old_lists(request: HttpRequest) -> HttpResponse:
    """The lists that were handed in, the newest first."""
    _require_archivist(request)
    rows = list(_mine(request).order_by("-pk")[:SHOWN])
    return render(request, "archive/old_lists.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def hand_in(request: HttpRequest) -> HttpResponse:
    """Hand a list in; it is read in the background."""
    _require_archivist(request)
    offices = request.officer.offices_with_role(Role.ARCHIVIST)
    form = OldListForm(request.POST or None, request.FILES or None, offices=offices)
    if request.method != "POST" or not form.is_valid():
        context = {
            "form": form,
            "columns": [names[0].replace("_", " ") for names in NAMES.values()],
        }
        status = 422 if form.errors else 200
        return render(request, "archive/old_list_new.html", context, status=status)
    office, upload = form.cleaned_data["office"], form.cleaned_data["file"]
    made = actions.hand_in(office.pk, upload, by=request.officer)
    return back_to(request, PAGE, _("The list is safe here and is being read."), pk=made.pk)


@require_safe
@login_required
def old_list(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a list is, and what is wrong with its bad rows."""
    found = get_object_or_404(_mine(request), pk=pk)
    context = {"list": found, "is_at_work": found.state in AT_WORK}
    context["untold"] = found.bad - len(found.faults)
    context["same"] = _same_file(found) if found.state == ListImportState.READ else None
    context["unknown"] = unknown_codes(
        found.organization_id, (row["code"] for row in found.preview)
    )
    return render(request, "archive/old_list.html", context)


@require_POST
@login_required
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Make dossiers of its good rows."""
    get_object_or_404(_mine(request), pk=pk)
    actions.begin(pk, by=request.officer)
    return back_to(request, PAGE, _("The rows are being taken over."), pk=pk)


@require_POST
@login_required
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Do not take it over."""
    get_object_or_404(_mine(request), pk=pk)
    actions.discard(pk, by=request.officer)
    return back_to(request, "archive:old_lists", _("The list was discarded."))


def _same_file(found: ListImport) -> ListImport | None:
    """The newest list of the same bytes in this office that was taken over, or still may be."""
    same = ListImport.objects.filter(office=found.office_id, sha256=found.sha256)
    gone = (ListImportState.FAILED, ListImportState.DISCARDED)
    return same.exclude(pk=found.pk).exclude(state__in=gone).order_by("-pk").first()


def _mine(request: HttpRequest) -> QuerySet[ListImport]:
    return ListImport.objects.filter(office__in=request.officer.offices_with_role(Role.ARCHIVIST))


def _require_archivist(request: HttpRequest) -> None:
    if not request.officer.has_role(Role.ARCHIVIST):
        raise Refused(_("Old lists are taken over by the archivist."))
