"""What lies in a dossier, each entry as far as the officer may see it."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from archive.models import Dossier, DossierItem
from archive.queries.dossiers import dossiers_kept_by, sees_title
from archive.states import ItemKind
from correspondence.access import audiences_of
from correspondence.models import Letter, LetterAccess
from correspondence.policies.seeing import MASK, LetterView
from correspondence.queries.seeing import known_and_trusted, part_opened
from correspondence.states import LetterKind, Part
from eoffice.organization.officer import Officer

PAGE = 50
CHUNK = 500


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One entry of a dossier."""

    pk: int
    order: int
    kind: str
    words: str
    number: str
    who: str
    dated_on: date | None
    quantity: str
    copy_status: str
    note: str
    is_link: bool = False
    has_paper: bool = False
    letter_id: int | None = None
    is_outgoing: bool = False
    file_id: int | None = None
    security: str = ""
    is_open: bool = False


def items_of(dossier: Dossier) -> QuerySet[DossierItem]:
    """Its entries in their order, without what was taken out."""
    rows = DossierItem.objects.inside().filter(dossier=dossier)
    return rows.select_related("letter", "file").order_by("order")


def documents_open_to(officer: Officer) -> QuerySet[DossierItem]:
    """The documents that are no letters, in the dossiers that the officer keeps."""
    rows = DossierItem.objects.inside().filter(kind=ItemKind.FILE)
    rows = rows.filter(dossier__in=dossiers_kept_by(officer))
    return rows.select_related("dossier__classification", "file")


def rows_of(items: list[DossierItem], officer: Officer, dossier: Dossier) -> list[ItemRow]:
    """The entries as this officer may read them; two statements for however many."""
    parts = parts_of(officer, [item.letter for item in items if item.letter])
    keeps = dossiers_kept_by(officer).filter(pk=dossier.pk).exists()
    names = sees_title(officer, dossier)
    return [_row(item, parts, keeps=keeps, names=names) for item in items]


def rows_of_many(items: list[DossierItem], officer: Officer) -> list[ItemRow]:
    """Entries of several dossiers for a list, which opens none of them."""
    parts = parts_of(officer, [item.letter for item in items if item.letter])
    names = {item.dossier_id: sees_title(officer, item.dossier) for item in items}
    return [_row(item, parts, keeps=False, names=names[item.dossier_id]) for item in items]


def parts_of(officer: Officer, letters: list[Letter]) -> dict[int, Part | None]:
    """How much of each letter this officer may see."""
    known, trusted = known_and_trusted(officer)
    widest: dict[int, list[int]] = {letter.pk: [0, 0] for letter in letters}
    ids = list(widest)
    rows = LetterAccess.objects.filter(audience__in=audiences_of(officer))
    columns = rows.values_list("letter_id", "audience", "part")
    chunks = (ids[at : at + CHUNK] for at in range(0, len(ids), CHUNK))
    for pk, audience, part in (row for some in chunks for row in columns.filter(letter__in=some)):
        for at, ties in enumerate((known, trusted)):
            if audience in ties:
                widest[pk][at] = max(widest[pk][at], part)
    return {letter.pk: part_opened(officer, letter, *widest[letter.pk]) for letter in letters}


def _row(item: DossierItem, parts: dict[int, Part | None], *, keeps: bool, names: bool) -> ItemRow:
    row = ItemRow(
        pk=item.pk,
        order=item.order,
        kind=item.kind,
        words=item.description if names else MASK,
        number="",
        who="",
        dated_on=item.dated_on,
        quantity=" ".join(filter(None, [str(item.quantity), item.quantity_unit])),
        copy_status=item.get_copy_status_display(),
        note=item.note,
        is_link=item.is_link,
        has_paper=item.has_paper,
    )
    if item.kind == ItemKind.FILE:
        return replace(row, file_id=item.file_id, is_open=keeps)
    if item.letter is None:
        return row
    return _letter_row(row, item.letter, parts.get(item.letter.pk))


def _letter_row(row: ItemRow, letter: Letter, part: Part | None) -> ItemRow:
    """A letter's line; of one that the officer may not see, that it is there."""
    outgoing = letter.kind == LetterKind.OUTGOING
    if part is None:
        return replace(row, words=_("Letter that is not open to your desk"), number=MASK, who=MASK)
    view = LetterView(letter, part)
    return replace(
        row,
        words=view.subject,
        number=letter.agenda_number if outgoing else view.sender_number,
        who=view.sender,
        letter_id=letter.pk,
        is_outgoing=outgoing,
        security=letter.security,
        is_open=part >= Part.LETTER,
    )
