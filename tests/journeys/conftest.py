"""One installation for all journeys, and people with browsers who work in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.archived import ArchiveStory
from tests.journeys.installation import ROOT, Installation, founded_in
from tests.journeys.outgoing import OutgoingStory
from tests.journeys.person import Person
from tests.journeys.story import Story

PICTURES = Path(os.environ.get("JOURNEY_PICTURES", ROOT / "test-results" / "journeys"))
PASSED = pytest.StashKey[bool]()
Hire = Callable[..., Person]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is a journey, and takes its time."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)
            if not item.get_closest_marker("timeout"):
                item.add_marker(pytest.mark.timeout(600))  # the first one starts the installation


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Web server, worker and clock of an office that was founded a moment ago.

    Founded once: every process of the tests serves a copy of its own.
    """
    several = "PYTEST_XDIST_WORKER" in os.environ
    shared = tmp_path_factory.getbasetemp().parent if several else tmp_path_factory.getbasetemp()
    founded = founded_in(shared / "founded")
    office = Installation(tmp_path_factory.mktemp("journey") / "var", founded)
    yield office
    office.end()


@pytest.fixture(scope="session")
def told(installation: Installation, browser: Browser) -> Iterator[Story]:
    """The one story, whose steps stand in two modules."""
    story = Story(installation, browser, PICTURES)
    yield story
    faults = story.end()
    assert faults == []


@pytest.fixture(scope="session")
def told_going_out(installation: Installation, browser: Browser) -> Iterator[OutgoingStory]:
    """The story of a letter that goes out, whose pictures have a folder of their own."""
    story = OutgoingStory(installation, browser, PICTURES / "outgoing")
    yield story
    faults = story.end()
    assert faults == []


@pytest.fixture(scope="session")
def told_in_the_archive(installation: Installation, browser: Browser) -> Iterator[ArchiveStory]:
    """The story of a letter in the archive, to its destruction."""
    story = ArchiveStory(installation, browser, PICTURES / "archive")
    yield story
    faults = story.end()
    assert faults == []


@pytest.fixture
def story(told: Story, request: pytest.FixtureRequest) -> Iterator[Story]:
    """The story at this step; after a step that failed it is not told on."""
    if told.broken_at:
        pytest.skip(f"the story broke off at {told.broken_at}")
    told.broken_at = request.node.name
    yield told
    if request.node.stash.get(PASSED, False):
        told.broken_at = ""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator[None]:
    """Remember whether a step came to its end."""
    report = yield
    if call.when == "call":
        item.stash[PASSED] = report.passed
    return report


@pytest.fixture(scope="module")
def hire(installation: Installation, browser: Browser) -> Iterator[Hire]:
    """Sign somebody in, once per module; nobody's page may throw or break the policy."""
    people: dict[str, Person] = {}

    def by_account(account: str, **how: object) -> Person:
        if account not in people:
            people[account] = Person(browser, installation, account, **how).sign_in()
        return people[account]

    yield by_account
    faults = [fault for person in people.values() for fault in person.faults]
    for person in people.values():
        person.context.close()
    assert faults == []
