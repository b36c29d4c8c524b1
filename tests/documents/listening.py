"""Runs inside an installation, as `manage.py shell` has started it: does what `Listener` tells.

Told lines run here, one after the other. What shall be killed runs in a copy of this process: it
has loaded everything already, is the leader of its own group, and knows no open connection.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import traceback
from typing import NoReturn

from django.db import connections

from eoffice.serve import end_with_parent


class Fault:
    """Keeps what went wrong in words; whoever ends with success has none."""

    words = ""

    def __enter__(self) -> Fault:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if error and not (isinstance(error, SystemExit) and not error.code):
            self.words = "".join(traceback.format_exception(error))
        return True


def main() -> None:
    """Do what each line of the input tells, and answer with a line, until there is no more."""
    for line in sys.stdin:
        told, said = json.loads(line), ""
        with Fault() as fault:
            said = begin(told["code"], told["log"]) if told["log"] else do(told["code"])
        connections.close_all()
        bury()
        print(json.dumps([said, fault.words]), flush=True)


def do(code: str) -> str:
    """What these lines print."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(code, {"__name__": "told"})
    return said.getvalue()


def begin(code: str, log: str) -> str:
    """Let a copy of this process run these lines; its number, which is that of its group too."""
    words = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    pid = os.fork()
    if not pid:
        become(code, words)
    os.close(words)
    os.setpgid(pid, pid)
    return str(pid)


def become(code: str, words: int) -> NoReturn:
    """Run these lines as a process of its own that writes to its log, and end."""
    with Fault() as fault:
        os.setpgid(0, 0)
        end_with_parent()  # a test that fails before its kill leaves nothing running
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(words, 1)
        os.dup2(words, 2)
        exec(code, {"__name__": "told"})
    print(fault.words, end="", flush=True)
    os._exit(bool(fault.words))


def bury() -> None:
    """Let go of the copies that have ended."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
