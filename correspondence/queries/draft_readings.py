"""Which drafts an officer has opened as they stand now."""

from collections.abc import Iterable
from datetime import datetime

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


def read_at(user_id: int | None, letter: OutgoingLetter) -> datetime | None:
    """When this person opened the newest version last; nothing while it is unread."""
    readings = DraftReading.objects.filter(user=user_id, letter=letter, version=letter.version)
    return readings.values_list("read_at", flat=True).first()


def _read_by(officer: Officer) -> QuerySet[DraftReading]:
    return DraftReading.objects.filter(user=officer.user_id, version=F("letter__version"))
