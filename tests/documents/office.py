"""An office of its own in real processes: database, stores, broker, workers, `manage.py intake`.

Nothing here is shared with the test database: it lives in a folder (or a PostgreSQL database of
its own), and whatever it started it ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests import migrated
from tests.documents.listener import Copy, Listener

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = Path(os.environ.get("EOFFICE_SAMPLES", ROOT.parent / "shared" / "samples"))
WORLD = "from tests.world import build_world; build_world()"
CALL = "from django.core.management import call_command"
WORKER = "from eoffice.worker import app; app.loader.import_default_modules()"
HOLDERS = "from eoffice.jobs.models import Job\n"
HOLDERS += "print(*Job.objects.running().values_list('worker', flat=True))"
QUEUES = "fast,soon,slow"


class Office:
    """One installation: started in a folder, ended with everything that it began."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = f"eoffice_own_{os.getpid()}_{int(time.time())}"
        self.env = os.environ | {
            "VAR_DIR": str(folder),
            "EOFFICE_ENV": "development",
            "DEBUG": "off",
            "DJANGO_SETTINGS_MODULE": "eoffice.settings",
            "CELERY_KEY_PREFIX": f"{self.name}:",
            "TMPDIR": str(folder / "tmp"),
            "LOG_LEVEL": "WARNING",
        }
        (folder / "tmp").mkdir(parents=True)
        self.workers: list[subprocess.Popen | Copy] = []
        self.url = os.environ.get("DATABASE_URL", "")
        if self.url.startswith("postgres"):
            template = migrated.postgresql_template(self.url)
            migrated.ask_server(self.url, f'CREATE DATABASE "{self.name}" TEMPLATE "{template}"')
            self.env["DATABASE_URL"] = migrated.on_server(self.url, self.name)
        else:
            migrated.copy_to(folder / "eoffice.sqlite3")
        self.log = folder / "worker.log"
        self.listener = Listener(ROOT, self.env)
        self.python(WORLD)

    def run(self, *words: str, timeout: float = 300) -> subprocess.CompletedProcess[str]:
        """Run a command of manage.py."""
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT, env=self.env, timeout=timeout, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def manage(self, *words: str, timeout: float = 300, check: bool = True) -> str:
        """Run a command of manage.py that should succeed, and return what it said."""
        done = self.run(*words, timeout=timeout)
        if check and done.returncode:
            raise AssertionError(done.stdout + done.stderr)
        return done.stdout

    def python(self, code: str) -> str:
        """Run a few lines inside the installation."""
        return self.listener.ask(code).strip()

    def start_worker(self, queues: str = QUEUES) -> None:
        """A real worker process for these queues, as an installation starts it."""
        words = [sys.executable, "-m", "celery", "-A", "eoffice.worker", *self._wishes(queues)]
        with self.log.open("ab") as log:
            self.workers.append(
                subprocess.Popen(
                    words, cwd=ROOT, env=self.env, stdout=log, stderr=log, start_new_session=True
                )
            )

    def copy_worker(self, queues: str = QUEUES) -> None:
        """The same at the cost of a fork: what it would load first is loaded already."""
        self.python(WORKER)
        code = f"{WORKER}; app.worker_main({self._wishes(queues)!r})"
        self.workers.append(self.listener.copy(code, self.log))

    def _wishes(self, queues: str) -> list[str]:
        return ["worker", "-Q", queues, "-c2", "-lWARNING", f"-nw{time.monotonic_ns()}"]

    def kill_worker(self) -> None:
        """SIGKILL for the worker and its whole pool, in the middle of whatever they do."""
        worker = self.workers.pop()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
        worker.wait(timeout=10)

    def at_work(self) -> list[int]:
        """The processes that hold a job and live."""
        holders = self.python(HOLDERS).split()
        numbers = [int(holder.rsplit("-", 2)[1]) for holder in holders]
        return [number for number in numbers if Path(f"/proc/{number}").exists()]

    def until_alive(self, seconds: float = 60) -> None:
        """Wait for the worker's first sign of life."""
        alive = "from eoffice.jobs import worker_is_alive as a; print(a())"
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.python(alive) == "True":
                return
            time.sleep(0.1)
        raise AssertionError(self.log.read_text()[-2000:])

    def intake(self, *words: str, timeout: float = 500, check: bool = True) -> list[dict]:
        """`manage.py intake --json`, one mapping per file."""
        said = self.manage("intake", "--as", "bimo", "--json", *words, timeout=timeout, check=check)
        return [json.loads(line) for line in said.splitlines() if line.startswith("{")]

    def call(self, *words: str) -> str:
        """What a command of manage.py does and says, inside the installation: no process more."""
        return self.python(f"{CALL}; call_command(*{words!r})")

    def end(self) -> None:
        """Stop what was started, drop what was made."""
        self.listener.end()
        for worker in self.workers:
            worker.terminate()
        for worker in self.workers:
            with contextlib.suppress(subprocess.TimeoutExpired):
                worker.wait(timeout=15)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(worker.pid, signal.SIGKILL)
        if self.url.startswith("postgres"):
            migrated.ask_server(self.url, f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
