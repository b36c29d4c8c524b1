"""The two forms that begin a loan: an official's request, and the archivist's for who comes."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.actions.claiming import with_paper
from archive.actions.loans import Borrower, LoanData, Thing, request_loan
from archive.forms.loans import DeskLoanForm, LoanForm, planned_until, things_named
from archive.models import Dossier, DossierItem, Loan
from archive.policies.archivist import archivist_desk
from archive.queries.dossier_items import parts_of
from archive.queries.dossier_lists import title_for
from archive.queries.lending import may_be_named
from archive.queries.loan_things import words_of
from archive.views.outcomes import outcome_of
from correspondence.forms.paper_fields import new_token
from eoffice import clock
from eoffice.asked import whole
from eoffice.errors import NotFound, Refused
from eoffice.htmx import back_to
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

NAMES = ("dossier", "item", "letter")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ask(request: HttpRequest) -> HttpResponse:
    """Ask to borrow a dossier, an entry of it, a letter, or what the purpose describes."""
    wanted = _wanted(request)
    today = clock.today(request.officer.desk.time_zone)
    form = LoanForm(request.POST or None, initial={"due_on": planned_until(today)})
    if wanted is None:
        del form.fields["lent_as"]
    made = outcome_of(form, lambda: _request(request, form.cleaned_data, wanted))
    if made is None:
        context = {"form": form, "thing": wanted, "token": new_token(), "about": _about(request)}
        context |= {"words": _words(request.officer, *wanted) if wanted else ""}
        status = 422 if form.errors else 200
        return render(request, "archive/loan_request.html", context, status=status)
    said = _("Loan %(number)s is asked for; you are told what is decided.")
    return back_to(request, "archive:loan", said % {"number": made.reference}, pk=made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def enter(request: HttpRequest) -> HttpResponse:
    """The form of somebody from outside, filled in at the lending desk."""
    office = _own_office(request.officer)
    today = clock.today(office.time_zone)
    first = {"planned_from": today, "due_on": planned_until(today)}
    form = DeskLoanForm(
        request.POST or None, request.FILES or None, office_id=office.pk, initial=first
    )
    made = outcome_of(form, lambda: _entered(request, office, form.cleaned_data))
    if made is None:
        context = {"form": form, "token": new_token()}
        status = 422 if form.errors else 200
        return render(request, "archive/loan_enter.html", context, status=status)
    said = _("Loan %(number)s is written down.") % {"number": made.reference}
    return back_to(request, "archive:loan", said, pk=made.pk)


def _request(
    request: HttpRequest, data: dict[str, Any], wanted: tuple[Dossier, DossierItem | None] | None
) -> Loan:
    officer = request.officer
    things = []
    if wanted:
        dossier, item = wanted
        things = [Thing(dossier.pk, item.pk if item else None, data["lent_as"])]
    office_id = wanted[0].office_id if wanted else officer.desk.office_id
    borrower = Borrower(officer.position_id, officer.name, phone=data["phone"])
    token = request.POST.get("token", "")[:40]
    asked = LoanData(data["purpose"], data["due_on"])
    return request_loan(office_id, borrower, asked, things, by=officer, token=token)


def _entered(request: HttpRequest, office: Unit, data: dict[str, Any]) -> Loan:
    told = {name: data[f"borrower_{name}"] for name in ("name", "nip", "unit", "phone", "email")}
    things = things_named(data["things"], data["lent_as"])
    token = request.POST.get("token", "")[:40]

    def write(cover: int | None) -> Loan:
        asked = LoanData(
            data["purpose"], data["due_on"], data["planned_from"], data["cover_number"], cover
        )
        who = Borrower(None, **told)
        return request_loan(office.pk, who, asked, things, by=request.officer, token=token)

    found: Loan = with_paper(data["cover"], office, write, by=request.officer)
    return found


def _wanted(request: HttpRequest) -> tuple[Dossier, DossierItem | None] | None:
    """What the page that led here named; what the officer may not know of is not there."""
    asked = request.POST if request.method == "POST" else request.GET
    ids = {name: _number(asked.get(name, "")) for name in NAMES}
    if not any(ids.values()):
        return None
    inside = DossierItem.objects.inside().select_related("letter", "dossier__classification")
    item = None
    if ids["letter"]:
        item = inside.filter(letter=ids["letter"], is_link=False).first()
    elif ids["item"]:
        item = inside.filter(pk=ids["item"]).first()
    rows = Dossier.objects.select_related("classification")
    dossier = item.dossier if item else rows.filter(pk=ids["dossier"]).first()
    if dossier is None or dossier.organization_id != request.officer.organization_id:
        raise NotFound
    if not may_be_named(request.officer, dossier, item):
        raise NotFound
    return dossier, item


def _words(officer: Officer, dossier: Dossier, item: DossierItem | None) -> str:
    parts = parts_of(officer, [item.letter]) if item and item.letter else {}
    return words_of(item, officer, parts) or title_for(officer, dossier)


def _about(request: HttpRequest) -> dict[str, str]:
    asked = request.POST if request.method == "POST" else request.GET
    return {name: asked.get(name, "") for name in NAMES if _number(asked.get(name, ""))}


def _number(text: str) -> int:
    return whole(text) or 0


def _own_office(officer: Officer) -> Unit:
    desk = archivist_desk(officer, officer.desk.office_id)
    if desk is None:
        raise Refused(_("Only the archivist of the office lends and takes back."))
    return Unit.objects.get(pk=desk.office_id)
