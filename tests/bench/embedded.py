"""What the embedded demo keeps in memory: supervisor, two web and two worker processes, at rest."""

from __future__ import annotations

import time
from http.client import HTTPConnection

from tests.bench.bars import Line
from tests.bench.installation import Installation
from tests.bench.processes import family, memory_of

LETTERS, ASKED, REST = 60, 40, 8
WORK = "80 pages of signed-in people, six scans prepared and read"


def memory(how: str) -> list[Line]:
    """Started, asked for a few pages, and left alone for a while."""
    installation = Installation(LETTERS)
    try:
        installation.prepare()
        with installation.serving() as running:
            for _ in range(ASKED):
                _ask(running.port)
            time.sleep(REST)
            size, processes = _seen(running)
            lines = [
                Line("memory at rest (PSS)", size, "MB", 300,
                     note=f"{processes} processes, SQLite, {ASKED} pages asked before"),
            ]  # fmt: skip
            running.measure("use", how)
            time.sleep(REST)
            lines.append(Line("memory at rest after work", _seen(running)[0], "MB", note=WORK))
    finally:
        installation.remove()
    return lines


def _seen(running: Installation) -> tuple[int, int]:
    """Megabytes, and of how many processes."""
    pid = running.process.pid
    return round(memory_of(pid)), len(family(pid))


def _ask(port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/accounts/login/")
    connection.getresponse().read()
    connection.close()
