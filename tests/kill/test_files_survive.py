"""Kill tests of the pipeline: whatever is killed, lost or away, every file reaches its outcome.

One long story in real processes: 20 kills at random moments, the queue emptied, the store away.
"""

from __future__ import annotations

import csv
import json
import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.documents.office import SAMPLES, Office
from tests.jobs.worker_process import wait_until

pytestmark = [
    pytest.mark.kill,
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not SAMPLES.exists(), reason=f"the samples are not at {SAMPLES}"),
]
SEED, KILLS, AT_ONCE = 20260119, 20, 3
TAKEN = "letters/surat-0??.pdf", "letters/*-faks.tif", "letters/surat-00[26]-pindai.pdf", "ok/sf-*"
REFUSED = "reject/*", "active/*", "repairable/*"
FACTS = """
import json
from eoffice.audit.models import AuditEntry
from eoffice.documents.models import PageText, StoredFile
from eoffice.jobs.models import Job
ends = ["file.ready", "file.refused"]
print(json.dumps({
    "files": list(StoredFile.objects.order_by("pk").values(
        "pk", "name", "sha256", "state", "text_state", "pages", "pages_ready", "text_pages")),
    "ends": list(AuditEntry.objects.filter(event__in=ends).values_list("subject_id", flat=True)),
    "texts": PageText.objects.count(),
    "cut": sum(Job.objects.values_list("lost", flat=True)),
}))
"""


def expected():
    """The wish of the manifest for every sample, by its file's name."""
    with (SAMPLES / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        return {Path(row["file"]).name: row["expected"] for row in csv.DictReader(lines)}


def facts(office: Office) -> dict:
    """What the database says."""
    return json.loads(office.python(FACTS).splitlines()[-1])


def settled(seen: dict) -> bool:
    """Whether nothing is under way any more, the text included."""
    return all(
        file["state"] in {"ready", "refused"} and file["text_state"] != "reading"
        for file in seen["files"]
    )


def kill_something(office: Office, chance: random.Random) -> None:
    """The whole worker, or one process of its pool while the rest goes on."""
    busy = office.at_work()
    if busy and chance.random() < 0.5:
        os.kill(chance.choice(busy), signal.SIGKILL)
    else:
        office.kill_worker()
        office.copy_worker()


def empty_the_queue(office: Office) -> None:
    """Throw away every bell that is under way."""
    office.python(
        "from eoffice.jobs import bell\n"
        "with bell.sender.connection_for_write() as broker:\n"
        "    [broker.default_channel.queue_purge(queue) for queue in ('fast', 'soon', 'slow')]"
    )


def store_away(office: Office, seconds: float) -> None:
    """The folder of the originals is not there for a while."""
    store = office.folder / "files" / "originals"
    store.rename(store.with_name("away"))
    time.sleep(seconds)
    if store.exists():  # a worker that started meanwhile made an empty one
        shutil.rmtree(store)
    store.with_name("away").rename(store)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """The story, told once; what is left at its end."""
    office, chance = Office(tmp_path_factory.mktemp("kill") / "var"), random.Random(SEED)
    samples = sorted(path for pattern in TAKEN + REFUSED for path in SAMPLES.glob(pattern))
    chosen = chance.sample([path for path in samples if path.name in expected()], KILLS * AT_ONCE)
    try:
        office.copy_worker()
        for number in range(KILLS):
            files = chosen[number * AT_ONCE : (number + 1) * AT_ONCE]
            office.call("intake", "--as", "bimo", *map(str, files))
            wait_until(office.at_work, 30)
            time.sleep(chance.uniform(0, 0.5))
            kill_something(office, chance)
        empty_the_queue(office)
        store_away(office, 5)
        wait_until(lambda: settled(facts(office)), 240, every=1)
        office.call("verify")
        yield chosen, facts(office)
    finally:
        office.end()


def test_every_file_reaches_its_outcome(story):
    wishes = {"accept": "ready", "reject": "refused"}
    wrong = [
        file
        for file in story[1]["files"]
        if wishes.get(expected()[file["name"]], file["state"]) != file["state"]
    ]
    assert settled(story[1]) and not wrong


def test_kills_fell_while_files_were_at_work(story):
    assert story[1]["cut"] >= KILLS / 5


def test_none_is_lost_or_doubled(story):
    chosen, seen = story
    assert sorted(file["name"] for file in seen["files"]) == sorted(path.name for path in chosen)


def test_each_came_to_its_end_exactly_once(story):
    assert sorted(story[1]["ends"]) == [file["pk"] for file in story[1]["files"]]


def test_every_page_is_visible_and_was_read_once(story):
    ready = [file for file in story[1]["files"] if file["state"] == "ready"]
    assert all(f["pages_ready"] == f["text_pages"] == f["pages"] > 0 for f in ready)
    assert story[1]["texts"] == sum(file["pages"] for file in ready)
