"""The verbs of a loan: add, approve, reject, cancel, hand over, take back, lose, find, time."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from archive.actions import lending, loan_extensions, loans
from archive.actions.claiming import act_once, with_paper
from archive.actions.lending import Loss
from archive.actions.loan_extensions import MoreTime
from archive.forms import loans as forms_
from archive.loan_states import LoanItemState
from archive.models import Loan, LoanExtension, LoanItem
from archive.policies import loans as policies
from archive.queries.lending import loans_visible_to
from archive.queries.loan_things import ThingRow, things_of
from archive.views.loans import visible_loan
from archive.views.outcomes import is_carried_out
from correspondence.forms.paper_fields import new_token
from eoffice.errors import WrongState
from eoffice.htmx import back_to

PAGE = "archive:loan"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """The archivist has found what is asked for."""
    loan = visible_loan(request, pk)
    policies.may_lend(request.officer, loan.office_id).enforce()
    form = forms_.AddThingsForm(request.POST or None, office_id=loan.office_id)
    if not is_carried_out(form, lambda: _add(request, pk, form)):
        return _verb(request, loan, form, _("Put on the request"))
    return back_to(request, PAGE, _("On the request now."), pk=pk)


def _add(request: HttpRequest, pk: int, form: forms_.AddThingsForm) -> None:
    things = forms_.things_named(form.cleaned_data["things"], form.cleaned_data["lent_as"])
    _act(request, loans.add_things, pk, things)


@require_POST
@login_required
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """It may be handed over; digital copies are open at once."""
    loan = visible_loan(request, pk)
    _act(request, loans.approve_loan, pk)
    said = _("The loan is approved; the borrower is told.")
    if loan.is_reached_by_phone:
        words = {"phone": loan.borrower_phone}
        said = _("The loan is approved. Telephone the borrower: %(phone)s") % words
    with suppress(WrongState):  # something went out meanwhile: the archivist sees it at the desk
        if lending.open_copies(pk, by=request.officer):
            said = _("The loan is approved; the digital copy is open to the borrower.")
    return back_to(request, PAGE, said, pk=pk)


@require_POST
@login_required
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """It is not lent."""
    said = _("The loan is rejected; the borrower reads why.")
    if (loan := visible_loan(request, pk)).is_reached_by_phone:
        words = {"phone": loan.borrower_phone}
        said = _("The loan is rejected. Telephone the borrower: %(phone)s") % words
    return _with_reason(request, pk, loans.reject_loan, _("Reject the loan"), said)


@require_POST
@login_required
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """It is not needed any more."""
    return _with_reason(
        request, pk, loans.cancel_loan, _("Cancel the loan"), _("The loan is cancelled.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """What is given out, each thing with its condition."""
    loan = visible_loan(request, pk)
    policies.may_lend(request.officer, loan.office_id).enforce()
    words = (gettext_lazy("Not handed over"), gettext_lazy("Its condition as it leaves."))
    form = _conditions(request, loan, LoanItemState.WAITING, *words)
    if request.method != "POST" or not form.is_valid():
        return _verb(request, loan, form, _("Hand over"))
    note = form.cleaned_data["note"]
    _act(request, lending.hand_over, pk, form.conditions(), note=note)
    said = _("Handed over. Print the receipt, and put the out indicator in its place.")
    return back_to(request, PAGE, said, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """What came back, each thing with its condition."""
    loan = visible_loan(request, pk)
    policies.may_lend(request.officer, loan.office_id).enforce()
    words = (gettext_lazy("Still out"), gettext_lazy("Its condition as it comes back."))
    form = _conditions(request, loan, LoanItemState.OUT, *words)
    if request.method != "POST" or not form.is_valid():
        return _verb(request, loan, form, _("Receive back"))
    _act(request, lending.take_back, pk, form.conditions(), note=form.cleaned_data["note"])
    said = _("Taken back. Put it in its place, and take the out indicator away.")
    return back_to(request, PAGE, said, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def lose(request: HttpRequest, pk: int) -> HttpResponse:
    """A thing that does not come back, with its minutes."""
    item = _visible_item(request, pk)
    policies.may_lend(request.officer, item.loan.office_id).enforce()
    form = forms_.LossForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _verb(request, item.loan, form, _("Record the loss"))
    data = form.cleaned_data

    def write(scan: int | None) -> None:
        _act(request, lending.record_loss, pk, Loss(data["number"], data["note"], scan))

    with_paper(data["scan"], item.loan.office, write, by=request.officer)
    return back_to(request, PAGE, _("The loss is recorded with its minutes."), pk=item.loan_id)


@require_POST
@login_required
def find(request: HttpRequest, pk: int) -> HttpResponse:
    """What was lost came to light."""
    item = _visible_item(request, pk)
    form = forms_.FoundForm(request.POST)
    if not form.is_valid():
        return _verb(request, item.loan, form, _("Found again"))
    _act(request, lending.record_found, pk, form.cleaned_data["condition"])
    return back_to(request, PAGE, _("Found again, and in its place."), pk=item.loan_id)


@require_POST
@login_required
def end_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The borrower does not need the digital copy any more."""
    item = _visible_item(request, pk)
    _act(request, lending.end_copy, pk)
    return back_to(request, PAGE, _("The digital copy is closed."), pk=item.loan_id)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ask_time(request: HttpRequest, pk: int) -> HttpResponse:
    """More time, as a request of its own."""
    loan = visible_loan(request, pk)
    policies.may_speak_for(request.officer, loan).enforce()
    form = forms_.MoreTimeForm(request.POST or None, request.FILES or None)
    if not is_carried_out(form, lambda: _ask_time(request, loan, form.cleaned_data)):
        return _verb(request, loan, form, _("Ask for more time"))
    return back_to(request, PAGE, _("More time is asked for."), pk=pk)


