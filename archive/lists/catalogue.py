"""Which lists there are, and the columns of each, in the order in which offices write them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.lists.lines import Line, day
from archive.queries.dossier_items import ItemRow
from archive.states import DossierState

Cell = Callable[[int, Line, ItemRow | None], str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its share of the width, and what stands in it."""

    heading: str | Promise
    width: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Kind:
    """One list: its name, whom it is about, and its columns."""

    title: str | Promise
    about: Q
    columns: tuple[Column, ...]
    shows_items: bool = False


def _nth(at: int, _line: Line, _item: ItemRow | None) -> str:
    return str(at)


def _of(name: str) -> Cell:
    """What the line says under this name."""
    return lambda _at, line, _item: str(getattr(line, name))


def _item(read: Callable[[ItemRow], str]) -> Cell:
    """What the entry says; nothing for a dossier without entries."""
    return lambda _at, _line, item: read(item) if item else ""


def _words(item: ItemRow) -> str:
    said = [item.words, item.number, item.who]
    return ", ".join(word for word in said if word and word != "—") or item.words


def _item_remark(item: ItemRow) -> str:
    said = [str(_("Link"))] if item.is_link else []
    said += [str(_("Paper"))] if item.has_paper else []
    return ", ".join([*said, *([item.note] if item.note else [])])


NUMBER = Column(_("No."), 8, _nth)
FILE = Column(_("Dossier number"), 13, _of("number"))
CODE = Column(_("Classification code"), 14, _of("code"))
TITLE = Column(_("Description of the dossier"), 44, _of("title"))
SPAN = Column(_("Period covered"), 12, _of("span"))
QUANTITY = Column(_("Quantity"), 12, _of("quantity"))
REMARK = Column(_("Remarks"), 20, _of("remark"))
UNIT = Column(_("Processing unit"), 22, lambda _at, line, _item: str(line.dossier.unit))
COPY = Column(
    _("Copy status"), 12, lambda _at, line, _item: str(line.dossier.get_copy_status_display())
)
ITEM = Column(_("Item number"), 9, _item(lambda item: str(item.order)))
ITEM_TITLE = Column(_("Description of the item"), 44, _item(_words))
ITEM_DATE = Column(_("Date"), 13, _item(lambda item: day(item.dated_on)))
ITEM_QUANTITY = Column(_("Quantity"), 12, _item(lambda item: item.quantity))
ITEM_COPY = Column(_("Copy status"), 12, _item(lambda item: str(item.copy_status)))
ITEM_REMARK = Column(_("Remarks"), 18, _item(_item_remark))
CREATOR = Column(
    _("Creator of the records"), 20,
    lambda _at, line, _item: line.dossier.creator_name or str(line.dossier.office),
)  # fmt: skip
OLD = Column(
    _("Record number"), 12, lambda _at, line, _item: line.dossier.old_number or line.number
)
FOLDER = Column(_("Folder"), 8, _of("folder"))
BOX = Column(_("Box"), 8, _of("box"))
PLACE = Column(_("Storage place"), 16, _of("place"))
KEEPS = Column(_("Retention and final action"), 24, _of("keeps"))
CATEGORY = Column(_("Category"), 12, _of("category"))

ACTIVE = Q(state__in=[DossierState.OPEN, DossierState.CLOSED])
INACTIVE = Q(state=DossierState.INACTIVE)
STANDING = ~Q(state__in=[DossierState.DESTROYED, DossierState.HANDED_OVER])
KINDS: dict[str, Kind] = {
    "dossiers": Kind(
        _("List of dossiers"), STANDING, (FILE, CODE, TITLE, SPAN, QUANTITY, REMARK)
    ),
    "contents": Kind(
        _("List of contents of dossiers"),
        STANDING,
        (FILE, ITEM, CODE, ITEM_TITLE, ITEM_DATE, ITEM_QUANTITY, ITEM_REMARK),
        shows_items=True,
    ),
    "active": Kind(
        _("List of active records"),
        ACTIVE,
        (FILE, CODE, TITLE, SPAN, QUANTITY, ITEM, ITEM_TITLE, ITEM_DATE, ITEM_COPY, ITEM_REMARK),
        shows_items=True,
    ),
    "inactive": Kind(
        _("List of inactive records"),
        INACTIVE,
        (CREATOR, UNIT, OLD, CODE, TITLE, SPAN, COPY, QUANTITY, REMARK, FOLDER, BOX, PLACE, KEEPS,
         CATEGORY),
    ),
    "protected": Kind(
        _("List of protected records"),
        STANDING & Q(is_protected=True),
        (NUMBER, CODE, FILE, UNIT, TITLE, SPAN, QUANTITY, REMARK),
    ),
    "vital": Kind(
        _("List of vital records"),
        STANDING & Q(is_vital=True),
        (NUMBER, CODE, FILE, UNIT, TITLE, SPAN, QUANTITY, PLACE, KEEPS, REMARK),
    ),
}  # fmt: skip
