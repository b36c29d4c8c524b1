"""Pages of the office's administrator, and of the person who comes with a slip."""

from __future__ import annotations

from typing import Any

from allauth.decorators import rate_limit
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from eoffice.errors import Refused
from eoffice.htmx import back_to, page_or_fragment
from eoffice.organization.accounts import actions, policies, queries
from eoffice.organization.accounts.forms import IssueForm, NewPasswordForm, SlipForm
from eoffice.organization.models import OneTimeSlip, SlipPurpose

ON_A_PAGE = 50
AT_ONCE = 40
"""Slips that are printed together, for people who were entered together."""
SLIP_AT_HAND = "slip_at_hand"


@require_GET
def office(request: HttpRequest) -> HttpResponse:
    """The accounts of the office, searchable."""
    policies.may_administer(request.officer).enforce()
    words = request.GET.get("q", "").strip()
    people = queries.accounts_of(request.officer, words)
    page = Paginator(people, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = queries.rows_of(list(page))
    context = {"rows": rows, "page": page, "words": words, "total": page.paginator.count}
    context |= {"newcomers": queries.newcomers_of(request.officer).count(), "at_once": AT_ONCE}
    return page_or_fragment(
        request, "account/office", context, fragment="account/_office_rows.html"
    )


@require_GET
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: its state, what was issued for it, and what can be done."""
    policies.may_administer(request.officer).enforce()
    return render(request, "account/person.html", _person(request, pk, IssueForm()))


@require_POST
@never_cache
def slip_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue a slip and show it once, ready for the printer; it is not shown again."""
    policies.may_administer(request.officer).enforce()
    user = get_object_or_404(queries.accounts_of(request.officer), pk=pk)
    form = IssueForm(request.POST)
    if not form.is_valid():
        return render(request, "account/person.html", _person(request, pk, form), status=422)
    printed = actions.issue_slip(user.pk, form.cleaned_data["purpose"], by=request.officer)
    return render(
        request, "account/slip_print.html", {"slip": printed.slip, "secret": printed.secret}
    )


@require_POST
@never_cache
def slips_issue(request: HttpRequest) -> HttpResponse:
    """Issue slips for those who never had a password, and show them once, ready for the printer."""
    policies.may_administer(request.officer).enforce()
    people = queries.newcomers_of(request.officer)[:AT_ONCE]
    printed = actions.issue_first_slips(people, by=request.officer)
    return render(request, "account/slips_print.html", {"printed": printed})


@require_POST
def account_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account."""
    policies.may_administer(request.officer).enforce()
    user = get_object_or_404(queries.accounts_of(request.officer), pk=pk)
    actions.close_account(user.pk, by=request.officer)
    return back_to(request, "accounts:person", _("The account is closed."), pk=pk)


@require_POST
def account_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a closed account again."""
    policies.may_administer(request.officer).enforce()
    user = get_object_or_404(queries.accounts_of(request.officer), pk=pk)
    actions.reopen_account(user.pk, by=request.officer)
    return back_to(request, "accounts:person", _("The account is open again."), pk=pk)


@rate_limit(action="login")
@never_cache
@sensitive_post_parameters("secret")
def slip(request: HttpRequest) -> HttpResponse:
    """The way in with a slip: user name and code."""
    form = SlipForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "account/slip.html", {"form": form}, status=_status(form))
    try:
        found = actions.read_slip(**form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return render(request, "account/slip.html", {"form": form}, status=422)
    if found.purpose == SlipPurpose.RESET:
        request.session[SLIP_AT_HAND] = found.pk
        return redirect("accounts:slip_password")
    actions.use_slip(found.pk)
    messages.success(request, _done(found.purpose))
    return redirect("account_login")


@never_cache
@sensitive_post_parameters("password1", "password2")
def slip_password(request: HttpRequest) -> HttpResponse:
    """The new password of somebody whose slip was right; only now is the slip used up."""
    found = get_object_or_404(OneTimeSlip, pk=request.session.get(SLIP_AT_HAND))
    form = NewPasswordForm(request.POST or None, user=found.user)
    if request.method != "POST" or not form.is_valid():
        return render(request, "account/slip_password.html", {"form": form}, status=_status(form))
    del request.session[SLIP_AT_HAND]
    actions.use_slip(found.pk, password=form.cleaned_data["password1"])
    messages.success(request, _done(found.purpose))
    return redirect("account_login")


def _person(request: HttpRequest, pk: int, form: IssueForm) -> dict[str, Any]:
    user = get_object_or_404(queries.accounts_of(request.officer), pk=pk)
    return {
        "row": queries.rows_of([user])[0],
        "person": user,
        "form": form,
        "slips": queries.slips_of(user),
        "may_help": policies.may_help(request.officer, user),
    }


def _status(form: Any) -> int:
    return 422 if form.is_bound else 200


def _done(purpose: str) -> str:
    return {
        SlipPurpose.RESET: _("Your new password is set. Sign in with it."),
        SlipPurpose.UNLOCK: _("Your account is unlocked. Sign in with your password."),
        SlipPurpose.SECOND_FACTOR: _("Sign in with your password, then set up a new app."),
    }[SlipPurpose(purpose)]
