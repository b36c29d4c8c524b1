"""Papers of lending as PDF, and the loan database as PDF or XLSX."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive import loan_paper
from archive.actions import leaving
from archive.forms.loans import LoanFilterForm
from archive.lists import parts
from archive.loan_sight import line_of
from archive.loan_states import LentAs
from archive.models import Loan, LoanItem
from archive.policies.loans import may_lend, may_speak_for
from archive.queries import loan_lists
from archive.queries.handed_copies import copies_to_hand
from archive.queries.lending import loans_visible_to, offices_lending
from archive.queries.loan_register import RegisterRow, register_of, still_out, things_on
from archive.views.loans import visible_loan
from correspondence.printing import words
from eoffice import clock, spreadsheet
from eoffice.documents import images
from eoffice.errors import Refused, WrongState
from eoffice.files_out import PDF, as_file

MOST, MOST_ON_PAPER = 20_000, 2_000
REGISTER = "Register peminjaman arsip"
Make = Callable[[list[RegisterRow], dict[str, Any]], HttpResponse]
MADE = {"receipt": loan_paper.receipt, "indicator": loan_paper.indicator}


@require_safe
@login_required
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The receipt, or the out indicators."""
    loan = visible_loan(request, pk)
    if kind not in MADE:
        raise Http404
    may_speak_for(request.officer, loan).enforce()
    things = things_on(Loan.objects.filter(pk=pk))
    if kind == "indicator":  # a card for what is missing from its place
        things = still_out(things).filter(lent_as=LentAs.PAPER)
    rows = register_of(things, request.officer, MOST_ON_PAPER)
    if not rows and kind == "indicator":
        raise WrongState(_("Nothing of this loan is missing from its place."))
    made = MADE[kind](loan, rows, request.officer)
    leaving.note_loan_paper(loan, kind, by=request.officer)
    number = loan.reference.replace("/", "-")
    return as_file(made, f"{loan_paper.NAMES[kind]}-{number}.pdf", PDF, is_shown=True)


@require_safe
@login_required
def lent_copy(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """What a borrower from outside is handed: a copy with his name across every page."""
    seen = LoanItem.objects.filter(loan__in=loans_visible_to(request.officer))
    item = get_object_or_404(seen.select_related("loan__office"), pk=pk)
    may_lend(request.officer, item.loan.office_id).enforce()
    handed = copies_to_hand(item.loan, request.officer).get(pk, [])
    found = next((one.file for one in handed if one.file.pk == file), None)
    if found is None:
        raise Http404
    with images.stamped_copy(found, line_of(item)) as copy:
        content = copy.read()
    leaving.note_loan_paper(item.loan, f"copy of file {file}", by=request.officer)
    number = item.loan.reference.replace("/", "-")
    return as_file(content, f"salinan-{number}-{file}.pdf", PDF)


@require_safe
@login_required
def register(request: HttpRequest) -> HttpResponse:
    """The loan database of a period on paper (`?since=…&until=…`)."""

    def made(rows: list[RegisterRow], told: dict[str, Any]) -> HttpResponse:
        made = loan_paper.register_pdf(rows, title=REGISTER, note=_note(request), **told)
        leaving.note_list("loan_register", "pdf", len(rows), by=request.officer)
        return as_file(made, "register-peminjaman.pdf", PDF, is_shown=True)

    return _taken_out(request, MOST_ON_PAPER, made)


@require_safe
@login_required
def register_table(request: HttpRequest) -> HttpResponse:
    """The same as a table."""

    def made(rows: list[RegisterRow], told: dict[str, Any]) -> HttpResponse:
        made = loan_paper.register_xlsx(rows, title=REGISTER, **told)
        leaving.note_list("loan_register", "xlsx", len(rows), by=request.officer)
        return as_file(made, "register-peminjaman.xlsx", spreadsheet.MEDIA_TYPE)

    return _taken_out(request, MOST, made)


@require_safe
@login_required
def overdue(request: HttpRequest) -> HttpResponse:
    """What should be back already."""

    def made(rows: list[RegisterRow], told: dict[str, Any]) -> HttpResponse:
        title, note = "Daftar arsip yang terlambat kembali", _note(request)
        told["period"] = f"per {words.long_date(clock.today(request.officer.desk.time_zone))}"
        made = loan_paper.register_pdf(rows, title=title, note=note, **told)
        leaving.note_list("overdue_loans", "pdf", len(rows), by=request.officer)
        return as_file(made, "arsip-terlambat.pdf", PDF, is_shown=True)

    return _taken_out(request, MOST_ON_PAPER, made, tab="late")


def _taken_out(request: HttpRequest, most: int, make: Make, tab: str = "") -> HttpResponse:
    """The loans that are asked for as one file, or the page of its parts."""
    officer = request.officer
    if not offices_lending(officer):
        raise Refused(_("Loans are kept by the archivist; your own are under “My loans”."))
    wanted = LoanFilterForm(request.GET).wanted()
    loans = loan_lists.matching(loan_lists.desk_loans(officer), wanted)
    if tab:
        loans = loan_lists.in_tab(loans, tab, clock.today(officer.desk.time_zone))
    things = still_out(things_on(loans)) if tab else things_on(loans)
    found = parts.parts_of(things.count(), most, request)
    part = parts.chosen(found, request)
    if part is None:
        back = f"{reverse('archive:loans')}?{request.GET.urlencode()}"
        return parts.page(request, REGISTER, found, back)
    since, until = words.long_date(wanted.get("since")), words.long_date(wanted.get("until"))
    period = f"{since or '…'} – {until or '…'}" if since or until else "seluruhnya"
    if part.url:
        period = f"{period}, {part.label}"
    told = {"office": officer.desk.office_name, "period": period}
    return make(register_of(things, officer, most, part.first), told)


def _note(request: HttpRequest) -> str:
    today = clock.today(request.officer.desk.time_zone)
    return f"Dicetak {words.long_date(today)} oleh {request.officer.name}"
