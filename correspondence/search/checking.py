"""Whether the index says what the letters say: how far it is behind, and what differs."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from django.db.models import Min

from correspondence.models import Letter, SearchStale, SearchText
from correspondence.search.entry import entry_of
from correspondence.search.texts import texts_of
from eoffice import clock

TOLERATED = timedelta(minutes=5)
AT_ONCE = 200


class Lag(NamedTuple):
    """How many letters wait to be indexed, and for how long the first one does."""

    letters: int
    minutes: int


def lag() -> Lag | None:
    """How far the index is behind; nothing where no letter waits longer than it may."""
    first = SearchStale.objects.aggregate(first=Min("since"))["first"]
    if first is None or clock.now() - first < TOLERATED:
        return None
    minutes = int((clock.now() - first).total_seconds() // 60)
    return Lag(SearchStale.objects.count(), minutes)


def letters_that_differ() -> Iterator[int]:
    """Letters that are not marked and of which the index says something else, or nothing."""
    ids = Letter.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2000)
    batch: list[int] = []
    for pk in ids:
        batch.append(pk)
        if len(batch) == AT_ONCE:
            yield from _differing(batch)
            batch = []
    yield from _differing(batch)


def _differing(letter_ids: list[int]) -> Iterator[int]:
    """The marks are read last: what is changed meanwhile is marked by then."""
    found = {text.letter_id: entry_of(text).fingerprint for text in texts_of(letter_ids)}
    known = dict(SearchText.objects.filter(pk__in=letter_ids).values_list("pk", "fingerprint"))
    marked = set(SearchStale.objects.filter(pk__in=letter_ids).values_list("pk", flat=True))
    for pk, fingerprint in found.items():
        if pk not in marked and known.get(pk) != fingerprint:
            yield pk
