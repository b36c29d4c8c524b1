"""The tray: what came in, how far it is, and the upload."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.files import File
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from correspondence.actions import scans
from correspondence.desks import desk_offices, recording_offices
from correspondence.forms.desk import AddToLetterForm, ReasonForm, SplitForm, TrayFilter
from correspondence.models import Scan
from correspondence.queries import tray as queries
from correspondence.views.tray_rows import TrayRow, rows_for
from eoffice.documents import vault
from eoffice.documents.models import StoredFile
from eoffice.documents.progress import pace_of
from eoffice.documents.uploads import UploadForm, as_json, handle_uploads
from eoffice.documents.viewer import viewer_of
from eoffice.errors import Refused
from eoffice.htmx import back_to, is_fragment, page_or_fragment
from eoffice.organization.officer import Officer
from eoffice.paging import place_in, written

LAST_ANSWER = 286
"""The status by which htmx is told to ask no more."""


@require_safe
@login_required
def tray(request: HttpRequest) -> HttpResponse:
    """What waits at the desk, in the order in which it came."""
    if not desk_offices(request.officer):
        raise Refused(_("The tray is for the intake desk. Your desk has none."))
    form = TrayFilter(request.GET)
    context = _scans(request, form) | {"filter": form, "form": UploadForm()}
    if not is_fragment(request):
        context |= {
            "arrivals": queries.arrivals_for(request.officer)[: queries.PAGE],
            "returned": queries.returned_to(request.officer)[: queries.PAGE],
            "may_record": bool(recording_offices(request.officer)),
            "most_bytes": vault.size_limit(),
            "most_megabytes": vault.size_limit() // vault.MEGABYTE,
        }
    return page_or_fragment(request, "intake/tray", context)


@require_POST
@login_required
def upload(request: HttpRequest) -> HttpResponse:
    """Take scans in; a script gets JSON with their rows, a plain form goes back to the tray."""
    form = UploadForm(request.POST, request.FILES)
    files = request.FILES.getlist("files") if form.is_valid() else []
    answers = handle_uploads(request, files, lambda file: _receive(file, request))
    if is_fragment(request):
        return as_json(answers, html=_rows_of(request, [answer.pk for answer in answers]))
    said = "; ".join(f"{answer.name}: {answer.sentence}" for answer in answers)
    return back_to(request, "intake:tray", said or _("Choose at least one file."))


@require_safe
@login_required
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """One scan with its pages and what the desk may do with it."""
    return scan_page(request, pk)


def scan_page(request: HttpRequest, pk: int, *typed: SplitForm | AddToLetterForm) -> HttpResponse:
    """The page of a scan; with what was typed where a split or a letter does not fit."""
    found = get_object_or_404(queries.scans_in_full(request.officer), pk=pk)
    row = rows_for([found], officer=request.officer)[0]
    forms = {
        "split": SplitForm(),
        "add": AddToLetterForm(scan=found, officer=request.officer),
        "skip": ReasonForm(auto_id="skip_%s"),
        "set_aside": ReasonForm(auto_id="set_aside_%s"),
    }
    forms |= {"split" if isinstance(form, SplitForm) else "add": form for form in typed}
    rows = [row.progress]
    context = {"scan": found, "row": row, "viewer": viewer_of([found.file]), "rows": rows}
    context |= {"pace": pace_of(rows), **forms}
    return render(request, "intake/scan.html", context, status=422 if typed else 200)


@require_safe
@login_required
def pages(request: HttpRequest, pk: int) -> HttpResponse:
    """The pages of a scan, asked for until all of them are there."""
    seen = queries.scans_visible_to(request.officer).select_related("file")
    file = get_object_or_404(seen, pk=pk).file
    status = 200 if file.awaits_preparation else LAST_ANSWER
    return render(request, "shared/_viewer.html", {"viewer": viewer_of([file])}, status=status)


def _receive(file: File, request: HttpRequest) -> StoredFile:
    return scans.receive_scan(file, by=request.officer).file


def _rows_of(request: HttpRequest, files: list[int | None]) -> str:
    """The lines of scans that came in just now, and what asks for their progress."""
    seen = queries.scans_in_full(request.officer).filter(file__in=[pk for pk in files if pk])
    rows = rows_for(seen.order_by("received_at", "pk"), officer=request.officer)
    progress = [row.progress for row in rows]
    context = {"tray_rows": rows, "rows": progress, "pace": pace_of(progress)}
    return render_to_string("intake/_tray_new.html", context, request) if rows else ""


def _scans(request: HttpRequest, form: TrayFilter) -> dict[str, Any]:
    """The rows of a page of the tray, and where the next page begins."""
    wanted = form.cleaned_data if form.is_valid() else {}
    shows = wanted.get("show") or "waiting"
    found = queries.page_after(
        queries.tray_of(request.officer, shows=shows, words=wanted.get("q", "")),
        place_in(request.GET.get("after", "")),
    )
    last = found[queries.PAGE - 1] if len(found) > queries.PAGE else None
    rows = rows_for(found[: queries.PAGE], officer=request.officer)
    is_whole = shows == "waiting" and not (wanted.get("q") or request.GET.get("after"))
    just_in = _just_in(request.officer, last) if last and is_whole else []
    progress = [row.progress for row in (*just_in, *rows)]
    return {
        "tray_rows": rows,
        "just_in": just_in,
        "rows": progress,
        "pace": pace_of(progress),
        "shows": shows,
        "words": wanted.get("q", ""),
        "page": {"next_url": _after(request, last) if last else None},
        "next_scan": queries.next_to_record(request.officer),
    }


def _just_in(officer: Officer, last: Scan) -> list[TrayRow]:
    """On the first page of a long tray, what the clerk himself put in a moment ago."""
    return rows_for(queries.just_put_in(officer, behind=last), officer=officer)


def _after(request: HttpRequest, last: Any) -> str:
    query = {key: value for key, value in request.GET.items() if key in {"show", "q"}}
    query["after"] = written(last.received_at, last.pk)
    return f"{reverse('intake:tray')}?{urlencode(query)}"
