"""An office of its own in real processes: `python -m eoffice.serve` with web server and worker.

Nothing is shared with the test database. Whatever was started here is ended here.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests import migrated

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "kata-sandi-perjalanan"
START = 300  # seconds; a busy machine migrates slowly
FOUNDING = f"from tests.journeys.founding import found_offices; found_offices({PASSWORD!r})"
FACTS = "facts.json"
FOREIGN = ("DATABASE_URL", "CELERY_BROKER_URL", "CELERY_KEY_PREFIX", "EOFFICE_TEST_ROOT", "DEBUG")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder: Path, url: str = "http://127.0.0.1:8000") -> dict[str, str]:
    """What the processes of an installation in this folder are told."""
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    return kept | {
        "VAR_DIR": str(folder),
        "EOFFICE_ENV": "demo",
        "DJANGO_SETTINGS_MODULE": "eoffice.settings",
        "PORT": url.rpartition(":")[2],
        "SITE_URL": url,
        "LOG_LEVEL": "WARNING",
    }


def manage(env: dict[str, str], *arguments: str) -> str:
    """Run a management command to its end; the last line of what it prints."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT, env=env, timeout=START, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return (done.stdout.strip().splitlines() or [""])[-1]


def founded_in(folder: Path) -> Path:
    """An office that nobody serves yet: made by whoever comes first, copied by all."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        office = folder / "var"
        if not (office / FACTS).exists():
            shutil.rmtree(office, ignore_errors=True)
            migrated.copy_to(office / "eoffice.sqlite3")
            manage(environment(office), "collectstatic", "--noinput", "-v0")
            told = manage(environment(office), "shell", "-v0", "-c", FOUNDING)
            (office / "seeded").touch()  # without a year of letters
            (office / FACTS).write_text(told)
    return office


class Installation:
    """One installation in a folder: a copy of a founded office, served and ended."""

    def __init__(self, folder: Path, founded: Path) -> None:
        self.folder = folder
        shutil.copytree(founded, folder)
        self.facts = json.loads((folder / FACTS).read_text())
        self.url = f"http://127.0.0.1:{free_port()}"
        self.env = environment(folder, self.url)
        self.supervisor = self._serve()
        try:
            self._until_it_answers()
        except BaseException:
            self.end()
            raise

    def python(self, code: str) -> str:
        """Run a few lines inside the installation; the last line of what they print."""
        return manage(self.env, "shell", "-v0", "-c", code)

    def log(self) -> str:
        """The ends of what the processes wrote."""
        files = [self.folder.with_suffix(".log"), *sorted((self.folder / "log").glob("*.log"))]
        return "\n".join(f"{path.name}: {path.read_text()[-3000:]}" for path in files)

    def end(self) -> None:
        """End the supervisor, which ends all that it started; then forget the data."""
        self.supervisor.send_signal(signal.SIGTERM)
        try:
            self.supervisor.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.supervisor.kill()
            self.supervisor.wait(timeout=10)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _serve(self) -> subprocess.Popen:
        with self.folder.with_suffix(".log").open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "eoffice.serve"],
                cwd=ROOT, env=self.env, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip

    def _until_it_answers(self) -> None:
        until = time.monotonic() + START
        while time.monotonic() < until and self.supervisor.poll() is None:
            try:
                with urlopen(f"{self.url}/readyz", timeout=5):
                    return
            except (URLError, OSError):
                time.sleep(0.2)
        raise AssertionError(f"The server does not answer.\n{self.log()}")
