"""The lists of loans: the lending desk's by tab and filter, and what one has borrowed oneself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.loan_states import AWAY, LentAs, LoanItemState, LoanState
from archive.models import Loan, LoanItem
from archive.queries.dossier_lists import title_for
from archive.queries.lending import loans_visible_to, offices_lending
from eoffice.organization.officer import Officer

TABS: dict[str, str | Promise] = {
    "requested": _("Awaiting decision"),
    "approved": _("Approved, not fetched"),
    "on_loan": _("Out on loan"),
    "late": _("Overdue"),
    "ended": _("Finished"),
}
ENDED = (LoanState.RETURNED, LoanState.REJECTED, LoanState.CANCELLED)
MOST_COUNTED = 1000
Place = tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class LoanRow:
    """One line of a list of loans."""

    pk: int
    reference: str
    borrower: str
    borrower_unit: str
    what: str
    more: int
    lost: int
    planned_from: date
    due_on: date
    requested_at: datetime
    look: str
    days_late: int
    is_mine: bool


def desk_loans(officer: Officer) -> QuerySet[Loan]:
    """All loans of the offices that the officer oversees."""
    return Loan.objects.filter(office__in=offices_lending(officer))


def own_loans(officer: Officer) -> QuerySet[Loan]:
    """What the officer's seats have asked for."""
    return Loan.objects.filter(borrower__in=officer.desk_ids)


def in_tab(loans: QuerySet[Loan], tab: str, today: date) -> QuerySet[Loan]:
    """The loans of one tab."""
    if tab == "late":
        return loans.filter(state=LoanState.ON_LOAN, due_on__lt=today)
    if tab == "ended":
        return loans.filter(state__in=ENDED)
    return loans.filter(state=tab)


def counts_of(loans: QuerySet[Loan], today: date) -> dict[str, int]:
    """How many wait in each tab that can be emptied; what has ended is not counted."""
    tabs = [tab for tab in TABS if tab != "ended"]
    return {tab: in_tab(loans, tab, today).order_by()[:MOST_COUNTED].count() for tab in tabs}


def matching(loans: QuerySet[Loan], wanted: dict[str, Any]) -> QuerySet[Loan]:
    """What fits the filters."""
    for word in str(wanted.get("q", "")).split()[:6]:
        loans = loans.filter(_contains(word))
    if kind := wanted.get("borrower"):
        loans = loans.filter(borrower_kind=kind)
    if lent_as := wanted.get("lent_as"):
        loans = loans.filter(pk__in=LoanItem.objects.filter(lent_as=lent_as).values("loan"))
    if wanted.get("lost"):
        lost = LoanItem.objects.filter(state=LoanItemState.LOST)
        loans = loans.filter(pk__in=lost.values("loan"))
    if since := wanted.get("since"):
        loans = loans.filter(planned_from__gte=since)
    if until := wanted.get("until"):
        loans = loans.filter(planned_from__lte=until)
    return loans


def page_of(loans: QuerySet[Loan], *, before: Place | None, limit: int) -> list[Loan]:
    """One keyset page, the newest request first."""
    if before:
        moment, pk = before
        loans = loans.filter(Q(requested_at__lt=moment) | Q(requested_at=moment, pk__lt=pk))
    return list(loans.order_by("-requested_at", "-pk")[:limit])


def rows_of(loans: Iterable[Loan], officer: Officer, today: date) -> list[LoanRow]:
    """What the list shows; what each loan names is read for the page at once."""
    shown = list(loans)
    items = LoanItem.objects.filter(loan__in=shown).order_by("pk")
    things: dict[int, list[LoanItem]] = {}
    for item in items.select_related("dossier__classification"):
        things.setdefault(item.loan_id, []).append(item)
    return [_row(loan, things.get(loan.pk, []), officer, today) for loan in shown]


def look_of(loan: Loan, today: date) -> str:
    """The word of `statuses` for where the loan stands; overdue is computed."""
    is_late = loan.state == LoanState.ON_LOAN and loan.due_on < today
    return "loan_late" if is_late else f"loan_{loan.state}"


def lent_now(loans: QuerySet[Loan]) -> int:
    """How many things are away."""
    found = LoanItem.objects.filter(loan__in=loans, state__in=AWAY, lent_as=LentAs.PAPER)
    return found.aggregate(n=Count("pk"))["n"]


def visible(officer: Officer) -> QuerySet[Loan]:
    """Every loan with what its page shows."""
    return loans_visible_to(officer).select_related("office", "borrower", "cover_file")


def _contains(word: str) -> Q:
    found = Q(borrower_name__icontains=word) | Q(borrower_unit__icontains=word)
    found |= Q(purpose__icontains=word) | Q(cover_number__icontains=word)
    number, _sign, year = word.partition("/")
    if number.isdecimal() and len(number) < 9:
        numbered = Q(number=int(number))
        found |= numbered & Q(year=int(year)) if year.isdecimal() and len(year) < 5 else numbered
    return found


def _row(loan: Loan, items: list[LoanItem], officer: Officer, today: date) -> LoanRow:
    look = look_of(loan, today)
    first = items[0].dossier if items else None
    return LoanRow(
        pk=loan.pk,
        reference=loan.reference,
        borrower=loan.borrower_name,
        borrower_unit=loan.borrower_unit,
        what=f"{first.reference} {title_for(officer, first)}" if first else loan.purpose,
        more=max(0, len(items) - 1),
        lost=sum(1 for item in items if item.state == LoanItemState.LOST),
        planned_from=loan.planned_from,
        due_on=loan.due_on,
        requested_at=loan.requested_at,
        look=look,
        days_late=(today - loan.due_on).days if look == "loan_late" else 0,
        is_mine=loan.borrower_id in officer.desk_ids,
    )
