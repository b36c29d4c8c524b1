"""The files that the lending desk hands to a borrower from outside, who cannot sign in here.

As far as the archivist reads them himself: of a secret letter, nothing.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from archive.loan_states import LentAs, LoanItemState
from archive.models import DossierItem, Loan
from archive.queries.dossier_items import parts_of
from correspondence.states import Part
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileState
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role

MOST = 200


@dataclass(frozen=True, slots=True)
class HandedCopy:
    """One file, and what it is."""

    file: StoredFile
    words: str


def copies_to_hand(loan: Loan, officer: Officer) -> dict[int, list[HandedCopy]]:
    """By the thing that is lent; nothing where the borrower opens his copies himself."""
    if loan.borrower_id or not officer.has_role(Role.ARCHIVIST, loan.office_id):
        return {}
    lent = list(loan.items.filter(lent_as=LentAs.COPY, state=LoanItemState.OUT))
    whole = {one.dossier_id: one.pk for one in lent if one.item_id is None}
    single = {one.item_id: one.pk for one in lent if one.item_id}
    rows = DossierItem.objects.inside().filter(Q(pk__in=single) | Q(dossier__in=whole))
    rows = rows.select_related("letter", "file").prefetch_related("letter__letter_files__file")
    items = list(rows.order_by("dossier", "order")[:MOST])
    parts = parts_of(officer, [item.letter for item in items if item.letter])
    found: dict[int, list[HandedCopy]] = defaultdict(list)
    for item in items:
        thing = single.get(item.pk) or whole[item.dossier_id]
        found[thing] += _copies(item, parts.get(item.letter_id or 0))
    return found


def _copies(item: DossierItem, part: Part | None) -> Iterator[HandedCopy]:
    for file in _files(item, part):
        if file.state == FileState.READY and file.viewing_key:
            said = item.letter.subject if item.letter else item.description
            yield HandedCopy(file, said or file.name)


def _files(item: DossierItem, part: Part | None) -> list[StoredFile]:
    if item.letter is None:
        return [item.file] if item.file else []
    if part is None or part < Part.LETTER:
        return []
    rows = [row for row in item.letter.letter_files.all() if row.detached_at is None]
    return [row.file for row in sorted(rows, key=lambda row: (row.order, row.pk))]
