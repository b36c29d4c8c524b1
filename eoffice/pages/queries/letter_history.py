"""The history of a letter as its page tells it: the newest lines, the older ones on demand."""

from dataclasses import dataclass
from datetime import timedelta

from correspondence.desk_events import DeskEvent
from correspondence.models import IncomingLetter
from correspondence.queries.corrections import PutRight, put_right_on
from correspondence.states import Part
from disposition.states import Basis
from eoffice.audit.queries import TimelineLine, timeline_of
from eoffice.organization.officer import Officer
from eoffice.pages.queries.page_clock import PageClock

SHOWN = 20
PUT_RIGHT = {DeskEvent.CORRECTED, DeskEvent.READDRESSED}
AT_ONCE = timedelta(seconds=30)
"""Within one transaction: longer than any takes, shorter than two corrections are apart."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """When, who, from which desk and in whose place, what, and on which basis."""

    at: str
    when: str
    who: str
    desk: str
    sentence: str
    basis: str
    put_right: PutRight | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The newest lines first, how many there are in all, and how many of them are not shown."""

    lines: list[HistoryLine]
    count: int
    is_whole: bool = False

    @property
    def older(self) -> int:
        """How many lines are not shown."""
        return self.count - len(self.lines)

    @property
    def first_older(self) -> int:
        """The place of the first line that was not shown before everything was asked for."""
        return SHOWN + 1 if self.is_whole else 0


def history_of(
    letter: IncomingLetter,
    officer: Officer,
    part: Part,
    clock: PageClock,
    *,
    is_whole: bool = False,
) -> History:
    """The history; of a secret letter only one's own acts, unless all is open."""
    own_only = letter.is_secret and part < Part.ALL
    lines = timeline_of("letter", letter.pk, newest=None if is_whole or own_only else SHOWN)
    count = lines[-1].number if lines else 0
    if own_only:
        lines = [line for line in lines if officer.holds(line.position_id)]
        count = len(lines)
    shown = lines if is_whole else lines[-SHOWN:]
    told = {} if own_only else _put_right(letter, shown)
    rows = [_line(line, clock, told.get(line.number)) for line in reversed(shown)]
    return History(rows, count, is_whole)


def _put_right(letter: IncomingLetter, lines: list[TimelineLine]) -> dict[int, PutRight]:
    """By the number of its line what each correction changed: it was kept just before the line."""
    corrected = [line for line in lines if line.event in PUT_RIGHT]
    rest = put_right_on(letter) if corrected else []
    found: dict[int, PutRight] = {}
    for line in reversed(corrected):
        while rest and rest[-1].at > line.at:
            rest.pop()
        if rest and line.at - rest[-1].at < AT_ONCE:
            found[line.number] = rest.pop()
    return found


def _line(line: TimelineLine, clock: PageClock, put_right: PutRight | None) -> HistoryLine:
    return HistoryLine(
        at=line.at.isoformat(),
        when=clock.short(line.at),
        who=line.actor_name,
        desk=line.desk,
        sentence=line.sentence,
        basis=str(Basis(line.basis).label) if line.basis in Basis.values else line.basis,
        put_right=put_right,
    )
