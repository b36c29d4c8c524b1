"""Letters that were probably recorded before: same number and date, or the same bytes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from correspondence.models import Letter, LetterFile
from correspondence.normalising import number_key
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import IncomingState, LetterKind
from eoffice.documents.models import StoredFile
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer
from eoffice.rows import Rows, each, given

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
    if not _any_alike(organization_id, number_key(number), letter_date, list(file_ids)):
        return []
    letters = letters_visible_to(officer).filter(organization=organization_id)
    letters = letters.filter(kind=LetterKind.INCOMING).exclude(state=IncomingState.VOID)
    by_number = {letter.pk: letter for letter in _by_number(letters, number, letter_date)}
    by_bytes = {letter.pk: letter for letter in _by_bytes(letters, file_ids)}
    found = sorted((by_number | by_bytes).items(), reverse=True)[:MOST]
    return [Duplicate(letter, pk in by_number, pk in by_bytes) for pk, letter in found]


def _any_alike(organization_id: int, key: str, day: date | None, files: list[int]) -> bool:
    """Whether there is such a letter at all, seen or not: mostly there is none."""
    if not key or day is None:
        return bool(_SAME_BYTES.all(organization=organization_id, files=files))
    if not files:
        return bool(_SAME_NUMBER.all(organization=organization_id, key=key, day=day))
    return bool(_ALIKE.all(organization=organization_id, key=key, day=day, files=files))


def _letters_numbered() -> QuerySet[Letter, Any]:
    letters = Letter.objects.filter(organization=given("organization"))
    same = letters.filter(sender_number_key=given("key"), letter_date=given("day"))
    return same.order_by().values_list("pk")


def _letters_with(files: int) -> QuerySet[LetterFile, Any]:
    """Letters with the bytes of these files, by the index of the files of an office."""
    here = Q(pk=given("organization")) | Q(organization=given("organization"))
    scanned = StoredFile.objects.filter(pk__in=each("files", files))
    same = LetterFile.objects.filter(
        file__office__in=Unit.objects.filter(here).order_by().values("pk"),
        file__sha256__in=scanned.order_by().values("sha256"),
        detached_at=None,
    )
    return same.exclude(file__pk__in=each("files", files)).order_by().values_list("letter")


_SAME_NUMBER = Rows(_letters_numbered)
_SAME_BYTES = Rows(_letters_with)
_ALIKE = Rows(lambda files: _letters_numbered().union(_letters_with(files)))


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