def _ask_time(request: HttpRequest, loan: Loan, data: dict[str, Any]) -> None:
    def write(cover: int | None) -> None:
        wanted = MoreTime(data["until"], data["reason"], data["cover_number"], cover)
        _act(request, loan_extensions.ask_more_time, loan.pk, wanted)

    with_paper(data["cover"], loan.office, write, by=request.officer)


@require_POST
@login_required
def decide_time(request: HttpRequest, pk: int) -> HttpResponse:
    """Give more time, or refuse it."""
    seen = LoanExtension.objects.filter(loan__in=loans_visible_to(request.officer))
    asked = get_object_or_404(seen, pk=pk)
    granted = request.POST.get("answer") == "grant"
    form = forms_.MoreTimeDecisionForm(request.POST, granted=granted)
    if not form.is_valid():
        return _verb(request, asked.loan, form, _("Refuse"))
    note = form.cleaned_data["note"]
    _act(request, loan_extensions.decide_more_time, pk, granted=granted, note=note)
    said = _("More time is given.") if granted else _("More time is not given.")
    return back_to(request, PAGE, said, pk=asked.loan_id)


def _with_reason(
    request: HttpRequest, pk: int, verb: Callable[..., Any], title: str, said: str
) -> HttpResponse:
    loan = visible_loan(request, pk)
    form = forms_.ReasonForm(request.POST)
    if not form.is_valid():
        return _verb(request, loan, form, title)
    _act(request, verb, pk, form.cleaned_data["reason"])
    return back_to(request, PAGE, said, pk=pk)


def _act(request: HttpRequest, verb: Callable[..., Any], *about: Any, **how: Any) -> Any:
    token = request.POST.get("token", "")[:40]
    return act_once(verb, *about, by=request.officer, token=token, **how)


def _conditions(
    request: HttpRequest, loan: Loan, state: str, absent: Any, hint: Any
) -> forms_.ConditionsForm:
    things: list[ThingRow] = [one for one in things_of(loan, request.officer) if one.state == state]
    return forms_.ConditionsForm(request.POST or None, things=things, absent=absent, hint=hint)


def _visible_item(request: HttpRequest, pk: int) -> LoanItem:
    seen = LoanItem.objects.filter(loan__in=loans_visible_to(request.officer))
    return get_object_or_404(seen.select_related("loan__office"), pk=pk)


def _verb(request: HttpRequest, loan: Loan, form: forms.Form, title: str) -> HttpResponse:
    """One verb on a page of its own: its fields, or what was wrong with them."""
    context = {"loan": loan, "form": form, "title": title, "token": new_token()}
    status = 422 if form.errors else 200
    return render(request, "archive/loan_verb.html", context, status=status)
