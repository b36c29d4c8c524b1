"""A process inside an installation that runs the lines it is told, so that Django starts once.

It only looks and prepares: what is killed or measured runs in processes of its own.
"""

from __future__ import annotations

import json
import select
import subprocess
import sys
from pathlib import Path

LISTENING = """
import contextlib, io, json, sys, traceback
from django.db import connections
for line in sys.stdin:
    said, fault = io.StringIO(), ""
    try:
        with contextlib.redirect_stdout(said):
            exec(json.loads(line), {"__name__": "told"})
    except Exception:
        fault = traceback.format_exc()
    connections.close_all()
    print(json.dumps([said.getvalue(), fault]), flush=True)
"""


class Listener:
    """Started at the first question; each question finds what is committed by then."""

    def __init__(self, root: Path, env: dict[str, str]) -> None:
        self.root, self.env = root, env
        self.process: subprocess.Popen[str] | None = None

    def ask(self, code: str, seconds: float = 300) -> str:
        """Run these lines and return what they print."""
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "shell", "-v0", "-c", LISTENING],
                cwd=self.root, env=self.env, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )  # fmt: skip
        self.process.stdin.write(json.dumps(code) + "\n")
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
