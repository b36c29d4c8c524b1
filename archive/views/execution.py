"""Executing a disposal, signing its minutes, and its lists on paper."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from archive import disposal_papers, minutes_desk
from archive.actions import executing, leaving
from archive.forms.disposals import ExecuteForm, PaperForm, SignMinutesForm
from archive.minutes_desk import Paper
from archive.models import Certificate, Disposal
from archive.policies import disposals as policies
from archive.states import DisposalState
from archive.views import keeping_desk
from correspondence.queries.keys import key_in_force
from eoffice import clock, pdf, spreadsheet
from eoffice.documents import actions as documents
from eoffice.documents.states import FileUse
from eoffice.errors import OfficeError, WrongState
from eoffice.files_out import PDF, as_file
from eoffice.htmx import back_to

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
@login_required
def execute(request: HttpRequest, pk: int) -> HttpResponse:
    """Day, place, way and witnesses; what follows cannot be undone, and says so."""
    disposal = keeping_desk.visible_disposal(request, pk)
    policies.may_execute(request.officer, disposal).enforce()
    if disposal.state != DisposalState.APPROVED:
        raise WrongState
    first = {"done_on": clock.today(disposal.office.zone), "place": disposal.place}
    form = ExecuteForm(request.POST or None, kind=disposal.kind, initial=first)
    back = reverse("archive:disposal", args=[pk])
    if form.is_valid() and _began(request, pk, form):
        return back_to(request, back, _("The execution has begun; this page shows how far it is."))
    title = _("Execute the disposal")
    return keeping_desk.form_page(
        request, title, form, back, of=disposal, verb=title, warns=disposal.kind
    )


@sensitive_post_parameters()
@require_http_methods(FORM)
@login_required
@never_cache
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the minutes with the own key; the next one signs over the same bytes."""
    disposal = keeping_desk.visible_disposal(request, pk)
    before = _stage(request, disposal)
    number = before.number if before else f"BA-{disposal.number:04d}/{disposal.year}"
    form = SignMinutesForm(request.POST or None, initial={"number": number})
    form.fields["number"].disabled = before is not None
    back = reverse("archive:disposal", args=[pk])
    if form.is_valid() and _signed(request, pk, form):
        return back_to(request, back, _("The minutes are signed."))
    key = key_in_force(request.officer.user_id)
    more: dict[str, Any] = {"needs_key": key is None, "paper_url": _read_url(disposal, before)}
    title = _("Sign the minutes")
    return keeping_desk.form_page(request, title, form, back, of=disposal, verb=_("Sign"), **more)


@require_http_methods(FORM)
@login_required
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """File a paper that was made outside."""
    disposal = keeping_desk.visible_disposal(request, pk)
    policies.may_keep_archive(request.officer, disposal.office_id).enforce()
    form = PaperForm(request.POST or None, request.FILES or None)
    back = reverse("archive:disposal", args=[pk])
    if not form.is_valid():
        title = _("File a paper of the disposal")
        verb = _("File the paper")
        return keeping_desk.form_page(request, title, form, back, of=disposal, verb=verb)
    typed, use = form.cleaned_data, FileUse.ARCHIVE
    scan = documents.receive(typed["scan"], by=request.officer, office=disposal.office, use=use)
    made = Paper(typed["kind"], typed["number"], typed["dated_on"], scan.pk)
    minutes_desk.file_paper(pk, made, by=request.officer)
    return back_to(request, back, _("The paper is filed."))


@require_safe
@login_required
def list_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The list to be printed."""
    disposal = keeping_desk.visible_disposal(request, pk)
    made = pdf.printed("disposal_list", disposal_papers.list_of(disposal))
    leaving.note_disposal_list(disposal, "pdf", by=request.officer)
    return as_file(made, f"daftar-{pk}.pdf", PDF)


@require_safe
@login_required
def list_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The list as a table."""
    disposal = keeping_desk.visible_disposal(request, pk)
    made = disposal_papers.as_xlsx(disposal)
    leaving.note_disposal_list(disposal, "xlsx", by=request.officer)
    return as_file(made, f"daftar-{pk}.xlsx", spreadsheet.MEDIA_TYPE)


@require_safe
@login_required
def minutes_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes before they are signed: to be read, or signed by hand."""
    disposal = keeping_desk.visible_disposal(request, pk)
    if disposal.state != DisposalState.EXECUTED:
        raise WrongState
    number = f"BA-{disposal.number:04d}/{disposal.year}"
    data = disposal_papers.minutes_of(disposal, number, disposal.ended_at or clock.now())
    made = pdf.printed("disposal_minutes", data)
    return as_file(made, f"berita-acara-{pk}.pdf", PDF)


def _began(request: HttpRequest, pk: int, form: ExecuteForm) -> bool:
    try:
        executing.begin_execution(pk, form.execution, by=request.officer)
    except OfficeError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _signed(request: HttpRequest, pk: int, form: SignMinutesForm) -> bool:
    try:
        number = form.cleaned_data["number"]
        minutes_desk.sign(pk, number, by=request.officer, passphrase=form.hidden)
    except OfficeError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _stage(request: HttpRequest, disposal: Disposal) -> Certificate | None:
    """What is signed; what stands against it is said at once, or to who has typed on the form."""
    if request.method == "POST":
        policies.may_sign_minutes(request.officer, disposal).enforce()
        return minutes_desk.newest_minutes(disposal)
    return minutes_desk.to_be_signed(disposal, request.officer)


def _read_url(disposal: Disposal, before: Certificate | None) -> str:
    """Where one reads what one signs: the very file that others signed before."""
    if before:
        return reverse("files:original", args=[before.file_id])
    return reverse("archive:disposal_minutes_pdf", args=[disposal.pk])
