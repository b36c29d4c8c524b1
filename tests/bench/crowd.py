"""Eight clients at once: how many pages a second, against the bare view in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from statistics import median

from django.db import connections
from django.urls import reverse

from tests.bench.bare import PATH
from tests.bench.bars import Line
from tests.bench.browser import Browser, expect
from tests.bench.office import HEAD, OfficeAtWork

CLIENTS, TURNS = 8, 3


def crowd(office: OfficeAtWork, seconds: float) -> Line:
    """Inbox and bare view in turn, each for a while."""
    browsers = [office.another(HEAD) for _ in range(CLIENTS)]
    bare, inbox = f"{PATH}?office={office.unit.pk}", reverse("pages:inbox")
    rates: dict[str, list[float]] = {bare: [], inbox: []}
    for _ in range(TURNS):
        for url, found in rates.items():
            found.append(_rate(browsers, url, seconds))
    ours, theirs = median(rates[inbox]), median(rates[bare])
    note = f"{CLIENTS} clients: inbox {ours:.0f}/s, bare view {theirs:.0f}/s"
    return Line(
        "requests a second, inbox", round(ours / theirs, 2), "of bare", 0.5, at_least=True,
        note=note,
    )  # fmt: skip


def _rate(browsers: list[Browser], url: str, seconds: float) -> float:
    end = time.perf_counter() + seconds
    with ThreadPoolExecutor(CLIENTS) as pool:
        counts = pool.map(_asking(url, end), browsers)
    return sum(counts) / seconds


def _asking(url: str, end: float) -> Callable[[Browser], int]:
    def ask(browser: Browser) -> int:
        count = 0
        while time.perf_counter() < end:
            expect(browser.get(url))
            count += 1
        connections.close_all()
        return count

    return ask
