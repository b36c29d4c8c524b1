"""The pages of the bulk import: choose a table, look at every row, then take the good ones over."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import admin, messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from eoffice import spreadsheet
from eoffice.errors import OfficeError, WrongState
from eoffice.files_out import as_file
from eoffice.organization.importing import actions, patterns
from eoffice.organization.importing.columns import (
    BAD,
    CHANGED,
    LOOKED_AT,
    NEW,
    SAME,
    Reading,
    read_lines,
)
from eoffice.organization.importing.forms import KIND_NAMES, ImportForm
from eoffice.organization.models import Unit
from eoffice.organization.scoped_admin import scope_in
from eoffice.tables import MOST_ROWS, read_rows, unread_sheets

PREVIEW_LASTS = 3600
GOOD_SHOWN = 200
PATTERNS = {
    "csv": (patterns.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (patterns.as_xlsx, spreadsheet.MEDIA_TYPE),
}


def urls(site: admin.AdminSite) -> list[URLPattern]:
    """The addresses of the import, inside the admin."""
    return [
        path("import/", site.admin_view(choose), name="organization_import"),
        path("import/apply/", site.admin_view(apply), name="organization_import_apply"),
        path(
            "import/<str:kind>.<str:ending>",
            site.admin_view(pattern),
            name="organization_import_pattern",
        ),
    ]


def choose(request: HttpRequest) -> HttpResponse:
    """Ask for the table; when it is there, show what each row would do."""
    form = ImportForm(request.POST or None, request.FILES or None, scope=scope_in(request))
    if request.method == "POST" and form.is_valid():
        try:
            return _preview(request, form.cleaned_data)
        except OfficeError as error:
            form.add_error(None, str(error))
    status = 422 if form.is_bound else 200
    return _page(request, "admin/import.html", {"form": form, "kinds": KIND_NAMES}, status)


@require_POST
def apply(request: HttpRequest) -> HttpResponse:
    """Take over the good rows of the preview, all of them or none."""
    kept = cache.get(_key(request, request.POST.get("preview", "")))
    if kept is None:
        raise WrongState(_("The preview is too old. Choose the table again."))
    organization = Unit.objects.filter(pk=kept["organization"]).first()
    try:
        done = actions.apply_rows(kept["kind"], kept["rows"], organization, by=request.officer)
    except OfficeError as error:
        messages.error(request, _("Nothing was taken over: %(why)s") % {"why": error})
        return HttpResponseRedirect(reverse("admin:organization_import"))
    cache.delete(_key(request, request.POST["preview"]))
    said = _("Entered: %(new)d, changed: %(changed)d, left out with an error: %(bad)d.")
    messages.success(request, said % done._asdict())
    return HttpResponseRedirect(reverse("admin:organization_import"))


@require_GET
def pattern(request: HttpRequest, kind: str, ending: str) -> HttpResponse:
    """The empty table to fill in."""
    if kind not in actions.KINDS or ending not in PATTERNS:
        raise Http404
    write, content_type = PATTERNS[ending]
    return as_file(write(kind), f"{kind}.{ending}", content_type)


def _preview(request: HttpRequest, given: dict[str, Any]) -> HttpResponse:
    kind, organization = given["kind"], given["organization"]
    actions.may_import(request.officer, organization)
    rows = read_rows(given["file"], most_rows=MOST_ROWS + LOOKED_AT)
    reading = read_lines(rows, actions.KINDS[kind].COLUMNS)
    actions.plan_rows(kind, reading.lines, organization, by=request.officer)
    token = secrets.token_urlsafe(16)
    kept = {
        "kind": kind,
        "organization": organization.pk if organization else None,
        "rows": [(line.number, line.cells) for line in reading.lines],
    }
    cache.set(_key(request, token), kept, PREVIEW_LASTS)
    shown = _shown(reading) | {"preview": token, "other_sheets": unread_sheets(given["file"])}
    return _page(request, "admin/import_preview.html", shown)


def _shown(reading: Reading) -> dict[str, Any]:
    """The bad rows all, of the good ones the first; and how many there are of each."""
    lines = reading.lines
    count = dict.fromkeys((NEW, CHANGED, SAME, BAD), 0)
    for line in lines:
        count[line.verdict] += 1
    good = [line for line in lines if line.verdict in (NEW, CHANGED)]
    return {
        "headings_at": reading.headings_at,
        "unknown": reading.unknown,
        "bad": [line for line in lines if line.verdict == BAD],
        "good": good[:GOOD_SHOWN],
        "hidden": max(0, len(good) - GOOD_SHOWN),
        "count": count,
        "to_do": len(good),
    }


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    shown = {**admin.site.each_context(request), "title": _("Import a list"), **context}
    return TemplateResponse(request, template, shown, status=status)


def _key(request: HttpRequest, token: str) -> str:
    return f"import-preview:{request.user.pk}:{token}"
