"""The teller of the demo: wakes the stories in the order of the clock, and knows the people.

What happens in a story stands in `story`; when letters come stands in `year`.
"""

import heapq
import logging
import random
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

from django_fsm import TransitionNotAllowed

from disposition.models import Instruction
from eoffice import clock, jobs
from eoffice.calendar import WorkingTime
from eoffice.errors import WrongState
from eoffice.organization.calendars import hours_of
from eoffice.organization.officer import Officer
from eoffice.pages.demo import charts
from eoffice.pages.demo.people import Offices

Story = Iterator[int]  # yields working minutes until the next step
PROCESSED_AT_ONCE = 400
AT_THE_END = ("index_stale", "index_documents")  # once for each letter, not once for each step


log = logging.getLogger(__name__)


class Teller:
    """Tells all stories, in the order in which they would have happened."""

    def __init__(self, offices: Offices, dice: random.Random, folder: Path) -> None:
        self.offices, self.dice, self.folder = offices, dice, folder
        self.waiting: list[tuple[datetime, int, str, Story]] = []
        self.order = count()

    def begin(self, office: str, at: datetime, story: Story) -> None:
        """Let a story take its first step at this instant."""
        heapq.heappush(self.waiting, (at, next(self.order), office, story))

    def after(self, office: str, minutes: int) -> datetime:
        """The instant after so many working minutes of an office."""
        hours = hours_of(self.offices.units[office])
        return hours.due_at(clock.now(), WorkingTime(minutes=max(1, minutes)))

    def tell(self, until: datetime) -> None:
        """Wake the stories until "now"; the rest has not happened yet."""
        while self.waiting and self.waiting[0][0] <= until:
            at, _, office, story = heapq.heappop(self.waiting)
            with clock.moved_to(at):
                pause = self._step(story)
                jobs.run_pending(limit=PROCESSED_AT_ONCE, but=AT_THE_END)
                if pause is not None:
                    self.begin(office, self.after(office, pause), story)

    @staticmethod
    def _step(story: Story) -> int | None:
        """One step; a story whose ground has moved meanwhile (closed, sent on) ends there."""
        try:
            return next(story, None)
        except (WrongState, TransitionNotAllowed) as ended:
            log.info("%s ends early: %s", getattr(story, "__name__", "story"), ended)
            return None

    def spread(self, middle: int, *, slow: float = 0.12) -> int:
        """Minutes around a middle; now and then much longer, as in life."""
        factor = self.dice.uniform(4, 12) if self.dice.random() < slow else 1
        return int(middle * self.dice.uniform(0.4, 1.8) * factor)

    def seat(self, key: str) -> int:
        """The id of a seat."""
        return self.offices.seats[key].pk

    def officer_at(self, position_id: int) -> Officer:
        """Who sits at a desk now: an acting holder before the definitive one."""
        key = next(name for name, seat in self.offices.seats.items() if seat.pk == position_id)
        account = charts.SEATS[key].account
        if key == "kppn.vera" and self.offices.officer("plh.kppn").holds(position_id):
            account = "plh.kppn"
        above = charts.SEATS[key].above
        account = account or (charts.SEATS[above].account if above else "")
        return self.offices.officer(account, key)

    def instructions(self, office: str, *codes: str) -> tuple[int, ...]:
        """Ids of the organisation's instructions."""
        root = self.offices.root_of(office)
        lines = Instruction.objects.filter(organization=root, code__in=codes)
        return tuple(lines.values_list("pk", flat=True))
