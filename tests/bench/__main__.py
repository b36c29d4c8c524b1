"""`python -m tests.bench [--letters 1000,100000] [--quick] [--keep] [--crowd]`: measure and judge.

The files are measured at the first size, the pages at every one; a page may cost 1.4 times of what
it costs at the first. The table goes to the terminal and to var/bench/.
"""

from __future__ import annotations

import argparse
import os
import time
from typing import Any

from tests.bench import report
from tests.bench.bars import Line
from tests.bench.database import server_of
from tests.bench.embedded import memory
from tests.bench.installation import Installation

GROWTH = 1.4


def main() -> None:
    """Run what was asked for."""
    wanted = _arguments()
    how = "quick" if wanted.quick else "full"
    server = server_of(os.environ.get("DATABASE_URL", ""))
    started, parts = time.monotonic(), []
    if wanted.crowd:
        parts = [_crowd(int(wanted.letters.split(",")[0]), server, wanted.minutes)]
        report.tell(parts, how="crowd", seconds=time.monotonic() - started)
        return
    sizes = [int(size) for size in wanted.letters.split(",")]
    for index, size in enumerate(sizes):
        parts += _measured(size, server, how, keep=wanted.keep, with_files=index == 0)
    parts.append({"title": "Memory", "lines": memory(how)})
    if len(sizes) > 1:
        parts.append({"title": f"{sizes[-1]} against {sizes[0]} letters", "lines": _growth(parts)})
    report.tell(parts, how=how, seconds=time.monotonic() - started)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--letters", help="sizes, separated by commas")
    parser.add_argument(
        "--quick", action="store_true", help="few rounds; 1,000 letters only, unless told"
    )
    parser.add_argument("--crowd", action="store_true", help="only: 200 officers at work")
    parser.add_argument("--minutes", type=float, default=10, help="for so long (--crowd)")
    parser.add_argument("--keep", action="store_true", help="keep the databases for the next run")
    wanted = parser.parse_args()
    wanted.letters = wanted.letters or ("1000" if wanted.quick else "1000,100000")
    return wanted


def _crowd(size: int, server: str, minutes: float) -> dict[str, Any]:
    """Many people for some minutes; their scans are read meanwhile, as on any day."""
    installation = Installation(size, server=server)
    try:
        installation.prepare()
        with installation.serving():
            found = installation.measure("day", str(minutes))
    finally:
        installation.remove()
    return {"title": f"200 officers, {size} letters", "lines": list(map(_line, found["lines"]))}


def _measured(
    size: int, server: str, how: str, *, keep: bool, with_files: bool
) -> list[dict[str, Any]]:
    installation = Installation(size, server=server, keep=keep)
    parts = []
    try:
        seconds = installation.prepare()
        report.say(f"{size} letters after {seconds:.0f} s")
        with installation.serving(OCR_ENGINE="none"):
            part = installation.measure("files" if with_files else "pages", how)
            parts.append({"title": f"{size} letters", "size": size} | part)
        if with_files:
            with installation.serving():
                parts.append({"title": "Reading"} | installation.measure("reading", how))
    finally:
        installation.remove()
    for part in parts:
        part["lines"] = [_line(found) for found in part["lines"]]
        report.say(report.section(part))
    return parts


def _line(found: dict[str, Any]) -> Line:
    found.pop("verdict")
    return Line(**found)


def _growth(parts: list[dict[str, Any]]) -> list[Line]:
    """How much dearer a page is in the large collection, both measured in bare views."""
    sized = [part for part in parts if "size" in part]
    small, large = (
        {line.name: line.value for line in part["lines"] if line.unit == "× bare"}
        for part in (sized[0], sized[-1])
    )
    return [
        Line(name, round(large[name] / small[name], 2), "× of the first size", GROWTH)
        for name in large
        if small.get(name)
    ]


if __name__ == "__main__":
    main()
