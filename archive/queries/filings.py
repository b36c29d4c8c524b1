"""Where a letter lies: as original in one dossier, as a link in others."""

from dataclasses import dataclass

from archive.models import Dossier, DossierItem
from archive.queries.dossier_lists import title_for
from archive.queries.dossiers import dossiers_visible_to
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True)
class Filing:
    """One dossier in which a letter lies."""

    dossier: Dossier
    title: str
    order: int
    is_link: bool


def is_filed(letter_id: int) -> bool:
    """Whether the letter lies in some dossier as original."""
    return DossierItem.objects.inside().filter(letter=letter_id, is_link=False).exists()


def filings_of(letter_id: int, officer: Officer) -> list[Filing]:
    """The dossiers in which it lies, as far as this officer may see them; the original first."""
    items = DossierItem.objects.inside().filter(letter=letter_id)
    items = items.filter(dossier__in=dossiers_visible_to(officer))
    items = items.select_related("dossier__classification").order_by("is_link", "pk")
    return [_filing(item, officer) for item in items]


def _filing(item: DossierItem, officer: Officer) -> Filing:
    return Filing(item.dossier, title_for(officer, item.dossier), item.order, item.is_link)
