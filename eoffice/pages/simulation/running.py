"""Runs a simulation: founds the offices, draws their letters, casts and writes them in batches."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction

from correspondence.models import Letter, SearchText
from correspondence.search import index, keeping
from eoffice.pages.simulation import chart, days, lifting, writing
from eoffice.pages.simulation.chart import Office
from eoffice.pages.simulation.founding import Founder
from eoffice.pages.simulation.indexing import Indexer
from eoffice.pages.simulation.letters import Recorder
from eoffice.pages.simulation.moulds import Mould
from eoffice.pages.simulation.outgoing import SHARE, Writer
from eoffice.pages.simulation.plan import Cast, Ledger, casts_of
from eoffice.pages.simulation.rows import Tables

DRAWN = 10_000
BATCH = 1000
MANY = 20_000
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Simulated:
    """What was made."""

    letters: int
    rows: int
    accounts: tuple[str, ...]


def simulate(
    letters: int, *, seed: int, now: datetime, password: str, say: Say, drawn: int = DRAWN
) -> Simulated:
    """Write so many letters of several years that end now, and a quarter as many that go out.

    The same seed, the same letters. At most `drawn` of them are drawn; others are cast after these.
    """
    tables = Tables()
    dice = random.Random(seed)  # noqa: S311  believable, not secret
    founder = Founder(password, chart.since(now.date(), days.YEARS), dice)
    with transaction.atomic():
        offices = [founder.found(shape) for shape in chart.SHAPES]
    casts = list(_planned(tables, offices, letters, drawn, now, dice, say))
    ledger = Ledger(dice)
    with transaction.atomic():
        ledger.number(casts)
    firsts = [cast for cast in casts if not cast.days]
    more = sorted((cast for cast in casts if cast.days), key=lambda cast: cast.received)
    written = _write(tables, firsts, ledger, say)
    tables.finish()
    if more:
        _write_more(tables, written, more, ledger, say)
    else:
        keeping.rebuild(say)
    return Simulated(letters, tables.written, tuple(founder.accounts))


def _planned(
    tables: Tables,
    offices: Sequence[Office],
    letters: int,
    drawn: int,
    now: datetime,
    dice: random.Random,
    say: Say,
) -> Iterator[Cast]:
    """Every letter that is to be written, office by office."""
    share = min(1.0, drawn / letters)
    for office, count in zip(offices, _shares(letters), strict=True):
        for kind, wanted in ((Recorder, count), (Writer, round(count * SHARE))):
            moulds = list(_draw(kind(tables, office, now, dice), round(wanted * share), now))
            say(f"{office.unit}: {len(moulds)}")
            yield from casts_of(moulds, wanted, now)


def _shares(letters: int) -> list[int]:
    """How many letters each office gets; the large one gets what is left over."""
    rest = [round(letters * shape.share) for shape in chart.SHAPES[1:]]
    return [letters - sum(rest), *rest]


def _draw(recorder: Recorder | Writer, count: int, now: datetime) -> Iterator[Mould]:
    """The letters of one office; a few hundred of the newest are still on their way.

    What lies in the inboxes today is therefore much the same for a small and a large collection.
    """
    busy = max(1, round(recorder.on_their_way * recorder.office.share))
    late = days.recent(count, busy)
    every = max(1, late // busy)
    moments = days.arrivals(count, late, now, recorder.office.hours, recorder.dice)
    for number, received in enumerate(moments, start=1):
        yield recorder.draw(received, is_alive=number % every == 0)


def _write(
    tables: Tables, casts: Sequence[Cast], ledger: Ledger, say: Say
) -> list[tuple[Mould, int]]:
    """Write letters of which each is the first of its mould; their ids."""
    written = []
    with writing.straight() as send:
        for batch in _batches(casts):
            written += [(cast.mould, cast.mould.cast(0, ledger.given(cast))) for cast in batch]
            send(tables.write())
            say(f"{len(written)} / {len(casts)}")
    return written


def _write_more(
    tables: Tables, drawn: list[tuple[Mould, int]], casts: Sequence[Cast], ledger: Ledger, say: Say
) -> None:
    """Write and index what is cast again; very many without the indexes of the tables."""
    indexer, done = Indexer(), 0
    indexer.outline(drawn)
    is_large = len(casts) >= MANY
    names = [*tables.names, SearchText._meta.db_table]
    way = writing.beside() if is_large and index.walks() else writing.straight()
    with lifting.lifted(names, say) if is_large else nullcontext(), way as send:
        for batch in _batches(casts):
            for cast in batch:
                given = ledger.given(cast)
                indexer.add(cast, cast.mould.cast(cast.days, given), given)
            send([*tables.write(), indexer.write()])
            done += len(batch)
            say(f"{done} / {len(casts)}")
    indexer.finish()
    tables.finish()


def _batches(casts: Iterable[Cast]) -> Iterator[list[Cast]]:
    rest = iter(casts)
    while batch := list(islice(rest, BATCH)):
        yield batch


def is_done() -> bool:
    """Whether the database already holds letters."""
    return Letter.objects.exists()
