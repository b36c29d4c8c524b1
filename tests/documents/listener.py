"""A process inside an installation that runs the lines it is told, so that Django starts once.

It looks and prepares itself; what is killed runs in copies of it, and what is measured in
processes that were started as an installation starts them.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

LISTENING = "from tests.documents import listening; listening.main()"


class Copy:
    """A process that the listener forked: not our child, and yet killed and awaited from here."""

    def __init__(self, pid: int) -> None:
        self.pid, self.handle = pid, os.pidfd_open(pid)

    def terminate(self) -> None:
        """Ask it to end."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.handle, signal.SIGTERM)

    def kill(self) -> None:
        """SIGKILL for it and all of its group, in the middle of whatever they do."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self.wait(10)

    def wait(self, timeout: float) -> None:
        """Until it has ended."""
        if not select.select([self.handle], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired(f"copy {self.pid}", timeout)
        os.close(self.handle)


class Listener:
    """Started at the first question; each question finds what is committed by then."""

    def __init__(self, root: Path, env: dict[str, str]) -> None:
        self.root, self.env = root, env
        self.process: subprocess.Popen[str] | None = None

    def ask(self, code: str, seconds: float = 300) -> str:
        """Run these lines and return what they print."""
        return self._tell(code, "", seconds)

    def copy(self, code: str, log: Path) -> Copy:
        """Run these lines in a copy of the process, beside it, with their words in this file."""
        return Copy(int(self._tell(code, str(log), 60)))

    def _tell(self, code: str, log: str, seconds: float) -> str:
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "shell", "-v0", "-c", LISTENING],
                cwd=self.root, env=self.env, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )  # fmt: skip
        self.process.stdin.write(json.dumps({"code": code, "log": log}) + "\n")
        self.process.stdin.flush()
        assert select.select([self.process.stdout], [], [], seconds)[0], f"no answer to {code}"
        said, fault = json.loads(self.process.stdout.readline())
        assert not fault, fault
        return said

    def end(self) -> None:
        """Let the process end: its questions have."""
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait(timeout=30)
            self.process.stdout.close()
