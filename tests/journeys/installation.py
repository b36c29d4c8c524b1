"""An office of its own in real processes: `python -m eoffice.serve` with web server and worker.

Nothing is shared with the test database. Whatever was started here is ended here.
"""

from __future__ import annotations

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
FOUNDING = "from tests.journeys.founding import found_offices; found_offices({password!r})"
FOREIGN = ("DATABASE_URL", "CELERY_BROKER_URL", "CELERY_KEY_PREFIX", "EOFFICE_TEST_ROOT", "DEBUG")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Installation:
    """One installation in a folder: founded, served, ended."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        self.env = kept | {
            "VAR_DIR": str(folder),
            "EOFFICE_ENV": "demo",
            "DJANGO_SETTINGS_MODULE": "eoffice.settings",
            "PORT": str(self.port),
            "SITE_URL": self.url,
            "LOG_LEVEL": "WARNING",
        }
        folder.mkdir(parents=True)
        migrated.copy_to(folder / "eoffice.sqlite3")
        (folder / "seeded").touch()  # the offices are founded below, without a year of letters
        self.supervisor = self._serve()
        try:
            self._until_it_answers()
            self.facts = json.loads(self.python(FOUNDING.format(password=PASSWORD)))
        except BaseException:
            self.end()
            raise

    def python(self, code: str) -> str:
        """Run a few lines inside the installation; the last line of what they print."""
        done = subprocess.run(
            [sys.executable, "manage.py", "shell", "-v0", "-c", code],
            cwd=ROOT, env=self.env, timeout=START, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return (done.stdout.strip().splitlines() or [""])[-1]

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
