"""Signing killed at random moments: signed with its number, or approved with it reserved.

Real processes: a web server that signs over HTTP. Now the whole process is killed, now the limited
child in which it typesets and signs. What is left is looked at after every kill, then the letter
is signed again; at the end every number from 1 on stands once, on a signed letter.
"""

from __future__ import annotations

import json
import random
import threading
import time
from collections import Counter

import pytest

from tests.correspondence.key_room import PASSPHRASE
from tests.documents.office import Office
from tests.kill.web_process import WebProcess

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.timeout(900)]
SEED, KILLS = 20260117, 20
UNHARMED = ("warms up", "is timed")  # letters that are signed before the kills begin
ROOM = "from tests.kill import signing_room as room; room."


class Story:
    """One office with letters to sign, a web server to kill, and what was seen after each kill."""

    def __init__(self, office: Office, kills: int, app: str = "eoffice.wsgi") -> None:
        self.office, self.chance = office, random.Random(SEED)
        facts = self.ask(f"found({kills + len(UNHARMED)})")
        unharmed, self.letters = (
            facts["letters"][: len(UNHARMED)],
            facts["letters"][len(UNHARMED) :],
        )
        self.web = WebProcess(office, facts["session"], app)
        for letter in unharmed:  # the first loads what is loaded once, the next is as quick as all
            begun = time.monotonic()
            assert self.web.sign(letter, PASSPHRASE) == 302
            self.took = time.monotonic() - begun  # seconds, on this machine and its load
        self.seen: list[dict] = []

    def ask(self, what: str) -> dict:
        """What the installation says."""
        return json.loads(self.office.python(ROOM + what).splitlines()[-1])

    def kill_while_signing(self, letter: int, *, child: bool) -> None:
        """Begin to sign, kill at some moment of it, note what is left; then sign it again."""
        work = threading.Thread(target=self.web.sign, args=(letter, PASSPHRASE))
        work.start()
        self.until_the_kill(letter)
        killed = self.web.kill_child() if child else self.web.kill_worker()
        work.join()
        self.web.until_it_answers()
        left = self.ask(f"after_a_kill({letter})") | {"killed": killed}
        again = self.web.sign(letter, PASSPHRASE)
        now = self.ask(f"after_a_kill({letter})")
        self.seen.append({"left": left, "again": again, "now": now})

    def until_the_kill(self, letter: int) -> None:
        """At any moment within the time that a signature takes here."""
        time.sleep(self.chance.uniform(0, self.took))


class CarelessStory(Story):
    """The same before a server that forgets what it reserved; the kill falls right after that."""

    def __init__(self, office: Office, kills: int) -> None:
        super().__init__(office, kills, "tests.kill.careless_wsgi")

    def until_the_kill(self, letter: int) -> None:
        """As soon as the number is reserved."""
        assert self.ask(f"is_being_signed({letter})")


def told(folder, kills: int, kind: type[Story] = Story) -> tuple:
    """The story of so many kills; what was seen after each, and at the end."""
    office = Office(folder)
    try:
        story = kind(office, kills)
        try:
            for number, letter in enumerate(story.letters):
                story.kill_while_signing(letter, child=number % 3 == 2)
            return story.seen, story.ask("at_the_end()")
        finally:
            story.web.end()
    finally:
        office.end()


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """Told once."""
    return told(tmp_path_factory.mktemp("sign") / "var", KILLS)


def faults_of(seen: dict) -> list[str]:
    """What is wrong after one kill."""
    left, now = seen["left"], seen["now"]
    kept = [number for number, state in left["numbers"] if state in ("reserved", "used")]
    wrong = []
    if (left["state"], left["files"]) not in (("approved", 0), ("signed", 1)):
        wrong.append(f"neither signed nor approved: {left}")
    if left["state"] == "signed" and [row[1] for row in left["numbers"]] != ["used"]:
        wrong.append(f"signed without its number: {left}")
    if now["state"] != "signed" or now["files"] != 1:
        wrong.append(f"not signed at last: {now}")
    if kept and now["numbers"] != [[kept[0], "used"]]:
        wrong.append(f"another number: {left} {now}")
    return wrong


def test_each_kill_leaves_a_signed_letter_or_one_whose_number_waits(story):
    assert [fault for seen in story[0] for fault in faults_of(seen)] == []


def test_kills_fell_before_between_and_after_the_two_transactions(story):
    found = Counter((seen["left"]["killed"], seen["left"]["before"]) for seen in story[0])
    print(sorted(found.items()))
    assert found["process", "signing"] >= 3 and len(story[0]) == KILLS


def test_no_number_is_missing_or_double_and_no_file_has_no_letter(story):
    end = story[1]
    assert end["numbers"] == list(range(1, KILLS + len(UNHARMED) + 1)) and end["entry_states"] == [
        "used"
    ]
    assert set(end["states"]) == {"signed"} and end["faults"] == []
    assert end["files_without_letter"] == end["bytes_without_row"] == 0


def test_this_test_sees_a_number_that_is_forgotten(tmp_path):
    seen, end = told(tmp_path / "var", 2, CarelessStory)
    assert [fault for each in seen for fault in faults_of(each)]
    assert end["entry_states"] == ["reserved", "used"] and end["numbers"][-1] > 2 + len(UNHARMED)
