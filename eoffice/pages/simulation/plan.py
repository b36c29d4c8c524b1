"""Which letters a simulation writes: every mould once, then as often as is wanted at other times.

Casts of one mould lie weeks apart, evenly over the years. What has not come to its end is cast
once: today's inboxes are as full in a large collection as in a small one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random

from correspondence.models import NumberSeries
from correspondence.normalising import number_key
from correspondence.numbering_pattern import render
from eoffice.pages.simulation import days, words
from eoffice.pages.simulation.moulds import Mould
from eoffice.pages.simulation.places import DAYS, Given, day_at, place_of

WEEK = 7
WEEKS = days.YEARS * 365 // WEEK
HALF_A_YEAR = 26 * WEEK
Book = tuple[int, int]


@dataclass(slots=True)
class Cast:
    """One letter to be written: of which mould, how many days later, under which number."""

    mould: Mould
    days: int
    number: int = 0

    @property
    def received(self) -> datetime:
        """When it came."""
        return self.mould.received + timedelta(days=self.days)


def casts_of(moulds: Sequence[Mould], wanted: int, now: datetime) -> list[Cast]:
    """So many letters of these moulds: each once, then those that rest, round after round."""
    resting = [mould for mould in moulds if mould.rest]
    found = [Cast(mould, 0) for mould in moulds]
    if not resting:
        return found
    first = days.first_day(now).toordinal()
    rounds = -(-(wanted - len(found)) // len(resting))
    for number in range(1, rounds + 1):
        left = min(wanted - len(found), len(resting))
        back = WEEK * round(number * WEEKS / (rounds + 1))
        for index in range(left):
            mould = resting[index * len(resting) // left]
            found.append(Cast(mould, _moved(mould, back, first, now)))
    return found


def _moved(mould: Mould, back: int, first: int, now: datetime) -> int:
    """So many days earlier; who would fall out of the years comes in again at their other end."""
    moved = -back
    if mould.received.date().toordinal() + moved < first:
        moved += WEEKS * WEEK
    while mould.rest and mould.rest + timedelta(days=moved) > now:
        moved -= HALF_A_YEAR
    return moved


@dataclass(slots=True)
class Ledger:
    """Gives every letter its number, in the order of time, and its other own values."""

    dice: Random
    last: Counter[Book] = field(default_factory=Counter)
    series: dict[Book, int] = field(default_factory=dict)

    def number(self, casts: Iterable[Cast]) -> None:
        """Number all letters of all books; a book of a year is opened by its first letter."""
        numbered = [(cast, cast.mould.numbered) for cast in casts]
        lines = [
            (line.at + timedelta(days=cast.days), index, line, cast)
            for index, (cast, line) in enumerate(numbered)
            if line
        ]
        for at, _index, line, cast in sorted(lines, key=lambda row: row[:2]):
            key = (line.book.pk, _year(line.day + cast.days))
            self.last[key] += 1
            cast.number = self.last[key]
            if cast.number == 1:
                opened = NumberSeries.objects.create(register=line.book, year=key[1], opened_at=at)
                self.series[key] = opened.pk
        for (book, year), last in self.last.items():
            NumberSeries.objects.filter(register=book, year=year).update(last=last)

    def given(self, cast: Cast) -> dict[Given, str]:
        """What one letter has of its own."""
        label, verify = f"{self.dice.getrandbits(64):016x}", f"{self.dice.getrandbits(128):032x}"
        sender_number = self._sender_number(cast)
        found = {
            Given.LABEL: label,
            Given.VERIFY: verify,
            Given.SENDER_NUMBER: sender_number,
            Given.SENDER_KEY: number_key(sender_number),
            Given.BYTES: sha256(verify.encode()).hexdigest(),
            Given.KEY: f"simulated/{verify}",
        }
        return found | self._line(cast)

    def _line(self, cast: Cast) -> dict[Given, str]:
        line = cast.mould.numbered
        if line is None:
            return {}
        day = line.day + cast.days
        year = _year(day)
        return {
            Given.NUMBER: str(cast.number),
            Given.RENDERED: render(line.book.pattern, cast.number, day_at(day)),
            Given.YEAR: str(year),
            Given.SERIES: str(self.series[line.book.pk, year]),
        }

    def _sender_number(self, cast: Cast) -> str:
        """Their own number; in another month it is another one."""
        said = cast.mould.sender_number
        if not said or not cast.days:
            return said
        day = place_of(cast.mould.letter["letter_date"]) + cast.days
        return words.renumbered(said, day_at(day), self.dice)


def _year(day: int) -> int:
    return int(DAYS[day][:4])
