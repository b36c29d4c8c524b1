"""A real web server of an office, as it is served: one gunicorn with one worker to be killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from tests.documents.office import ROOT, Office
from tests.journeys.installation import free_port

TOKEN = "k" * 32  # of the form; the cookie says the same
PATIENCE = 60


class WebProcess:
    """Gunicorn before an office: signs over HTTP, and is killed from here."""

    def __init__(self, office: Office, session: str, app: str = "eoffice.wsgi") -> None:
        self.port, self.session = free_port(), session
        words = ["-m", "gunicorn", app, "--preload", "--workers=1", "--worker-class=gthread"]
        words += ["--threads=2", "--no-control-socket", f"--bind=127.0.0.1:{self.port}"]
        with (office.folder / "web.log").open("ab") as log:
            self.master = subprocess.Popen(
                [sys.executable, *words],
                cwd=ROOT, env=office.env, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        self.until_it_answers()

    def until_it_answers(self) -> None:
        """Wait for a worker, the first or the one after it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(OSError, HTTPException):
                self._ask("GET", "/healthz")
                return
            time.sleep(0.05)
        raise AssertionError("the web process does not answer")

    def sign(self, letter_id: int, passphrase: str) -> int:
        """Send the form of the page; the status of the answer, 0 where none came."""
        form = {"version": 1, "passphrase": passphrase, "csrfmiddlewaretoken": TOKEN}
        try:
            return self._ask("POST", f"/outgoing/{letter_id}/sign/", urlencode(form))
        except (OSError, HTTPException):
            return 0

    def kill_worker(self) -> str:
        """SIGKILL for the process that answers; the master starts another one."""
        for pid in children_of(self.master.pid):
            os.kill(pid, signal.SIGKILL)
        return "process"

    def kill_child(self) -> str:
        """SIGKILL for what is at work under a keeper, if anything is."""
        keepers = [k for worker in children_of(self.master.pid) for k in children_of(worker)]
        limited = [child for keeper in keepers for child in children_of(keeper)]
        for pid in limited:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return "child" if limited else "nothing"

    def end(self) -> None:
        """Stop what was started."""
        self.master.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.master.wait(timeout=15)
        with suppress(ProcessLookupError):
            os.killpg(self.master.pid, signal.SIGKILL)

    def _ask(self, method: str, path: str, body: str = "") -> int:
        line = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        cookie = f"sessionid={self.session}; csrftoken={TOKEN}"
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
        try:
            line.request(method, path, body, kind)
            return line.getresponse().status
        finally:
            line.close()


def children_of(pid: int) -> list[int]:
    """The processes that this one started, in all its threads."""
    found: list[int] = []
    for place in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += [int(child) for child in place.read_text().split()]
    return found
