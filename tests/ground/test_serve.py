"""One command starts everything, mends what dies, and leaves nothing behind."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from eoffice.serve import end_with_parent
from tests import migrated
from tests.house.source import ROOT

pytestmark = [pytest.mark.embedded, pytest.mark.kill, pytest.mark.slow]


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def children_of(pid: int) -> list[int]:
    """The processes that this one started, directly."""
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in tasks.read_text().split()]


def eventually(question, seconds: float = 30) -> bool:
    """Whether the answer becomes yes in time."""
    end = time.monotonic() + seconds
    while not (answer := question()) and time.monotonic() < end:
        time.sleep(0.1)
    return bool(answer)


def lives(pid: int) -> bool:
    """Whether a process still runs."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


@pytest.fixture
def served(tmp_path):
    """The supervisor with its children, and its log."""
    port, log = free_port(), tmp_path / "log.txt"
    migrated.copy_to(tmp_path / "var" / "eoffice.sqlite3")
    variables = {"EOFFICE_ENV": "development", "VAR_DIR": str(tmp_path / "var"), "PORT": str(port)}
    clean = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
    with log.open("w") as words:
        supervisor = subprocess.Popen(
            [sys.executable, "-m", "eoffice.serve"],
            cwd=ROOT,
            env=clean | variables | {"DJANGO_SETTINGS_MODULE": "eoffice.settings"},
            stdout=words,
            stderr=subprocess.STDOUT,
            preexec_fn=end_with_parent,  # a test run that is killed leaves nothing running
        )
    assert eventually(lambda: "answers at" in log.read_text(), 150), log.read_text()
    yield supervisor, log
    supervisor.kill()
    supervisor.wait()


def test_what_dies_is_started_again_and_all_ends_with_the_supervisor(served):
    supervisor, log = served
    web, worker = children_of(supervisor.pid)
    os.kill(web, signal.SIGKILL)
    assert eventually(lambda: len({*children_of(supervisor.pid)} - {web}) == 2), log.read_text()
    everything = [worker, *children_of(supervisor.pid)]
    supervisor.send_signal(signal.SIGINT)
    assert supervisor.wait(40) == 0
    assert not any(lives(pid) for pid in everything)
    assert "web ended with -9; starting it again." in log.read_text()


def test_a_supervisor_killed_outright_leaves_no_orphans(served):
    supervisor, _log = served
    everything = children_of(supervisor.pid)
    supervisor.kill()
    supervisor.wait()
    assert eventually(lambda: not any(lives(pid) for pid in everything))


def refusal_with(**variables: str) -> str:
    """What the supervisor says when it does not start."""
    done = subprocess.run(
        [sys.executable, "-m", "eoffice.serve"],
        cwd=ROOT,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    return done.stderr


def test_a_taken_port_is_told_before_anything_starts(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert "is taken" in refusal_with(PORT=port, VAR_DIR=str(tmp_path))


@pytest.mark.parametrize("port", ["abc", "0", "99999", "-1"])
def test_a_port_that_is_none_is_refused_in_words(port, tmp_path):
    said = refusal_with(PORT=port, VAR_DIR=str(tmp_path))
    assert "is not a port" in said and "Traceback" not in said


@pytest.mark.parametrize("name", ["WEB_WORKERS", "WEB_THREADS", "WORKER_PROCESSES"])
def test_a_count_that_is_none_is_refused_in_words(name, tmp_path):
    said = refusal_with(PORT=str(free_port()), VAR_DIR=str(tmp_path), **{name: "many"})
    assert f"{name}='many' is not a number" in said and "Traceback" not in said


def test_two_do_not_work_with_the_same_data(tmp_path):
    with (tmp_path / "serve.lock").open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        said = refusal_with(PORT=str(free_port()), VAR_DIR=str(tmp_path))
    assert "runs already" in said
