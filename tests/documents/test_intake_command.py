"""`manage.py intake` as an office's machine would call it: real processes, real samples."""

import csv
import hashlib
import json
from pathlib import Path

import pytest

from tests.documents.office import SAMPLES, Office

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not SAMPLES.exists(), reason=f"the samples are not at {SAMPLES}"),
]
WISHES = {
    "accept": {"ready"},
    "reject": {"refused"},
    "accept-or-reject": {"ready", "refused"},
    "neutralise-or-reject": {"ready", "refused"},
}
KEYS = {
    "name", "sha256", "outcome", "reason", "sentence", "pages", "has_text", "neutralised", "seconds"
}  # fmt: skip
ACTIVE_KINDS = {
    "js-openaction.pdf": "javascript",
    "luncurkan-program.pdf": "launch",
    "lampiran-exe.pdf": "embedded",
}


def manifest():
    with (SAMPLES / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        return {Path(row["file"]).name: row for row in csv.DictReader(lines)}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    own = Office(tmp_path_factory.mktemp("office") / "var")
    yield own
    own.end()


@pytest.fixture(scope="module")
def running(office):
    """The same office with a worker; nobody there reads pages, which none of the tests asks for."""
    office.start_worker(queues="fast,soon")
    office.until_alive()
    return office


@pytest.fixture
def reading(running):
    """With a worker that reads pages, for as long as a test needs it."""
    running.copy_worker(queues="slow")
    yield running
    running.kill_worker()


@pytest.fixture(scope="module")
def rows(running):
    """Every sample through the command, once; without waiting for the text of a hundred pages."""
    names = [str(SAMPLES / row["file"]) for row in manifest().values()]
    return {row["name"]: row for row in running.intake(*names, "--wait", "--no-text", timeout=600)}


def test_without_a_worker_waiting_says_so_and_processes_nothing(office):
    assert not office.workers, "this test comes before the worker is started"
    words = ["intake", "--as", "bimo", "--json", "--wait", str(SAMPLES / "letters/surat-001.pdf")]
    done = office.run(*words)
    assert (done.returncode, json.loads(done.stdout)["outcome"]) == (2, "received")
    assert "No live worker" in done.stderr


def test_without_waiting_files_are_received(office):
    rows = office.intake(str(SAMPLES / "letters/surat-001.pdf"))
    assert [row["outcome"] for row in rows] == ["received"]


def test_waiting_for_the_text_brings_the_text(reading):
    names = ["surat-002.pdf", "surat-002-pindai.pdf"]
    read = reading.intake(*(str(SAMPLES / "letters" / name) for name in names), "--wait")
    assert [row["has_text"] for row in read] == [True, True]


def test_every_sample_has_its_row_with_every_key(rows):
    assert rows.keys() == manifest().keys()
    assert all(row.keys() == KEYS for row in rows.values())


@pytest.mark.parametrize("wish", WISHES)
def test_every_sample_reaches_the_outcome_of_the_manifest(rows, wish):
    wanted = [name for name, row in manifest().items() if row["expected"] == wish]
    wrong = [name for name in wanted if rows[name]["outcome"] not in WISHES[wish]]
    assert wanted and not wrong


def test_the_page_counts_are_those_of_the_manifest(rows):
    ready = [name for name, row in rows.items() if row["outcome"] == "ready"]
    counted = {name: rows[name]["pages"] for name in ready if manifest()[name]["pages"]}
    assert counted == {name: int(manifest()[name]["pages"]) for name in counted}


def test_no_byte_changed_on_the_way(rows):
    for name, row in manifest().items():
        content = (SAMPLES / row["file"]).read_bytes()
        assert rows[name]["sha256"] == hashlib.sha256(content).hexdigest()


def test_each_refusal_has_a_code_and_a_sentence(rows):
    refused = [row for row in rows.values() if row["outcome"] == "refused"]
    assert refused and all(row["reason"] and row["sentence"] for row in refused)


def test_what_was_active_is_named(rows):
    for name, what in ACTIVE_KINDS.items():
        if rows[name]["outcome"] == "ready":
            assert any(what in found for found in rows[name]["neutralised"]), rows[name]


def test_nobody_waits_longer_than_a_minute_for_one_file(rows, office):
    slowest = office.python(
        "from eoffice.jobs.models import Job; "
        "print(max((j.finished_at - j.started_at).total_seconds() "
        "for j in Job.objects.filter(kind='prepare_file')))"
    )
    assert float(slowest.splitlines()[-1]) < 60


def test_a_missing_file_is_said_and_the_others_go_on(rows, office):
    words = [str(SAMPLES / "letters/surat-001.pdf"), "/nowhere/x.pdf", "--wait", "--no-text"]
    said = office.intake(*words, check=False)
    assert [row["outcome"] for row in said] == ["ready", "not_received"]


def test_verify_finds_every_stored_sample_whole(rows, office):
    office.manage("verify", "--only", "files")
