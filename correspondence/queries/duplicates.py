"""Letters that were probably recorded before: same number and date, or the same bytes."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from correspondence.models import Letter, LetterFile
from correspondence.normalising import number_key
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import IncomingState
from eoffice.documents.models import StoredFile
from eoffice.organization.officer import Officer

MOST = 5


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
    file_ids: tuple[int, ...] = (),
) -> list[Duplicate]:
    """What this officer may see of them, the newest first. Void letters do not count."""
    letters = letters_visible_to(officer).filter(organization=organization_id)
    letters = letters.exclude(state=IncomingState.VOID)
    by_number = {letter.pk: letter for letter in _by_number(letters, number, letter_date)}
    by_bytes = {letter.pk: letter for letter in _by_bytes(letters, file_ids)}
    found = sorted((by_number | by_bytes).items(), reverse=True)[:MOST]
    return [Duplicate(letter, pk in by_number, pk in by_bytes) for pk, letter in found]


def _by_number(
    letters: QuerySet[Letter], number: str, letter_date: date | None
) -> QuerySet[Letter]:
    key = number_key(number)
    if not key or letter_date is None:
        return letters.none()
    same = letters.filter(sender_number_key=key, letter_date=letter_date)
    return same.order_by("-pk")[:MOST]


def _by_bytes(letters: QuerySet[Letter], file_ids: tuple[int, ...]) -> QuerySet[Letter]:
    if not file_ids:
        return letters.none()
    scanned = StoredFile.objects.filter(pk__in=file_ids)
    hashes = list(scanned.values_list("sha256", "organization_id"))
    same = LetterFile.objects.filter(
        file__sha256__in=[sha for sha, _ in hashes],
        file__organization__in=[organization for _, organization in hashes],
        detached_at=None,
    ).exclude(file__in=file_ids)
    return letters.filter(pk__in=same.values("letter")).order_by("-pk")[:MOST]
