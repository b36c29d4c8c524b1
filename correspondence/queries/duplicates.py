"""Letters that were probably recorded before: same number and date, or the same bytes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Value

from correspondence.models import Letter, LetterFile
from correspondence.normalising import number_key
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import IncomingState, LetterKind
from eoffice.documents.models import StoredFile
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer
from eoffice.rows import Rows, given

MOST, MOST_FILES = 5, 50
NUMBER, BYTES = "number", "bytes"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A letter that may be the same one, and by what it was found."""

    letter: Letter
    same_number: bool
    same_bytes: bool


def duplicates_of(
    officer: Officer,
    *,
    organization_id: int,
    number: str = "",
    letter_date: date | None = None,
    file: StoredFile | None = None,
) -> list[Duplicate]:
    """What this officer may see of them, the newest first. Void letters do not count."""
    key = number_key(number)
    alike = _ALIKE.all(
        organization=organization_id,
        key=key or None,  # no number is the number of nothing
        day=letter_date if key else None,
        sha256=file.sha256 if file else "",
        file=file.pk if file else 0,
    )
    if not alike:
        return []
    by_number = {pk for pk, same in alike if same == NUMBER}
    by_bytes = {pk for pk, same in alike if same == BYTES}
    letters = letters_visible_to(officer).filter(pk__in=by_number | by_bytes)
    newest = (
        letters.filter(kind=LetterKind.INCOMING)
        .exclude(state=IncomingState.VOID)
        .order_by("-pk")[:MOST]
    )
    return [Duplicate(one, one.pk in by_number, one.pk in by_bytes) for one in newest]


def _letters_numbered() -> QuerySet[Letter, Any]:
    letters = Letter.objects.filter(organization=given("organization"))
    same = letters.filter(sender_number_key=given("key"), letter_date=given("day"))
    return same.order_by().annotate(same=Value(NUMBER)).values_list("pk", "same")


def _letters_with_bytes() -> QuerySet[LetterFile, Any]:
    """The files first, by the index of the hashes of each office; their letters afterwards: the
    limit keeps the database from beginning at the other end."""
    here = Q(pk=given("organization")) | Q(organization=given("organization"))
    offices = Unit.objects.offices().filter(here).order_by()
    files = StoredFile.objects.filter(office__in=offices.values("pk"), sha256=given("sha256"))
    others = files.exclude(pk=given("file")).order_by("-pk").values("pk")[:MOST_FILES]
    same = LetterFile.objects.filter(file__in=others, detached_at=None).order_by()
    return same.annotate(same=Value(BYTES)).values_list("letter", "same")


_ALIKE = Rows(lambda: _letters_numbered().union(_letters_with_bytes()))
