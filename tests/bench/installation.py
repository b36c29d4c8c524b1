"""An installation to be measured: its own database, folder, web server and worker.

The processes are those of `eoffice.serve`, as in production: gunicorn with preload, two workers of
four threads; Celery with two. Must not import Django.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.bench.database import Database

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90


class Installation:
    """One database with so many letters; on SQLite when no server is given."""

    def __init__(self, letters: int, *, server: str = "", keep: bool = False) -> None:
        self.letters, self.keep = letters, keep
        self.database = Database(server, f"eoffice_bench_{letters}") if server else None
        self.folder = Path(tempfile.mkdtemp(prefix="eoffice-bench-"))
        self.process: subprocess.Popen | None = None
        self.port = _free_port()
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "EOFFICE_ENV": "demo",
            "VAR_DIR": str(self.folder),
            "PORT": str(self.port),
            "BENCH_PORT": str(self.port),
            "LOG_LEVEL": "WARNING",
            "SECRET_KEY": "only-for-measuring-on-loopback-" + "k" * 32,
            "MALLOC_ARENA_MAX": "2",
        }
        self.environment.pop("DATABASE_URL", None)
        if self.database:
            self.environment["DATABASE_URL"] = self.database.url

    def prepare(self) -> float:
        """Make the database and its letters; tells how long that took."""
        start = time.monotonic()
        is_new = self.database is None or self.database.make(anew=not self.keep)
        self.manage("migrate", "--noinput", "--verbosity=0")
        if is_new:
            self.manage("simulate", f"--letters={self.letters}", "--password=-")
        (self.folder / "seeded").touch()  # the demo's own letters are not wanted
        return time.monotonic() - start

    def manage(self, *arguments: str) -> None:
        """Run a management command to its end."""
        self._run([sys.executable, "manage.py", *arguments])

    def measure(self, part: str, how: str) -> dict[str, Any]:
        """The lines of one part, measured in a process of its own."""
        known = {"BENCH_SERVE": str(self.process.pid)}
        done = self._run([sys.executable, "-m", "tests.bench.measure", part, how], **known)
        return json.loads(done)

    @contextmanager
    def serving(self, **settings: str) -> Iterator[Installation]:
        """The web server and the worker, ended afterwards."""
        log = (self.folder / "serve.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "eoffice.serve"], cwd=ROOT, env=self.environment | settings,
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        try:
            self._wait_until_it_answers()
            yield self
        finally:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
            log.close()

    def remove(self) -> None:
        """Leave nothing behind, but the database where it is to be kept."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.database and not self.keep:
            self.database.drop()

    def _run(self, command: list[str], **known: str) -> str:
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment | known, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(
                f"{' '.join(command[1:])}:\n{done.stdout[-500:]}{done.stderr[-3000:]}"
            )
        return done.stdout

    def _wait_until_it_answers(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                connection = HTTPConnection("127.0.0.1", self.port, timeout=2)
                connection.request("GET", "/healthz")
                if connection.getresponse().status == 200:
                    time.sleep(3)  # the worker comes up beside it
                    return
            except OSError:
                time.sleep(0.2)
        raise RuntimeError((self.folder / "serve.log").read_text(encoding="utf-8")[-3000:])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
