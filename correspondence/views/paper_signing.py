"""Signing on paper: the print with number and QR, the scan that comes back, the check."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from correspondence import signing_desk, viewing
from correspondence.actions import paper_signing as actions
from correspondence.forms.signing import (
    CheckPaperForm,
    UploadPaperForm,
    VersionForm,
    WithdrawForm,
)
from correspondence.models import OutgoingLetter
from correspondence.outgoing_access import is_signed
from correspondence.outgoing_states import OutgoingState
from correspondence.policies import paper_signing as may
from correspondence.queries.outgoing_signed import outgoing_visible_to
from correspondence.queries.signed_papers import papers_found
from correspondence.views.signing_page import require_at_signature
from eoffice.documents import actions as documents
from eoffice.documents.states import FileUse
from eoffice.documents.viewer import viewer_of
from eoffice.errors import OfficeError, WrongState
from eoffice.files_out import PDF, as_file
from eoffice.htmx import back_to


@require_safe
@login_required
@never_cache
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the paper is, and what comes next."""
    letter = _letter(request, pk)
    if is_signed(letter):
        return redirect("outgoing:signed", pk=pk)
    require_at_signature(letter)
    return _page(request, letter)


@require_POST
@login_required
def print_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The final print, with number and QR; the first one reserves the number."""
    letter, by = _letter(request, pk), request.officer
    viewing.note_view(letter, by=by, part="print")
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    if letter.state == OutgoingState.APPROVED:
        ticket = actions.begin(pk, by=by, version=version)
    else:
        ticket = actions.print_again(pk, by=by)
    made = signing_desk.print_of(ticket, actions.signer_of(_letter(request, pk)))
    return as_file(made, f"surat-{pk}.pdf", PDF, is_shown=True)


@require_POST
@login_required
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The scan that was found is the signed paper."""
    letter = _letter(request, pk)
    form = CheckPaperForm(request.POST)
    if not form.is_valid():
        return _page(request, letter, status=422, unchecked=True)
    known = papers_found(letter).filter(file=form.cleaned_data["file"])
    scan = get_object_or_404(known)
    actions.confirm(pk, scan.file_id, by=request.officer)
    return back_to(request, "outgoing:signed", pk=pk)


@require_POST
@login_required
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand in the scan of the signed paper and confirm it in one."""
    letter = _letter(request, pk)
    form = UploadPaperForm(request.POST, request.FILES, auto_id="handed-%s")
    if not form.is_valid():
        return _page(request, letter, status=422, upload=form)
    if letter.state != OutgoingState.AWAITING_WET:
        raise WrongState
    file = documents.receive(
        form.cleaned_data["scan"], by=request.officer, office=letter.office, use=FileUse.LETTER
    )
    actions.confirm(pk, file.pk, by=request.officer)
    return back_to(request, "outgoing:signed", pk=pk)


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the paper back."""
    letter = _letter(request, pk)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, letter, status=422, withdraw=form)
    actions.withdraw(pk, by=request.officer, reason=form.cleaned_data["reason"])
    said = _("The print is withdrawn. Its number stays with the letter.")
    return back_to(request, "outgoing:paper", said, pk=pk)


def _letter(request: HttpRequest, pk: int) -> OutgoingLetter:
    """The letter, for who deals with its paper. 404 for who may not see it, 403 for the others."""
    letter = get_object_or_404(outgoing_visible_to(request.officer), pk=pk)
    may.may_check_paper(request.officer, letter).enforce()
    return letter


def _page(
    request: HttpRequest, letter: OutgoingLetter, status: int = 200, **more: Any
) -> HttpResponse:
    scans = list(papers_found(letter)[:5])
    context = {
        "letter": letter,
        "waits": letter.state == OutgoingState.APPROVED,
        "on_paper": letter.state == OutgoingState.AWAITING_WET,
        "scans": [(scan, viewer_of([scan.file]), _check_form(scan.file_id)) for scan in scans],
        "version": VersionForm(initial={"version": letter.version}),
        "upload": UploadPaperForm(auto_id="handed-%s"),
        "withdraw": WithdrawForm(),
        "problem": _problem(letter),
    }
    return render(request, "outgoing/paper.html", context | more, status=status)


def _check_form(file: int) -> CheckPaperForm:
    return CheckPaperForm(initial={"file": file}, auto_id=f"scan-{file}-%s")


def _problem(letter: OutgoingLetter) -> str:
    """Why it cannot be signed by hand now: nobody there, or who is there may not sign."""
    try:
        actions.signer_of(letter)
    except OfficeError as error:
        return str(error)
    return ""
