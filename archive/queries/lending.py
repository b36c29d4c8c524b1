"""What is lent, to whom, and what may be lent today; the trays of the lending desk."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from archive.loan_states import AWAY, LentAs, LoanItemState, LoanState, MoreTimeState
from archive.models import Dossier, DossierItem, Loan, LoanExtension, LoanItem
from archive.queries.dossiers import dossiers_visible_to
from archive.states import DossierState, ItemKind, Medium
from correspondence.desks import headed_offices
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import Part
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role

KEPT = (DossierState.OPEN, DossierState.CLOSED, DossierState.INACTIVE)


def loans_visible_to(officer: Officer) -> QuerySet[Loan]:
    """His own, those of the offices whose archivist he is, and all of the office that he heads."""
    own = Q(borrower__in=officer.desk_ids)
    return Loan.objects.filter(own | Q(office__in=offices_lending(officer)))


def offices_lending(officer: Officer) -> frozenset[int]:
    """The offices whose loans the officer oversees: as their archivist, or as their head."""
    return officer.offices_with_role(Role.ARCHIVIST) | headed_offices(officer)


def overdue(office_id: int, today: date) -> QuerySet[Loan]:
    """What should be back already, the longest overdue first."""
    late = Loan.objects.filter(office=office_id, state=LoanState.ON_LOAN, due_on__lt=today)
    return late.order_by("due_on", "pk")


def due_between(first: date, last: date) -> QuerySet[Loan]:
    """On loan, and due on one of these days."""
    return Loan.objects.filter(state=LoanState.ON_LOAN, due_on__range=(first, last))


def open_extension(loan: Loan) -> LoanExtension | None:
    """The request for more time that waits for an answer."""
    return loan.extensions.filter(state=MoreTimeState.ASKED).first()


def whereabouts(dossier_id: int) -> QuerySet[LoanItem]:
    """What of a dossier is not in its place: the out indicator."""
    away = LoanItem.objects.filter(dossier=dossier_id, lent_as=LentAs.PAPER, state__in=AWAY)
    return away.select_related("loan", "item").order_by("pk")


def ended_copies(now: object) -> QuerySet[LoanItem]:
    """Digital copies whose time is over."""
    return LoanItem.objects.filter(
        lent_as=LentAs.COPY, state=LoanItemState.OUT, expires_at__lte=now
    ).order_by("pk")


def opens_by_itself(loan: Loan) -> bool:
    """Whether it needs no hand: approved, for an official, and nothing but digital copies."""
    waits = loan.items.filter(state=LoanItemState.WAITING)
    ready = loan.state == LoanState.APPROVED and loan.borrower_id is not None
    return ready and waits.exists() and not waits.exclude(lent_as=LentAs.COPY).exists()


def copies_to_open(today: date) -> QuerySet[Loan]:
    """Approved loans of officials whose day has come and that name no paper."""
    paper = Q(items__state=LoanItemState.WAITING, items__lent_as=LentAs.PAPER)
    found = Loan.objects.filter(state=LoanState.APPROVED, planned_from__lte=today)
    return found.exclude(borrower=None).exclude(paper).order_by("pk")


def may_be_named(officer: Officer, dossier: Dossier, item: DossierItem | None) -> bool:
    """Whether the officer may know of it: its archivist, who sees the dossier, or its letter."""
    if officer.has_role(Role.ARCHIVIST, dossier.office_id):
        return True
    if dossiers_visible_to(officer).filter(pk=dossier.pk).exists():
        return True
    if item is None or item.letter_id is None:
        return False
    seen = letters_visible_to(officer, at_least=Part.LINE)
    return seen.filter(pk=item.letter_id).exists()


def why_not_lent(dossier: Dossier, item: DossierItem | None, lent_as: str) -> str:
    """The reason why it cannot be lent today; nothing if it can. The dossier must be locked."""
    if dossier.state not in KEPT:
        return _("%(thing)s is on a list for disposal, or gone.") % {"thing": dossier.reference}
    if lent_as == LentAs.COPY:
        return "" if _has_content(dossier, item) else _("There is no digital copy of it.")
    if not _has_paper(dossier, item):
        return _("There is no paper of it; a digital copy can be lent.")
    return _why_away(dossier, item)


def _has_paper(dossier: Dossier, item: DossierItem | None) -> bool:
    if item is not None:
        return item.has_paper
    return (
        dossier.medium != Medium.DIGITAL or dossier.items.inside().filter(has_paper=True).exists()
    )


def _has_content(dossier: Dossier, item: DossierItem | None) -> bool:
    if item is not None:
        return item.kind != ItemKind.PAPER
    return dossier.items.inside().exclude(kind=ItemKind.PAPER).exists()


def _why_away(dossier: Dossier, item: DossierItem | None) -> str:
    """A whole dossier waits for each of its items, an item for its whole dossier."""
    away = whereabouts(dossier.pk)
    if item is not None:
        away = away.filter(Q(item=None) | Q(item=item))
    if (found := away.first()) is None:
        return ""
    words = {
        "thing": dossier.reference,
        "number": found.loan.reference,
        "person": found.loan.borrower_name,
    }
    if found.state == LoanItemState.LOST:
        return _("%(thing)s was lost on loan %(number)s.") % words
    return _("%(thing)s is out: %(person)s has it on loan %(number)s.") % words
