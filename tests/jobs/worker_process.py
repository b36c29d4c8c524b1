"""A real worker process over the test's database and the folder broker, to be killed."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def database_url() -> str:
    """The test's own database, as the worker is told of it."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    host = f"{database['HOST']}:{database['PORT'] or 5432}"
    return f"postgres://{database['USER']}:{database['PASSWORD']}@{host}/{database['NAME']}"


class WorkerProcess:
    """`celery worker` with two processes, in a process group of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        command = "celery -A eoffice.worker worker -c 2 -Q fast,soon,slow -I tests.jobs.effects"
        quiet = "--without-gossip --without-mingle --without-heartbeat -l warning"
        env = os.environ | {
            "DATABASE_URL": database_url(),
            "EFFECTS": str(self.folder),
            "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
            "CELERY_BROKER_URL": settings.CELERY_BROKER_URL,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command.split(), *quiet.split()],
            cwd=ROOT,
            env=env,
            start_new_session=True,
            stdout=(self.folder / "worker.log").open("ab"),
            stderr=subprocess.STDOUT,
        )

    def kill(self) -> None:
        """SIGKILL the worker and its pool, as a power cut would."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def kill_a_child(self) -> None:
        """SIGKILL one process of the pool."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        os.kill(int(children.read_text().split()[-1]), signal.SIGKILL)

    def stop(self) -> None:
        """Ask the worker to end, and wait for it."""
        self.process.terminate()
        self.process.wait(timeout=20)

    def attempts(self) -> list[str]:
        """The subjects in the order in which work on them began."""
        kept = self.folder / "attempts"
        return kept.read_text().split() if kept.exists() else []


def wait_until(happened, seconds: float, every: float = 0.1) -> bool:
    """Look again and again until it has happened or the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happened():
            return True
        time.sleep(every)
    return False
