"""Loans: the desk's list, one's own, a loan, and the two forms that begin one."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.forms.loans import LoanFilterForm
from archive.models import Loan
from archive.queries import loan_lists
from archive.queries.lending import offices_lending
from archive.queries.loan_things import things_of
from archive.views.loan_context import acts_of
from eoffice import clock
from eoffice.errors import Refused
from eoffice.htmx import page_or_fragment
from eoffice.organization.states import Role
from eoffice.paging import pager, place_in, written

PAGE = 25


@require_safe
@login_required
def loans(request: HttpRequest) -> HttpResponse:
    """Every loan of the offices whose records the officer lends, by where it stands."""
    officer = request.officer
    if not offices_lending(officer):
        raise Refused(_("Loans are kept by the archivist; your own are under “My loans”."))
    rows, context = loan_lists.desk_loans(officer), _today(request)
    tab, form = _tab(request), LoanFilterForm(request.GET or None)
    found = loan_lists.in_tab(loan_lists.matching(rows, form.wanted()), tab, context["today"])
    context |= {"filter": form, "tabs": _tabs(rows, tab, context["today"]), "is_desk": True}
    may_lend = bool(officer.offices_with_role(Role.ARCHIVIST))
    context |= {"is_filtered": bool(form.wanted()), "away": loan_lists.lent_now(rows)}
    context |= {"may_lend": may_lend, "asked_for": _asked_for(request)}
    return page_or_fragment(request, "archive/loans", context | _page(request, found, context))


@require_safe
@login_required
def my_loans(request: HttpRequest) -> HttpResponse:
    """What one's own seats have asked for and have."""
    context = _today(request) | {"is_desk": False}
    found = loan_lists.own_loans(request.officer)
    context |= _page(request, found, context)
    return page_or_fragment(request, "archive/my_loans", context, fragment="archive/_loans.html")


@require_safe
@login_required
def loan(request: HttpRequest, pk: int) -> HttpResponse:
    """One loan: who, what, until when, and what may be done now."""
    found, today = visible_loan(request, pk), _today(request)["today"]
    context = {
        "loan": found,
        "look": loan_lists.look_of(found, today),
        "days_late": (today - found.due_on).days,
        "things": things_of(found, request.officer),
        "extensions": list(found.extensions.select_related("cover_file").order_by("pk")),
        "acts": acts_of(found, request.officer),
    }
    return render(request, "archive/loan.html", context)


def visible_loan(request: HttpRequest, pk: int) -> Loan:
    """The loan, if this officer may see it; else 404."""
    return get_object_or_404(loan_lists.visible(request.officer), pk=pk)


def _today(request: HttpRequest) -> dict[str, Any]:
    return {"today": clock.today(request.officer.desk.time_zone)}


def _asked_for(request: HttpRequest) -> str:
    """The filters, for the prints."""
    return urlencode({name: one for name, one in request.GET.items() if one and name != "from"})


def _tab(request: HttpRequest) -> str:
    asked = request.GET.get("tab", "")
    return asked if asked in loan_lists.TABS else "requested"


def _tabs(rows: QuerySet[Loan], tab: str, today: Any) -> list[dict[str, Any]]:
    counts = loan_lists.counts_of(rows, today)
    return [
        {"url": f"?tab={key}", "label": label, "count": counts.get(key), "is_current": key == tab,
         "is_late": key == "late" and bool(counts["late"])}
        for key, label in loan_lists.TABS.items()
    ]  # fmt: skip


def _page(request: HttpRequest, rows: QuerySet[Loan], context: dict[str, Any]) -> dict[str, Any]:
    """One page of rows, with the way on from the last one, and back to the top."""
    found = loan_lists.page_of(rows, before=_before(request), limit=PAGE + 1)
    last = found[PAGE - 1] if len(found) > PAGE else None
    links = pager(request, written(last.requested_at, last.pk) if last else None)
    shown = loan_lists.rows_of(found[:PAGE], request.officer, context["today"])
    return {"rows": shown, "page": links}


def _before(request: HttpRequest) -> loan_lists.Place | None:
    """The place from which the list goes on; nonsense begins at the top."""
    return place_in(request.GET.get("from", ""))
