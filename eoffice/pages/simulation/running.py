"""Runs a simulation: founds the offices and writes their letters, batch by batch."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from correspondence.models import Letter
from correspondence.search import keeping
from eoffice.pages.simulation import chart, days
from eoffice.pages.simulation.founding import Founder
from eoffice.pages.simulation.letters import Recorder
from eoffice.pages.simulation.outgoing import SHARE, Writer
from eoffice.pages.simulation.rows import Tables

BATCH = 2000
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Simulated:
    """What was made."""

    letters: int
    rows: int
    accounts: tuple[str, ...]


def simulate(letters: int, *, seed: int, now: datetime, password: str, say: Say) -> Simulated:
    """Write so many letters of several years that end now, and a quarter as many that go out.

    The same seed, the same letters.
    """
    tables = Tables()
    dice = random.Random(seed)  # noqa: S311  believable, not secret
    founder = Founder(password, chart.since(now.date(), days.YEARS), dice)
    with transaction.atomic():
        offices = [founder.found(shape) for shape in chart.SHAPES]
    for office, count in zip(offices, _shares(letters), strict=True):
        going_out = round(count * SHARE)
        _write(tables, Recorder(tables, office, now, dice), count, now, say)
        _write(tables, Writer(tables, office, now, dice), going_out, now, say)
    tables.finish()
    keeping.rebuild(say)
    return Simulated(letters, tables.written, tuple(founder.accounts))


def _shares(letters: int) -> list[int]:
    """How many letters each office gets; the large one gets what is left over."""
    rest = [round(letters * shape.share) for shape in chart.SHAPES[1:]]
    return [letters - sum(rest), *rest]


def _write(
    tables: Tables, recorder: Recorder | Writer, count: int, now: datetime, say: Say
) -> None:
    """The letters of one office; a few hundred of the newest are still on their way.

    What lies in the inboxes today is therefore much the same for a small and a large collection.
    """
    busy = max(1, round(recorder.on_their_way * recorder.office.share))
    late = days.recent(count, busy)
    every = max(1, late // busy)
    moments = days.arrivals(count, late, now, recorder.office.hours, recorder.dice)
    done = 0
    while batch := [moment for _, moment in zip(range(BATCH), moments, strict=False)]:
        with transaction.atomic():
            for received in batch:
                done += 1
                recorder.record(received, is_alive=done % every == 0)
            tables.write()
        say(f"{recorder.office.unit}: {done} / {count}")
    with transaction.atomic():
        recorder.close()


def is_done() -> bool:
    """Whether the database already holds letters."""
    return Letter.objects.exists()
