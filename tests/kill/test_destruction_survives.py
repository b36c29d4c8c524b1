"""A destruction killed at random moments: a dossier is there with all of it, or wholly gone.

Real processes on the real database. After each kill the list is looked at, then the work goes on
where it stopped; at the end every dossier is destroyed once and no byte is left.
"""

from __future__ import annotations

import json
import random
import time

import pytest

from tests.documents.office import Office
from tests.jobs.worker_process import wait_until

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.timeout(900)]
SEED, KILLS, DOSSIERS = 20261128, 8, 16
ROOM = "from tests.kill import archive_room as room; room."
WHOLE = ["proposed", "listed", True, ["ready"]]
GONE = ["destroyed", "done", False, ["purged"]]


def killed_at_work(office: Office, disposal: int, after: tuple[int, float]) -> bool:
    """Begin or go on, and kill so many dossiers and seconds later; whether it was still at work."""
    dossiers, seconds = after
    log = office.folder / f"destroying-{time.monotonic_ns()}.log"
    worker = office.listener.copy(f"{ROOM}work({disposal}, at_most={dossiers + 1})", log)
    assert wait_until(lambda: log.read_text().count("\n") > dossiers, 120, every=0.01)
    time.sleep(seconds)
    worker.kill()
    return "over" not in log.read_text()


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """What was seen after each kill, and at the end."""
    office, chance = Office(tmp_path_factory.mktemp("destroy") / "var"), random.Random(SEED)

    def ask(what: str) -> dict:
        return json.loads(office.python(ROOM + what).splitlines()[-1])

    try:
        facts, seen = ask(f"found({DOSSIERS})"), []
        for _kill in range(KILLS):
            at_work = killed_at_work(
                office, facts["disposal"], (chance.randint(0, 2), chance.uniform(0, 0.2))
            )
            seen.append(ask(f"after_a_kill({facts['disposal']})") | {"killed": at_work})
        office.python(f"{ROOM}work({facts['disposal']})")
        return facts, seen, ask(f"after_a_kill({facts['disposal']})"), ask("at_the_end()")
    finally:
        office.end()


def faults_of(seen: dict) -> list[list]:
    """Dossiers that are neither whole nor gone."""
    return [row for row in seen["rows"] if row not in (WHOLE, GONE)]


def test_each_kill_leaves_dossiers_that_are_whole_or_gone(story):
    assert [fault for seen in story[1] for fault in faults_of(seen)] == []


def test_kills_fell_while_it_was_at_work_and_nothing_was_undone(story):
    done = [seen["rows"].count(GONE) for seen in story[1]]
    print(done, [seen["killed"] for seen in story[1]])
    assert done == sorted(done) and len({*done}) >= 4
    assert sum(seen["killed"] for seen in story[1]) >= 4


def test_at_the_end_each_is_destroyed_once_and_nothing_is_left(story):
    facts, _seen, last, end = story
    assert last["state"] == "executed" and last["rows"] == [GONE] * DOSSIERS
    assert end["told"] == sorted(facts["dossiers"]) and end["ended"] == 1
    assert (end["left"], end["faults"], end["destroyed"]) == ([], [], DOSSIERS)


@pytest.mark.parametrize(
    "row",
    [
        ["destroyed", "done", True, ["purged"]],
        ["proposed", "listed", False, ["ready"]],
        ["proposed", "listed", True, ["purged", "ready"]],
        ["destroyed", "listed", False, ["purged"]],
    ],
)
def test_this_test_sees_what_is_half_done(row):
    assert faults_of({"rows": [WHOLE, row, GONE]}) == [row]
