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


def begins(item: pytest.Item) -> int:
    """The place of a test in the order: long stories in processes of their own come first."""
    if item.get_closest_marker("django_db"):
        return 3
    if item.get_closest_marker("kill"):
        return 0
    return 1 if item.get_closest_marker("slow") or item.get_closest_marker("journey") else 2
