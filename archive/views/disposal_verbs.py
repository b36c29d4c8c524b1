"""Beginning a disposal, choosing and freezing its list, letting dossiers go, giving it up."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.actions import disposals
from archive.forms.disposals import BeginDisposalForm, ReasonForm
from archive.models import Disposal, DisposalItem
from archive.policies import disposals as policies
from archive.queries import eligible
from archive.queries.disposals import disposals_visible_to
from archive.states import DisposalState
from archive.views import keeping_desk
from eoffice import clock
from eoffice.asked import wholes
from eoffice.errors import OfficeError, WrongState
from eoffice.htmx import back_to

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """What is to be disposed of, and how."""
    office, units = keeping_desk.offering_office(request)
    today = clock.today(office.zone)
    first = {"kind": request.GET.get("kind", ""), "as_of": today}
    form = BeginDisposalForm(request.POST or None, office=office, units=units, initial=first)
    if not form.is_valid():
        title = _("New disposal")
        return keeping_desk.form_page(
            request, title, form, reverse("archive:disposals"), verb=_("Go on to the selection")
        )
    disposal = disposals.begin(office.pk, form.begun, by=request.officer)
    return back_to(request, "archive:disposal_select", pk=disposal.pk)


@require_http_methods(FORM)
@login_required
def select(request: HttpRequest, pk: int) -> HttpResponse:
    """The dossiers that the rule takes, ticked; and those that cannot be taken, with the reason."""
    disposal = keeping_desk.visible_disposal(request, pk)
    policies.may_offer(request.officer, disposal).enforce()
    if disposal.state != DisposalState.DRAFT:
        raise WrongState
    error = None
    if request.method == "POST":
        chosen = _chosen(request, disposal)
        try:
            disposals.freeze(pk, chosen, by=request.officer)
        except OfficeError as refusal:
            error = refusal
        else:
            return back_to(request, "archive:disposal", _("The list is frozen."), pk=pk)
    return _selection(request, disposal, error)


@require_http_methods(FORM)
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one dossier off the list."""
    mine = DisposalItem.objects.filter(disposal__in=disposals_visible_to(request.officer))
    item = get_object_or_404(mine, pk=pk)
    back = reverse("archive:disposal", args=[item.disposal_id])
    policies.may_keep_archive(request.officer, item.disposal.office_id).enforce()
    form = ReasonForm(request.POST or None)
    if not form.is_valid():
        title = _("Withdraw %(dossier)s from the list") % {"dossier": item.facts["reference"]}
        of, verb = item.disposal, _("Withdraw")
        return keeping_desk.form_page(request, title, form, back, of=of, verb=verb)
    disposals.withdraw(pk, form.cleaned_data["reason"], by=request.officer)
    return back_to(request, back, _("The dossier is withdrawn from the list."))


@require_http_methods(FORM)
@login_required
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it up."""
    disposal = keeping_desk.visible_disposal(request, pk)
    policies.may_offer(request.officer, disposal).enforce()
    form = ReasonForm(request.POST or None)
    back = reverse("archive:disposal", args=[pk])
    if not form.is_valid():
        title = _("Give up this disposal")
        return keeping_desk.form_page(request, title, form, back, of=disposal, verb=title)
    disposals.cancel(pk, form.cleaned_data["reason"], by=request.officer)
    return back_to(request, back, _("The disposal is given up; its dossiers are free again."))


def _chosen(request: HttpRequest, disposal: Disposal) -> list[int]:
    """What was ticked one by one, and what one tick stands for."""
    rest = eligible.behind(disposal, request.POST.get("rest", ""))
    return wholes(request.POST.getlist("dossier")) + rest


def _selection(request: HttpRequest, disposal: object, error: OfficeError | None) -> HttpResponse:
    candidates = eligible.candidates(disposal)  # type: ignore[arg-type]
    first, more = candidates[: eligible.SHOWN], len(candidates) - eligible.SHOWN
    shown = {str(one.dossier.pk) for one in first} if request.method == "POST" else set()
    context = {
        "disposal": disposal,
        "candidates": first,
        "total": len(candidates),
        "more": max(more, 0),
        "rest": eligible.place_of(first[-1], disposal) if more > 0 else "",
        "is_rest_unticked": request.method == "POST" and "rest" not in request.POST,
        "nearby": eligible.nearby(disposal, candidates),  # type: ignore[arg-type]
        "most": eligible.MOST,
        "error": error,
        "unticked": shown - set(request.POST.getlist("dossier")),
    }
    status = error.status if error else 200
    return render(request, "archive/disposal_select.html", context, status=status)
