"""What the embedded demo keeps in memory: supervisor, two web and two worker processes, at rest."""

from __future__ import annotations

import time
from http.client import HTTPConnection

from tests.bench.bars import Line
from tests.bench.installation import Installation
from tests.bench.processes import family, memory_of

LETTERS, ASKED, REST = 60, 40, 8


def memory() -> list[Line]:
    """Started, asked for a few pages, and left alone for a while."""
    installation = Installation(LETTERS)
    try:
        installation.prepare()
        with installation.serving() as running:
            for _ in range(ASKED):
                _ask(running.port)
            time.sleep(REST)
            pid = running.process.pid
            note = f"{len(family(pid))} processes, SQLite, {ASKED} pages asked before"
            size = round(memory_of(pid))
    finally:
        installation.remove()
    return [Line("memory at rest (PSS)", size, "MB", 300, note=note)]


def _ask(port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/accounts/login/")
    connection.getresponse().read()
    connection.close()
