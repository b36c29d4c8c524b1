"""Packages: the list, one with its progress, asking for one, handing one in, downloading."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive.actions import packages as actions
from archive.forms.packages import PackageForm
from archive.models import Package
from archive.packaging import store
from archive.packaging.origin import origin_of
from archive.queries.packages import packages_of, taken_in_before
from archive.states import PackageDirection, PackageState
from archive.views.dossiers import visible_dossier
from eoffice.asked import whole
from eoffice.errors import Refused
from eoffice.files_out import NOT_KEPT
from eoffice.htmx import back_to
from eoffice.organization.states import Role
from eoffice.paging import pager

SHOWN = 50
PAGE = "archive:package"


@require_safe
@login_required
def packages(request: HttpRequest) -> HttpResponse:
    """The newest packages of the own offices, or those that one has asked for."""
    keeps = request.officer.has_role(Role.ARCHIVIST)
    rows = packages_of(request.officer)
    if not keeps and not rows.exists():
        raise Refused(_("No package was made for you; ask for one on the page of a dossier."))
    if before := whole(request.GET.get("before")):
        rows = rows.filter(pk__lt=before)
    found = list(rows[: SHOWN + 1])
    page = pager(request, found[SHOWN - 1].pk if len(found) > SHOWN else None, key="before")
    context = {"rows": found[:SHOWN], "page": page, "may_take_in": keeps}
    return render(request, "archive/packages.html", context)


@require_safe
@login_required
def package(request: HttpRequest, pk: int) -> HttpResponse:
    """One package: how far it is, its hashes, and where it leads."""
    found = _visible(request, pk)
    context: dict[str, object] = {"package": found}
    context["is_export"] = found.direction == PackageDirection.EXPORT
    context["origin"] = origin_of(found) if found.ready_at else None
    if found.state == PackageState.FAILED and found.manifest_sha256:
        context["before"] = taken_in_before(found.organization_id, found.manifest_sha256)
    return render(request, "archive/package.html", context)


@require_POST
@login_required
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a package of a dossier."""
    visible_dossier(request, pk)
    made = actions.ask_export(pk, by=request.officer)
    return back_to(request, PAGE, _("The package is being made."), pk=made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def import_package(request: HttpRequest) -> HttpResponse:
    """Hand a package of another installation in."""
    _require_archivist(request)
    offices = request.officer.offices_with_role(Role.ARCHIVIST)
    form = PackageForm(request.POST or None, request.FILES or None, offices=offices)
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "archive/package_import.html", {"form": form}, status=status)
    office, upload = form.cleaned_data["office"], form.cleaned_data["file"]
    made = actions.ask_import(office.pk, upload, by=request.officer)
    return back_to(request, PAGE, _("The package is safe here and is being checked."), pk=made.pk)


@require_POST
@login_required
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a failed one once more."""
    _visible(request, pk)
    actions.try_again(pk, by=request.officer)
    return back_to(request, PAGE, _("It is being tried again."), pk=pk)


@require_safe
@login_required
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The package itself."""
    found = _visible(request, pk)
    if found.state != PackageState.READY or not found.storage_key:
        raise Http404
    actions.note_download(pk, by=request.officer)
    content = store.packages().open(found.storage_key)
    name = f"berkas-{found.pk}.zip"
    kind = "application/zip"
    response = FileResponse(content, as_attachment=True, filename=name, content_type=kind)
    response["Cache-Control"] = NOT_KEPT
    return response


def _visible(request: HttpRequest, pk: int) -> Package:
    return get_object_or_404(packages_of(request.officer), pk=pk)


def _require_archivist(request: HttpRequest) -> None:
    if not request.officer.has_role(Role.ARCHIVIST):
        raise Refused(_("Packages are taken in by the archivist."))
