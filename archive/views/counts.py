"""Counting boxes: begin, scan label after label, finish; the differences are kept."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from archive.actions import counting
from archive.actions.claiming import act_once
from archive.forms.places import ScanForm
from archive.models import Inventory
from archive.queries import counting as found
from archive.queries import places as trays
from archive.states import InventoryState
from correspondence.forms.paper_fields import new_token
from eoffice.htmx import back_to

LAST = 12


@require_POST
@login_required
def count_box(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin to count a box."""
    box = get_object_or_404(trays.boxes_kept_by(request.officer), pk=pk)
    count = counting.begin_count(box, by=request.officer)
    return redirect("archive:count", pk=count.pk)


@require_POST
@login_required
def count_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin to count a place with its boxes."""
    place = get_object_or_404(trays.places_kept_by(request.officer), pk=pk)
    count = counting.begin_count(place, by=request.officer)
    return redirect("archive:count", pk=count.pk)


@require_safe
@login_required
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """The field for the scanner with what was scanned, or the differences that were kept."""
    one = _visible(request, pk)
    is_running = one.state == InventoryState.COUNTING
    scans = one.scans.select_related("dossier__classification", "box")
    context = {
        "count": one,
        "is_running": is_running,
        "form": ScanForm() if is_running else None,
        "box": found.last_box(one) if is_running else None,
        "last": scans.order_by("-scanned_at", "-pk")[:LAST] if is_running else (),
        "kept": found.differences_of(one) if is_running else one.differences,
        "token": new_token(),
    }
    return render(request, "archive/count.html", context)


@require_safe
@login_required
def counts(request: HttpRequest) -> HttpResponse:
    """All counts, the newest first."""
    rows = trays.counts_kept_by(request.officer)[:200]
    return render(request, "archive/counts.html", {"rows": rows})


@require_POST
@login_required
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """One label."""
    office_id = _visible(request, pk).office_id
    text = request.POST.get("code", "").strip()
    if not text:
        messages.error(request, _("Scan a label, or type its code."))
        return redirect("archive:count", pk=pk)
    code = trays.code_meant(office_id, text[:200]) or text[:60]
    scanned = counting.scan_label(pk, code, by=request.officer)
    if scanned.dossier is None and (scanned.box is None or scanned.box.label_code != code):
        messages.warning(request, _("That label is not known here; it is noted."))
    return redirect("archive:count", pk=pk)


@require_POST
@login_required
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the differences."""
    return _ended(request, pk, counting.finish_count, _("The count is finished and kept."))


@require_POST
@login_required
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave it unfinished."""
    return _ended(request, pk, counting.cancel_count, _("The count was given up."))


def _ended(request: HttpRequest, pk: int, verb: Any, said: str) -> HttpResponse:
    _visible(request, pk)
    act_once(verb, pk, by=request.officer, token=request.POST.get("token", "")[:40])
    return back_to(request, "archive:count", said, pk=pk)


def _visible(request: HttpRequest, pk: int) -> Inventory:
    return get_object_or_404(trays.counts_kept_by(request.officer), pk=pk)
