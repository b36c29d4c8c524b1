"""The data of the printed disposition sheet: what `disposition_sheet.typ` says it needs."""

from typing import Any

from correspondence.models import IncomingLetter
from correspondence.states import Part
from disposition.queries.tree import BranchRow, chain_of
from eoffice.organization.officer import Officer


def sheet_data(letter: IncomingLetter, officer: Officer, part: Part) -> dict[str, Any]:
    """The sheet of a letter with its chain, as much of it as this officer may see."""
    return {"chain": [_line(row, 0) for row in chain_of(letter, officer, part)]}


def _line(row: BranchRow, depth: int) -> dict[str, Any]:
    return {"depth": depth, "to": row.title}
