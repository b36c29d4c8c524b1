"""Files: how soon "received" is said, how soon a page can be seen, what a letter costs."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from statistics import median

from django.db import connection
from django.urls import reverse

from eoffice.documents.models import StoredFile
from tests.bench.bars import Line, ms, p95
from tests.bench.browser import Answer, Browser, expect
from tests.bench.costs import Costs, bare_store
from tests.bench.office import CLERK, OfficeAtWork, unlike
from tests.bench.rounds import bare_view

BURST, IDLE = 30, 2
POLL = 0.01
PATIENCE = 60


def uploads(office: OfficeAtWork, content: bytes, rounds: int) -> tuple[list[Line], str]:
    """One letter after the other, the worker idle before each; and where a page image lies."""
    bare, store, received, shown = [], [], [], []
    clerk, ask = office.as_person(CLERK), bare_view(office, CLERK)
    image = ""
    for number in range(rounds + IDLE):
        scan = unlike(content, number)
        view, stored = ask().seconds, bare_store(scan)
        start = time.perf_counter()
        answer = clerk.upload(reverse("intake:upload"), f"satu-{number}.pdf", scan)
        image = reverse("files:small", args=[_file_of(answer), 1])
        seen = _wait_for(lambda url=image: clerk.get(url).status == 200) - start
        settle()
        if number >= IDLE:
            bare.append(view)
            store.append(stored)
            received.append(answer.seconds)
            shown.append(seen)
    allowed = 2 * median(bare) + 3 * median(store)
    note = (
        f"{len(received)} uploads of {len(content) // 1024} KB, median {ms(median(received))}, "
        f"p95 {ms(p95(received))}; bare view {ms(median(bare))}, bare store {ms(median(store))}"
    )
    return [
        Line("upload answered “received”", round(median(received) / allowed, 2),
             "× (2 bare views + 3 bare stores)", 1, note=note),
        Line("upload sent → first page seen, median", round(median(shown) * 1000), "ms", 300),
        Line("upload sent → first page seen, p95", round(p95(shown) * 1000), "ms", 450),
    ], image  # fmt: skip


def burst(office: OfficeAtWork, content: bytes, count: int = BURST) -> list[Line]:
    """Many letters at once: how long until all can be seen, and what each costs."""
    clerk, costs = office.as_person(CLERK), Costs()
    start = time.perf_counter()
    for number in range(count):
        hand_in(clerk, f"banyak-{number}.pdf", unlike(content, 10_000 + number))
    sent = time.perf_counter() - start
    seconds = _wait_for(_nothing_waits, every=0.05) - start
    settle()
    each = costs.spent() / count
    note = f"{count} letters of 3 pages: sent in {sent:.1f} s, all seen after {seconds:.1f} s"
    return [
        Line("burst, two workers, without OCR", round(60 * count / seconds), "letters/min", 400,
             at_least=True, note=note),
        Line("CPU of a letter without OCR", round(each, 3), "s", 0.2, note=costs.told(count)),
    ]  # fmt: skip


def settle() -> None:
    """Wait until every file has come to its end and nothing is left to do."""
    _wait_for(lambda: _nothing_waits() and not _jobs_wait(), every=0.05)


def hand_in(clerk: Browser, name: str, content: bytes) -> int:
    """Put a scan into the tray; the number of its file."""
    return _file_of(clerk.upload(reverse("intake:upload"), name, content))


def _file_of(answer: Answer) -> int:
    return json.loads(expect(answer).plain)["files"][0]["pk"]


def _nothing_waits() -> bool:
    return not StoredFile.objects.filter(state="received").exists()


def _jobs_wait() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM jobs_job WHERE state = 'running'"
            " OR (state = 'queued' AND run_after <= now())"
        )
        return bool(cursor.fetchone()[0])


def _wait_for(happened: Callable[[], bool], *, every: float = POLL) -> float:
    """The instant at which it had happened; a benchmark does not wait for ever."""
    end = time.perf_counter() + PATIENCE
    while not happened():
        if time.perf_counter() > end:
            raise RuntimeError("Nothing came of it within a minute.")
        time.sleep(every)
    return time.perf_counter()
