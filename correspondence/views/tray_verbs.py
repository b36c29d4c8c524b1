"""What a clerk does with a scan: each verb its own address, POST only."""

from collections.abc import Callable
from contextlib import suppress

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from correspondence.actions import attaching, scans, splitting
from correspondence.actions.splitting import RangesDoNotFit
from correspondence.forms.desk import AddToLetterForm, ReasonForm, SplitForm
from correspondence.models import Scan
from correspondence.queries.tray import scans_visible_to
from correspondence.views.tray import scan_page
from eoffice.htmx import back_to, is_fragment


def visible_scan(request: HttpRequest, pk: int) -> Scan:
    """The scan, if this clerk may know of it; else 404."""
    return get_object_or_404(scans_visible_to(request.officer).select_related("file"), pk=pk)


@require_POST
@login_required
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one works on it; the page of the recording form does so as it opens.

    Who records quickly may be done before that arrives: then nothing is left to be claimed.
    """
    scan = visible_scan(request, pk)
    take_over = request.POST.get("take_over") == "1"
    if is_fragment(request):
        with suppress(scans.WaitsNoMore):
            scans.claim(scan.pk, by=request.officer, take_over=take_over)
        return HttpResponse(status=204)
    scans.claim(scan.pk, by=request.officer, take_over=take_over)
    return back_to(request, "intake:record", pk=pk)


@require_POST
@login_required
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave it to the others."""
    scans.release_claim(visible_scan(request, pk).pk, by=request.officer)
    return back_to(request, "intake:tray", _("The scan is free for the others again."))


@require_POST
@login_required
def hide(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark it secret: at once nobody else at the desk sees it."""
    scans.mark_secret(visible_scan(request, pk).pk, by=request.officer)
    return back_to(request, "intake:scan", _("Nobody else at the desk sees this scan now."), pk=pk)


@require_POST
@login_required
def skip(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with the next one, and say why."""
    return _with_reason(request, pk, scans.skip, _("Skipped; the reason is shown in the tray."))


@require_POST
@login_required
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Set aside what is no letter."""
    said = _("Set aside. It can be put back under “Set aside”.")
    return _with_reason(request, pk, scans.discard, said)


@require_POST
@login_required
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Put back what was set aside."""
    scans.restore(visible_scan(request, pk).pk, by=request.officer)
    return back_to(request, "intake:tray", _("The scan is back in the tray."))


@require_POST
@login_required
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the parts of a scan that holds several letters."""
    scan = visible_scan(request, pk)
    form = SplitForm(request.POST)
    if not form.is_valid():
        return scan_page(request, pk, form)
    try:
        splitting.ask_split(scan.pk, form.cleaned_data["ranges"], by=request.officer)
    except RangesDoNotFit as refusal:
        form.add_error("ranges", str(refusal.sentence))
        return scan_page(request, pk, form)
    return back_to(request, "intake:tray", _("The parts appear in the tray in a moment."))


@require_POST
@login_required
def add_to_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Add the pages to a letter that has its number already."""
    scan = visible_scan(request, pk)
    form = AddToLetterForm(request.POST, scan=scan, officer=request.officer)
    if not form.is_valid():
        return scan_page(request, pk, form)
    letter = attaching.attach_waiting(form.cleaned_data["number"].pk, scan.pk, by=request.officer)
    return back_to(request, "pages:letter", _("The pages belong to the letter now."), pk=letter.pk)


def _with_reason(request: HttpRequest, pk: int, verb: Callable, said: str) -> HttpResponse:
    scan = visible_scan(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise scans.NoReason
    verb(scan.pk, reason=form.cleaned_data["reason"], by=request.officer)
    return back_to(request, "intake:tray", said)
