"""One branch as its verbs open it, with how much of its letter is open, in one statement."""

from collections.abc import Sequence
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from correspondence.models import LetterAccess
from correspondence.queries.seeing import known_and_trusted, part_opened
from correspondence.states import Part
from disposition.models import Disposition
from eoffice.organization.officer import Officer
from eoffice.rows import Rows, each, given

WITH = ("letter", "sheet", "position__unit", "giver__unit")


def open_branch(officer: Officer, pk: int, *, at_least: Part) -> Disposition | None:
    """The branch, if at least this part of its letter is open to the officer."""
    known, trusted = known_and_trusted(officer)
    branch = _BRANCH.first(pk=pk, known=known, trusted=trusted)
    if branch is None:
        return None
    widest = branch.widest or 0, branch.widest_trusted or 0
    part = part_opened(officer, branch.letter, *widest)
    return branch if part is not None and part >= at_least else None


def _question(known: int, trusted: int) -> QuerySet:
    rows = Disposition.objects.select_related(*WITH).filter(pk=given("pk"))
    return rows.annotate(
        widest=_widest(each("known", known)), widest_trusted=_widest(each("trusted", trusted))
    )


def _widest(audiences: Sequence[Any]) -> Subquery:
    rows = LetterAccess.objects.filter(letter=OuterRef("letter"), audience__in=audiences)
    return Subquery(rows.order_by("-part").values("part")[:1])


_BRANCH: Rows[Any] = Rows(_question)
