"""`python -m tests.bench.searching [--letters 100000,1000000] [--base 10000] [--sqlite] [--keep]`.

The search alone at large sizes: few letters are simulated, then multiplied by SQL (`growing`).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time

from tests.bench import report
from tests.bench.bars import Line
from tests.bench.database import server_of
from tests.bench.installation import Installation

MEASURE = (
    "import django, json; django.setup();"
    "from tests.bench import finding, growing, office;"
    "growing.grow({times}) if {times} > 1 else None;"
    "lines = finding.search(office.OfficeAtWork(), {rounds}) if {rounds} else [];"
    "print(json.dumps([line.as_json() for line in lines]))"
)


def main() -> None:
    """Simulate once, then grow and measure at every size."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.searching")
    parser.add_argument("--letters", default="100000,1000000")
    parser.add_argument("--base", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--sqlite", action="store_true")
    parser.add_argument("--name", default="search", help="of the database, to run beside others")
    parser.add_argument("--keep", action="store_true", help="what was simulated is used again")
    wanted = parser.parse_args()
    server = "" if wanted.sqlite else server_of(os.environ.get("DATABASE_URL", ""))
    installation = Installation(wanted.base, server=server, keep=wanted.keep)
    if installation.database:
        installation.database.name = f"eoffice_bench_{wanted.name}"
        installation.environment["DATABASE_URL"] = installation.database.url
    try:
        installation.prepare()
        _measure_sizes(installation, wanted)
    finally:
        installation.remove()


def _measure_sizes(installation: Installation, wanted: argparse.Namespace) -> None:
    size = wanted.base
    for letters in map(int, wanted.letters.split(",")):
        start = time.monotonic()
        _run(installation, letters // size, 0)
        report.say(f"{letters} letters after {time.monotonic() - start:.0f} s")
        size = letters
        with installation.serving(OCR_ENGINE="none"):
            lines = _run(installation, 1, wanted.rounds)
        report.say(report.section({"title": f"Search, {letters} letters", "lines": lines}))


def _run(installation: Installation, times: int, rounds: int) -> list[Line]:
    known = {"BENCH_SERVE": str(installation.process.pid if installation.process else 0)}
    code = MEASURE.format(times=times, rounds=rounds)
    found = json.loads(installation._run([sys.executable, "-c", code], **known) or "[]")
    for line in found:
        line.pop("verdict")
    return [Line(**line) for line in found]


if __name__ == "__main__":
    main()
