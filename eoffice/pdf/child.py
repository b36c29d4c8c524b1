"""The client's side: ask the keeper for a limited child, and turn its end into a value or an error.

Works from processes with threads, from Celery's pool and from a web worker: nothing is forked
here. One keeper serves the process that started it and all that are forked from it later: a
worker calls `warm()` once before its pool is forked. One that was not asked for ahead, as in a web
process, is started by the first order and ends when it had nothing to do for a while.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from eoffice.pdf import wire
from eoffice.pdf.ending import ENDING, ORDER
from eoffice.pdf.reasons import ChildDied, Reason, Refused, WorkFailed
from eoffice.pdf.values import DEFAULT, Limits

ROOT = Path(__file__).resolve().parents[2]
START = "import sys; sys.path.insert(0, sys.argv[1]); from eoffice.pdf import {0}{1}; "
START += "{1}.main(int(sys.argv[2]), float(sys.argv[3]))"
READER, PEN = "keeper", "pen"  # the modules that keepers run
BEFORE = {READER: "lean, ", PEN: ""}
WORK_OF_THE_PEN = {"sign", "verify_signatures", "verify_seal", "typeset_letter", "docx_to_html"}
WORK_OF_THE_PEN |= {"read_table", "unread_sheets"}
FIRST_LOOK = {"prepare"}  # its limits are those of a file; what is known by then is sound
WARMED = {READER: 0.0, PEN: 15 * 60.0}  # seconds at rest after which it ends; 0: never
PASSED_ON = ("PATH", "TESSDATA_PREFIX", "EOFFICE_TESSERACT")
REST = {READER: 120.0, PEN: 15 * 60.0}  # the same, of one that nobody warmed
GRACE = 10  # seconds that we wait for the keeper beyond the child's own wall time
TOO_MUCH = (signal.SIGXCPU, signal.SIGABRT, signal.SIGTRAP, signal.SIGILL)

ANSWERS: dict[bytes, Callable[[Any], tuple[Any] | Exception]] = {
    wire.VALUE: lambda value: (value,),
    wire.REFUSED: lambda value: Refused(*value),
    wire.FAILED: WorkFailed,
}

_lock = threading.Lock()
_controls: dict[str, socket.socket] = {}


@dataclass(slots=True)
class Usage:
    """What all children of this process have used so far."""

    children: int = 0
    cpu: float = 0.0
    peak_memory: int = 0  # bytes, of the largest


spent = Usage()


def warm(name: str = READER, *, idle: float | None = None) -> None:
    """Start a keeper now, unless it runs. With `idle` it ends after so many seconds at rest."""
    with _lock:
        _keeper(name, WARMED[name] if idle is None else idle)


def run(
    task: str,
    *arguments: object,
    limits: Limits = DEFAULT,
    on_news: Callable[[Any], object] | None = None,
) -> Any:
    """Let a child do a task of `desk.py`. Raises Refused, ChildDied or WorkFailed.

    `on_news` hears of every step; a task that asks whether to go on does so if it answers true.
    """
    with ExitStack() as stack:
        reply, status = _ask(PEN if task in WORK_OF_THE_PEN else READER, limits, stack)
        wire.send(reply, wire.REQUEST, (task, arguments, limits))
        answer, told = _listen(reply, on_news)
        ending = _ending(status)
    if answer is None:
        raise _obituary(ending, limits if task in FIRST_LOOK and not told else None)
    if isinstance(answer, Exception):
        raise answer
    return answer[0]


def _keeper(name: str, idle: float) -> socket.socket:
    if name not in _controls:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            subprocess.Popen(
                [
                    sys.executable,
                    "-I",
                    "-c",
                    START.format(BEFORE[name], name),
                    str(ROOT),
                    str(theirs.fileno()),
                    str(idle),
                ],
                pass_fds=[theirs.fileno()],
                env={k: os.environ[k] for k in PASSED_ON if k in os.environ} | {"LANG": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
            )
        _controls[name] = ours
    return _controls[name]


def _ask(name: str, limits: Limits, stack: ExitStack) -> tuple[socket.socket, socket.socket]:
    """Order a child; when the keeper is gone, start another one, once."""
    for last in (False, True):
        reply, reply_there = socket.socketpair()
        status, status_there = socket.socketpair()
        with reply_there, status_there, _lock:
            ours = [stack.enter_context(reply), stack.enter_context(status)]
            for end in ours:
                end.settimeout(limits.wall + GRACE)
            try:
                there = [reply_there.fileno(), status_there.fileno()]
                socket.send_fds(_keeper(name, REST[name]), [ORDER.pack(limits.wall)], there)
                return reply, status
            except OSError as error:
                _forget(name)
                if last:
                    raise ChildDied(Reason.CRASHED, "the keeper does not answer") from error
    raise AssertionError("unreachable")


def _forget(name: str) -> None:
    with suppress(KeyError):
        _controls.pop(name).close()


def _listen(
    reply: socket.socket, on_news: Callable[[Any], object] | None
) -> tuple[tuple[Any] | Exception | None, bool]:
    """Hear a child out: its answer (None if it went without one), and whether it told of a step."""
    told = False
    try:
        for letter, value in wire.replies(reply):
            if letter in (wire.NEWS, wire.ASK):
                told = True
                _hear(reply, letter, on_news(value) if on_news else None)
            elif letter in ANSWERS:
                return ANSWERS[letter](value), told
    except (wire.BrokenFrame, ConnectionError, TimeoutError):
        return None, told
    return None, told


def _hear(reply: socket.socket, letter: bytes, answer: object) -> None:
    """Answer a child that asks whether to go on; others only tell."""
    if letter == wire.ASK:
        wire.reply(reply, goes_on=bool(answer))


class _Ending(NamedTuple):
    """How a child ended: its wait status, the processor time that it used, whether it was late."""

    status: int
    cpu: float
    late: bool


def _ending(status: socket.socket) -> _Ending:
    """How the keeper says that the child ended."""
    try:
        message = status.recv(ENDING.size)
    except OSError:
        message = b""
    if len(message) < ENDING.size:
        return _Ending(signal.SIGKILL, 0.0, late=False)
    wait_status, cpu, peak, late = ENDING.unpack(message)
    with _lock:
        spent.children += 1
        spent.cpu += cpu
        spent.peak_memory = max(spent.peak_memory, peak * 1024)
    return _Ending(wait_status, cpu, late)


def _obituary(ending: _Ending, wordless: Limits | None) -> Refused | ChildDied:
    """A child that used up its allowance would do so again; any other death may be bad luck.

    On a busy machine the wall time ends before the processor time. One that was `wordless` within
    these limits and had half of its processor time shows that it is the file and not the machine.
    """
    if ending.late:
        worked = wordless is not None and ending.cpu >= wordless.cpu / 2
        return Refused(Reason.TIMED_OUT) if worked else ChildDied(Reason.TIMED_OUT)
    if os.WIFSIGNALED(ending.status):
        number = os.WTERMSIG(ending.status)
        if number in TOO_MUCH:
            return Refused(Reason.TOO_COMPLEX, signal.Signals(number).name)
        return ChildDied(Reason.CRASHED, signal.Signals(number).name)
    return ChildDied(Reason.CRASHED, "no answer")
