"""How tests are spread over processes: a file stays together, and so do the files of one story.

What a file's tests share is then made once, and the longest work, which stands first, begins
first: at the end no process waits for another one that has only just begun with it.
The tours of all pages, half of the journeys' time, are dealt out singly: each signs in for itself.
"""

from __future__ import annotations

import re

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

STORY = re.compile(r"tests/journeys/test_(\w+_story|main_job)")
TOURS = "tests/journeys/test_every_page.py"
LAST = 3


def together(nodeid: str) -> str:
    """What must run in one process: a file, the story that it belongs to, or one of the tours."""
    file = nodeid.split("::", 1)[0]
    story = STORY.match(file)
    if story:
        return story[0]
    return nodeid if file == TOURS else file


class Spread(LoadFileScheduling):
    """Hands out files and stories in the order in which they were collected."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return together(nodeid)


def put_in_order(items: list[pytest.Item]) -> None:
    """Long stories in processes of their own come first; within a file nothing is moved."""
    places: dict[str, int] = {}
    for item in items:
        file = together(item.nodeid)
        places[file] = min(begins(item), places.get(file, LAST))
    items.sort(key=lambda item: places[together(item.nodeid)])


def begins(item: pytest.Item) -> int:
    """When a test may begin: the smaller, the sooner."""
    if item.get_closest_marker("django_db"):
        return LAST
    if item.get_closest_marker("kill"):
        return 0
    return 1 if item.get_closest_marker("slow") or item.get_closest_marker("journey") else 2
