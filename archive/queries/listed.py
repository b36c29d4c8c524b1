"""The dossiers of a list with what lies in them, read for many at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet

from archive.models import Dossier, DossierItem
from archive.queries.dossier_items import ItemRow, rows_of_many
from archive.queries.dossiers import dossiers_visible_to
from eoffice.organization.officer import Officer

CHUNK = 200
READ = ("unit", "office", "classification", "rule", "box__location")


def dossiers_listed(officer: Officer, about: Q, wanted: dict[str, Any]) -> QuerySet[Dossier]:
    """Those of a list, by unit, code, year and number."""
    found = dossiers_visible_to(officer).filter(about)
    if code := wanted.get("code"):
        found = found.filter(classification__code__startswith=code)
    same = {name: wanted[name] for name in ("unit", "year", "pk") if name in wanted}
    return found.filter(**same).order_by(
        "unit__name", "classification__code", "year", "number", "pk"
    )


def with_items(
    dossiers: Iterable[Dossier], officer: Officer
) -> Iterator[tuple[Dossier, list[ItemRow]]]:
    """Each dossier with its entries in their order, some hundred at a time."""
    rows = iter(dossiers)
    while chunk := list(islice(rows, CHUNK)):
        items = DossierItem.objects.inside().filter(dossier__in=[one.pk for one in chunk])
        items = items.select_related("letter", "file", "dossier").order_by("dossier", "order")
        inside: dict[int, list[ItemRow]] = defaultdict(list)
        found = list(items)
        for item, row in zip(found, rows_of_many(found, officer), strict=True):
            inside[item.dossier_id].append(row)
        yield from ((one, inside[one.pk]) for one in chunk)
