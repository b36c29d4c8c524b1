"""The committee and its appraisal: a page of dossiers at a time, saved as a whole."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.actions import appraising
from archive.actions.appraising import Word
from archive.disposal_rows import ItemRow, progress_of
from archive.forms.disposals import AppraisalForm, CommitteeForm, ConcludeForm
from archive.models import Disposal, DisposalItem
from archive.policies import disposals as policies
from archive.states import Appraisal, DisposalItemState, DisposalKind, DisposalState
from archive.views import keeping_desk
from eoffice.errors import OfficeError, WrongState
from eoffice.htmx import back_to

FORM = ["GET", "HEAD", "POST"]
AT_ONCE = 50


@require_http_methods(FORM)
@login_required
def committee(request: HttpRequest, pk: int) -> HttpResponse:
    """Who appraises."""
    disposal = keeping_desk.visible_disposal(request, pk)
    policies.may_keep_archive(request.officer, disposal.office_id).enforce()
    known = _sitting(disposal)
    form = CommitteeForm(request.POST or None, office_id=disposal.office_id, initial=known)
    back = reverse("archive:disposal", args=[pk])
    if form.is_valid():
        try:
            appraising.appoint(pk, form.members, by=request.officer)
        except OfficeError as refusal:
            form.add_error(None, str(refusal))
        else:
            return back_to(request, back, _("The committee is appointed, and told."))
    title = _("Appoint the committee")
    return keeping_desk.form_page(request, title, form, back, of=disposal, verb=title)


def _sitting(disposal: Disposal) -> dict[str, Any]:
    """Who sits in it now, by the fields of the form."""
    seats = list(disposal.committee.values_list("role", "position_id"))
    return dict(seats) | {"further": [seat for role, seat in seats if role == "member"]}


@require_http_methods(FORM)
@login_required
def appraise(request: HttpRequest, pk: int) -> HttpResponse:
    """Dossier by dossier: agreed or kept, with a remark; or all that have no word yet at once."""
    disposal = _appraisable(request, pk)
    items = _items(request, disposal)
    error = None
    if request.method == "POST":
        try:
            appraising.appraise(pk, _words(request, disposal, items), by=request.officer)
        except OfficeError as refusal:
            error = refusal
        else:
            return back_to(request, _next_url(request, disposal, items), _("Saved."))
    context = _page(request, disposal, items, error)
    return render(
        request, "archive/disposal_appraise.html", context, status=error.status if error else 200
    )


@require_http_methods(FORM)
@login_required
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """The written consideration; then the authorities are asked."""
    disposal = _appraisable(request, pk)
    policies.may_conclude(request.officer, disposal).enforce()
    form = ConcludeForm(request.POST or None, kind=disposal.kind)
    back = reverse("archive:disposal", args=[pk])
    if form.is_valid() and _concluded(request, pk, form):
        return back_to(request, back, _("The appraisal is concluded; the authorities are asked."))
    title = _("Conclude the appraisal")
    return keeping_desk.form_page(request, title, form, back, of=disposal, verb=title)


def _concluded(request: HttpRequest, pk: int, form: ConcludeForm) -> bool:
    """Whether it is; what stands against it is said on the form, which keeps what was written."""
    try:
        appraising.conclude(pk, form.cleaned_data["consideration"], by=request.officer)
    except OfficeError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _appraisable(request: HttpRequest, pk: int) -> Disposal:
    disposal = keeping_desk.visible_disposal(request, pk)
    policies.may_appraise(request.officer, disposal).enforce()
    if disposal.state != DisposalState.FROZEN:
        raise WrongState(_("A list is appraised while it is frozen."))
    return disposal


def _items(request: HttpRequest, disposal: Disposal) -> list[DisposalItem]:
    rows = disposal.items.filter(state=DisposalItemState.LISTED).select_related("dossier")
    rows = rows.order_by("order")
    if request.GET.get("show") == "pending":
        rows = rows.filter(appraisal=Appraisal.PENDING)
    return list(rows.filter(order__gt=keeping_desk.below(request) or 0)[: AT_ONCE + 1])


def _words(request: HttpRequest, disposal: Disposal, items: list[DisposalItem]) -> dict[int, Word]:
    """What was chosen; "agree to the rest" says so of everything that has no word yet."""
    words = AppraisalForm(request.POST, items[:AT_ONCE]).words
    if "agree_to_rest" not in request.POST:
        return words
    rest = disposal.items.filter(state=DisposalItemState.LISTED, appraisal=Appraisal.PENDING)
    agreed = {pk: Word(Appraisal.AGREED) for pk in rest.values_list("pk", flat=True)}
    said = {pk: word for pk, word in words.items() if word.appraisal != Appraisal.PENDING}
    return agreed | said


def _next_url(request: HttpRequest, disposal: Disposal, items: list[DisposalItem]) -> str:
    """Further down the list, as long as there is something; then to the page of the disposal."""
    here = reverse("archive:disposal_appraise", args=[disposal.pk])
    if "agree_to_rest" in request.POST or len(items) <= AT_ONCE:
        return reverse("archive:disposal", args=[disposal.pk])
    show = "show=pending&" if request.GET.get("show") == "pending" else ""
    return f"{here}?{show}below={items[AT_ONCE - 1].order}"


def _page(
    request: HttpRequest, disposal: Disposal, items: list[DisposalItem], error: OfficeError | None
) -> dict[str, Any]:
    show = "pending" if request.GET.get("show") == "pending" else ""
    more = items[AT_ONCE - 1].order if len(items) > AT_ONCE else None
    if error:
        _lay_typed(request, items)
    return {
        "disposal": disposal,
        "is_transfer": disposal.kind == DisposalKind.TRANSFER,
        "rows": [ItemRow.of(item, may_withdraw=False) for item in items[:AT_ONCE]],
        "progress": progress_of(disposal),
        "show": show,
        "more": more,
        "is_last": more is None,
        "error": error,
        "may_conclude": bool(policies.may_conclude(request.officer, disposal)),
    }


def _lay_typed(request: HttpRequest, items: list[DisposalItem]) -> None:
    """What was typed stays on the page that is shown again."""
    words = AppraisalForm(request.POST, items[:AT_ONCE]).words
    for item in items:
        if word := words.get(item.pk):
            item.appraisal, item.remark = word.appraisal, word.remark
            item.is_physically_checked = word.looked_at
