"""Asking several things in turn, so that the noise of the machine meets all of them alike."""

from __future__ import annotations

from collections.abc import Callable

from tests.bench.bare import PATH
from tests.bench.browser import Answer, expect
from tests.bench.office import OfficeAtWork

Ask = Callable[[], Answer]
Times = dict[str, list[float]]
BARE = "bare"
WARM = 5


def bare_view(office: OfficeAtWork, account: str) -> Ask:
    """The yardstick, asked by this person."""
    browser, url = office.as_person(account), f"{PATH}?office={office.unit.pk}"
    return lambda: expect(browser.get(url))


def page(office: OfficeAtWork, account: str, url: str) -> Ask:
    """One page, asked by this person."""
    browser = office.as_person(account)
    return lambda: expect(browser.get(url))


def in_turn(asks: dict[str, Ask], rounds: int) -> Times:
    """The seconds of each, after a few rounds that only warm up."""
    times: Times = {name: [] for name in asks}
    for number in range(rounds + WARM):
        for name, ask in asks.items():
            seconds = ask().seconds
            if number >= WARM:
                times[name].append(seconds)
    return times
