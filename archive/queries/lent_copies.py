"""What a borrower can open of the digital copies that he has: letters, and other documents."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from archive.loan_states import LentAs, LoanItemState
from archive.models import DossierItem, Loan, LoanItem
from archive.queries.dossier_items import parts_of
from archive.queries.dossiers import sees_title
from correspondence.policies.seeing import LetterView
from correspondence.states import LetterKind, Part
from eoffice.organization.officer import Officer

MOST = 200


@dataclass(frozen=True, slots=True)
class Opened:
    """One thing that is open: a letter, or a document with its own page."""

    words: str
    letter_id: int | None
    is_outgoing: bool
    item_id: int


def copies_of(officer: Officer) -> QuerySet[LoanItem]:
    """The digital copies that the officer has now."""
    rows = LoanItem.objects.filter(lent_as=LentAs.COPY, state=LoanItemState.OUT)
    return rows.filter(loan__borrower__in=officer.desk_ids)


def documents_lent_to(officer: Officer) -> QuerySet[DossierItem]:
    """Documents that are no letters, in what the officer has as a digital copy."""
    lent = copies_of(officer)
    whole = lent.filter(item=None).values("dossier")
    items = DossierItem.objects.inside().exclude(file=None)
    return items.filter(Q(pk__in=lent.values("item")) | Q(dossier__in=whole))


def opened_by(loan: Loan, officer: Officer) -> dict[int, list[Opened]]:
    """What each digital copy of a loan opens to its borrower, by the thing that is lent."""
    if loan.borrower_id not in officer.desk_ids:
        return {}
    lent = list(copies_of(officer).filter(loan=loan))
    whole = {one.dossier_id: one.pk for one in lent if one.item_id is None}
    single = {one.item_id: one.pk for one in lent if one.item_id}
    rows = DossierItem.objects.inside().exclude(letter=None, file=None)
    rows = rows.filter(Q(pk__in=single) | Q(dossier__in=whole))
    items = list(rows.select_related("letter", "dossier").order_by("dossier", "order")[:MOST])
    parts = parts_of(officer, [item.letter for item in items if item.letter])
    found: dict[int, list[Opened]] = defaultdict(list)
    for item in items:
        if item.letter is None or parts.get(item.letter.pk):
            thing = single.get(item.pk) or whole[item.dossier_id]
            found[thing].append(_opened(item, officer, parts))
    return found


def _opened(item: DossierItem, officer: Officer, parts: dict[int, Part | None]) -> Opened:
    if item.letter is None:
        words = item.description if sees_title(officer, item.dossier) else _("Document")
        return Opened(words, None, is_outgoing=False, item_id=item.pk)
    view = LetterView(item.letter, parts.get(item.letter.pk) or Part.LINE)
    is_outgoing = item.letter.kind == LetterKind.OUTGOING
    return Opened(view.subject, item.letter.pk, is_outgoing=is_outgoing, item_id=item.pk)
