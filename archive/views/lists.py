"""The lists of the archive on the screen, on paper and as tables; labels of folders."""

from collections.abc import Callable
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive import folder_labels
from archive.actions import leaving
from archive.forms.lists import ListForm
from archive.lists import export, parts
from archive.lists.catalogue import KINDS
from archive.queries.dossier_lists import units_seen
from archive.queries.listed import READ, dossiers_listed
from eoffice import spreadsheet
from eoffice.files_out import PDF, as_file
from eoffice.htmx import page_or_fragment

SHOWN = 50


@require_safe
@login_required
def lists(request: HttpRequest) -> HttpResponse:
    """The beginning of a list, and the ways to have all of it."""
    form, name, wanted = _asked(request)
    kind = KINDS[name]
    dossiers = dossiers_listed(request.officer, kind.about, wanted)
    rows = export.rows_of(kind, dossiers, request.officer, most=SHOWN)
    headings = [column.heading for column in kind.columns]
    context = {
        "form": form,
        "kind": kind,
        "rows": [list(zip(headings, row, strict=True)) for row in islice(rows, SHOWN * 2)],
        "asked": urlencode({key: value for key, value in request.GET.items() if value}),
    }
    return page_or_fragment(request, "archive/lists", context)


@require_safe
@login_required
def list_pdf(request: HttpRequest) -> HttpResponse:
    """The list on paper."""
    return _taken_out(request, export.as_pdf, PDF, "pdf", export.MOST_PRINTED)


@require_safe
@login_required
def list_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as a table."""
    most = export.MOST_IN_A_TABLE
    return _taken_out(request, export.as_xlsx, spreadsheet.MEDIA_TYPE, "xlsx", most)


@require_safe
@login_required
def labels_pdf(request: HttpRequest) -> HttpResponse:
    """Labels for the folders of a list, or for one folder."""
    _form, name, wanted = _asked(request)
    rows = dossiers_listed(request.officer, KINDS[name].about, wanted).select_related(*READ)
    found = parts.parts_of(rows.order_by().count(), folder_labels.MOST, request)
    part = parts.chosen(found, request)
    if part is None:
        back = f"{reverse('archive:lists')}?{request.GET.urlencode()}"
        return parts.page(request, _("Folder labels"), found, back, are_labels=True)
    dossiers = list(rows[part.first - 1 : part.last])
    if not dossiers:
        raise Http404
    content = folder_labels.as_pdf(dossiers, request.officer)
    leaving.note_labels(dossiers, by=request.officer)
    return as_file(content, "label-folder.pdf", PDF)


def _asked(request: HttpRequest) -> tuple[ListForm, str, dict[str, Any]]:
    form = ListForm(request.GET, units=units_seen(request.officer))
    wanted = form.wanted()
    return form, wanted.pop("kind"), wanted


def _taken_out(
    request: HttpRequest,
    make: Callable[..., tuple[bytes, int]],
    content_type: str,
    form: str,
    most: int,
) -> HttpResponse:
    """The list as one file, or the page of its parts."""
    _form, name, wanted = _asked(request)
    lines = export.lines_of(name, request.officer, wanted)
    found = parts.parts_by_lines(lines, most, most * export.LINES, request)
    part = parts.chosen(found, request)
    if part is None:
        back = f"{reverse('archive:lists')}?{request.GET.urlencode()}"
        return parts.page(request, str(KINDS[name].title), found, back)
    content, rows = make(name, request.officer, wanted, part)
    leaving.note_list(name, form, rows, by=request.officer)
    number = f"-{part.number}" if part.url else ""
    return as_file(content, f"arsip-{name}{number}.{form}", content_type)
