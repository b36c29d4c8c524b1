"""Which drafts an officer has opened as they stand now."""

from collections.abc import Iterable

from django.db.models import F, QuerySet

from correspondence.models import DraftReading, OutgoingLetter
from eoffice.organization.officer import Officer


def unread_of(officer: Officer, letters: Iterable[OutgoingLetter]) -> frozenset[int]:
    """Those of these letters whose newest version this officer has not opened, by their ids."""
    wanted = frozenset(letter.pk for letter in letters)
    return wanted - frozenset(
        _read_by(officer).filter(letter__in=wanted).values_list("letter_id", flat=True)
    )


def has_read(officer: Officer, letter: OutgoingLetter) -> bool:
    """Whether this officer has opened the newest version."""
    return _read_by(officer).filter(letter=letter).exists()


def _read_by(officer: Officer) -> QuerySet[DraftReading]:
    return DraftReading.objects.filter(user=officer.user_id, version=F("letter__version"))
