"""Many officers at work for some minutes: each thinks, then does the next thing of a day.

Most of it is reading: the inbox, a letter in it, lists, what asks by itself. Clerks hand in scans,
recorders record them, whoever is asked initials a draft. One error is one too many.
"""

from __future__ import annotations

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count, cycle, islice

from django.db import connections
from django.urls import reverse

from correspondence.models import Scan
from eoffice.organization.models import User
from tests.bench.acts import approvals, recording
from tests.bench.bars import Line, ms, p95
from tests.bench.browser import Answer, Browser
from tests.bench.office import CLERK, OfficeAtWork, unlike

PEOPLE, THINK, SLOWEST = 200, (10, 20), 1.0
POLL = {"HX-Request": "true", "X-Poll": "1"}
READING = {"pages:inbox": 30, "pages:letters": 12, "pages:home": 10, "pages:followed": 5,
           "outgoing:list": 5, "outgoing:approvals": 8, "notices:badge": 30}  # fmt: skip
LETTER = re.compile(r'href="(/letters/\d+/)')
AT_THE_DESK = 12  # of so many people; these hand in, record and initial


@dataclass
class Day:
    """What everybody has done so far."""

    until: float
    seconds: list[float] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, what: str, ask: Callable[[], Answer]) -> Answer | None:
        """Do one thing and note how it went."""
        try:
            answer = ask()
        except (OSError, HTTPException) as error:
            with self.lock:
                self.wrong[f"{what}: {type(error).__name__}"] += 1
            return None
        with self.lock:
            self.seconds.append(answer.seconds)
            if answer.status not in (200, 204, 302, 304):
                self.wrong[f"{what}: {answer.status}"] += 1
        return answer


def day(office: OfficeAtWork, content: bytes, minutes: float) -> list[Line]:
    """So many people for so long; who does the desk's work reads as well."""
    found = Day(time.monotonic() + 60 * minutes)
    accounts = User.objects.filter(username__contains=".sim", is_active=True).order_by("pk")
    names = list(islice(cycle(accounts.values_list("username", flat=True)), PEOPLE))
    own = _own_work(office, content)
    people = [
        threading.Thread(target=_work, args=(found, office.another(name), number, own.get(number)))
        for number, name in enumerate(names)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    wrong = ", ".join(f"{what} ×{times}" for what, times in found.wrong.items())
    note = f"{len(found.seconds)} requests in {minutes:g} minutes, {PEOPLE} people, think {THINK} s"
    return [
        Line("officers at work: errors", sum(found.wrong.values()), "errors", 0.1, note=wrong),
        Line("officers at work: p95", round(p95(found.seconds), 3), "s", SLOWEST,
             note=f"{note}; median {ms(sorted(found.seconds)[len(found.seconds) // 2])}"),
    ]  # fmt: skip


def _work(day: Day, browser: Browser, number: int, own: Callable[[], Answer | None] | None) -> None:
    dice = random.Random(number)
    time.sleep(dice.uniform(0, THINK[1]))
    while time.monotonic() < day.until:
        if own and dice.random() < 0.3:
            day.ask("desk", lambda: own() or browser.get(reverse("pages:home")))
        else:
            _read(day, browser, dice)
        time.sleep(dice.uniform(*THINK))
    connections.close_all()


def _read(day: Day, browser: Browser, dice: random.Random) -> None:
    (page,) = dice.choices(list(READING), list(READING.values()))
    extra = POLL if page == "notices:badge" else {}
    answer = day.ask(page, lambda: browser.get(reverse(page), **extra))
    if page == "pages:inbox" and answer and answer.status == 200:
        letters = LETTER.findall(answer.plain.decode())
        if letters:
            time.sleep(dice.uniform(*THINK))
            day.ask("letter", lambda: browser.get(dice.choice(letters)))


def _own_work(office: OfficeAtWork, content: bytes) -> dict[int, Callable[[], Answer | None]]:
    """The work of some: hand in, record, initial. One thing at a time, as one browser does."""
    clerk, numbers, turn = office.another(CLERK), count(40_000), threading.Lock()
    record, waiting = recording(office), iter(approvals(office))

    def hand_in() -> Answer:
        name = next(numbers)
        return clerk.upload(reverse("intake:upload"), f"{name}.pdf", unlike(content, name))

    def enter() -> Answer | None:
        scans = Scan.objects.filter(office=office.unit, state="waiting", file__state="ready")
        first = scans.order_by("pk").values_list("pk", flat=True).first()
        return record(first) if first else None

    def initial() -> Answer | None:
        approve = next(waiting, None)
        return approve() if approve else None

    def alone(do: Callable[[], Answer | None]) -> Callable[[], Answer | None]:
        def done() -> Answer | None:
            with turn:
                return do()

        return done

    kinds = [alone(hand_in), alone(enter), alone(initial)]
    return {number: kinds[number % len(kinds)] for number in range(AT_THE_DESK)}
