"""The authorities: the heads inside decide on their page, the archivist enters those outside."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from archive.actions import approving, disposals
from archive.forms.disposals import DecideForm, OutsideForm
from archive.models import DisposalApproval
from archive.policies import disposals as policies
from archive.queries.disposals import disposals_visible_to
from archive.states import DisposalState
from archive.views import keeping_desk
from eoffice import clock
from eoffice.documents import actions as documents
from eoffice.documents.states import FileUse
from eoffice.errors import OfficeError, WrongState
from eoffice.htmx import back_to


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree, or say why not."""
    approval = _decidable(request, pk)
    form = _form(request, approval)
    back = reverse("archive:disposal", args=[approval.disposal_id])
    if form.is_valid() and _decided(request, approval, form):
        return back_to(request, back, _("The decision is recorded."))
    title = _("Decision: %(who)s") % {"who": approval.get_authority_display()}
    verb = _("Record the decision")
    return keeping_desk.form_page(request, title, form, back, of=approval.disposal, verb=verb)


@require_POST
@login_required
def ask(request: HttpRequest, pk: int, authority: str) -> HttpResponse:
    """Ask a further authority outside."""
    keeping_desk.visible_disposal(request, pk)
    approving.ask_also(pk, authority, by=request.officer)
    return back_to(request, "archive:disposal", _("Its approval is needed from now on."), pk=pk)


def _decidable(request: HttpRequest, pk: int) -> DisposalApproval:
    mine = disposals_visible_to(request.officer).values("pk")
    rows = DisposalApproval.objects.select_related("disposal__office")
    approval = get_object_or_404(rows.filter(disposal__in=mine), pk=pk)
    policies.may_decide(request.officer, approval).enforce()
    if approval.disposal.state != DisposalState.APPRAISED:
        raise WrongState(_("The authorities are asked when the appraisal is concluded."))
    return approval


def _form(request: HttpRequest, approval: DisposalApproval) -> DecideForm:
    """What is typed: of an authority outside its letter, which cannot be of a day to come."""
    if not approval.is_external:
        return DecideForm(request.POST or None)
    today = clock.today(approval.disposal.office.zone)
    return OutsideForm(request.POST or None, request.FILES or None, today=today)


def _decided(request: HttpRequest, approval: DisposalApproval, form: DecideForm) -> bool:
    """Whether it is; what stands against it is said on the form, which keeps what was written."""
    try:
        if form.cleaned_data["agrees"] == "yes":
            disposals.must_be_free(approval.disposal)  # before the scan of the letter is kept
        _decide(request, approval, form)
    except OfficeError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _decide(request: HttpRequest, approval: DisposalApproval, form: DecideForm) -> None:
    letter = None
    if approval.is_external:
        scan = documents.receive(
            form.cleaned_data["scan"],
            by=request.officer,
            office=approval.disposal.office,
            use=FileUse.ARCHIVE,
        )
        typed = form.cleaned_data
        letter = approving.Letter(typed["number"], typed["dated_on"], scan.pk)
    note = form.cleaned_data["note"]
    if form.cleaned_data["agrees"] == "yes":
        approving.agree(approval.pk, by=request.officer, note=note, letter=letter)
    else:
        approving.refuse(approval.pk, note, by=request.officer, letter=letter)
