"""A list as rows of text, as a table (XLSX) and on paper (PDF)."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive.lists.catalogue import KINDS, Kind
from archive.lists.lines import Line
from archive.lists.parts import Part
from archive.models import Dossier
from archive.queries.listed import READ, dossiers_listed, with_items
from correspondence import book_export
from eoffice import clock, pdf
from eoffice.errors import Refused
from eoffice.organization.officer import Officer

MOST_PRINTED, MOST_IN_A_TABLE = 1_500, 20_000
LINES = 4  # lines of entries for each dossier that fits into a file
WIDE = 8
Row = list[str]


def rows_of(
    kind: Kind, dossiers: QuerySet[Dossier], officer: Officer, *, most: int, first: int = 1
) -> Iterator[Row]:
    """The rows of the list; of a dossier without entries one row, where entries are shown."""
    found = dossiers.select_related(*READ)[first - 1 : first - 1 + most]
    pairs = with_items(found, officer) if kind.shows_items else ((one, []) for one in found)
    for at, (dossier, items) in enumerate(pairs, start=first):
        line = Line.of(dossier, officer, items)
        for item in items or [None]:
            yield [column.cell(at, line, item) for column in kind.columns]


def lines_of(name: str, officer: Officer, wanted: dict[str, Any]) -> list[int]:
    """How many lines each dossier of a list takes, in their order."""
    dossiers = dossiers_listed(officer, KINDS[name].about, wanted)
    if not KINDS[name].shows_items:
        return [1] * dossiers.order_by().count()
    inside = Count("items", filter=Q(items__removed_at=None))
    return [max(n, 1) for n in dossiers.annotate(n=inside).values_list("n", flat=True)]


def as_xlsx(name: str, officer: Officer, wanted: dict[str, Any], part: Part) -> tuple[bytes, int]:
    """One sheet, and how many rows it has."""
    kind = KINDS[name]
    rows = _rows(kind, officer, wanted, part, MOST_IN_A_TABLE)
    heads = (str(kind.title), _subtitle(officer, wanted, part))
    columns = [str(column.heading) for column in kind.columns]
    widths = [column.width for column in kind.columns]
    return book_export.table(str(kind.title)[:31], heads, columns, widths, rows), len(rows)


def as_pdf(name: str, officer: Officer, wanted: dict[str, Any], part: Part) -> tuple[bytes, int]:
    """Typeset in a limited child, and how many rows it has."""
    kind = KINDS[name]
    rows = _rows(kind, officer, wanted, part, MOST_PRINTED)
    today = date_format(clock.today(officer.desk.time_zone), "j F Y")
    data = {
        "title": str(kind.title),
        "office": officer.desk.office_name,
        "about": _subtitle(officer, wanted, part),
        "columns": [{"name": str(one.heading), "width": one.width} for one in kind.columns],
        "rows": rows,
        "small": len(kind.columns) > WIDE,
        "empty": _("Nothing is on this list."),
        "printed": _("Printed on %(day)s by %(name)s") % {"day": today, "name": officer.name},
    }
    return pdf.printed("archive_list", data), len(rows)


def _rows(kind: Kind, officer: Officer, wanted: dict[str, Any], part: Part, most: int) -> list[Row]:
    """Every row of a part, or a refusal where one dossier fills more than a file."""
    dossiers, size = dossiers_listed(officer, kind.about, wanted), part.last - part.first + 1
    rows = list(rows_of(kind, dossiers, officer, most=size, first=part.first))
    if len(rows) > most * LINES:
        raise Refused(_("One dossier alone has too many entries for this file; take the table."))
    return rows


def _subtitle(officer: Officer, wanted: dict[str, Any], part: Part) -> str:
    """Which unit, code and year it is about, else the office; and which part of it."""
    said = [str(wanted["unit"]) if "unit" in wanted else officer.desk.office_name]
    said += [str(wanted[name]) for name in ("code", "year") if name in wanted]
    said += [part.label] if part.url else []
    return ", ".join(said)
