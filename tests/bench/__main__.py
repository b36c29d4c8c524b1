"""`python -m tests.bench [--letters 1000,100000] [--million] [--quick] [--keep] [--search]`.

Measures and judges. The files are measured at the first size, the pages and the search at every
one; a page may cost 1.4 times of what it costs at the first. The search is measured on SQLite too.
The table goes to the terminal and to var/bench/.
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
ON_SQLITE = 100_000
Part = dict[str, Any]


def main() -> None:
    """Run what was asked for."""
    wanted = _arguments()
    how = "quick" if wanted.quick else "full"
    server = server_of(os.environ.get("DATABASE_URL", ""))
    started, sizes = time.monotonic(), [int(size) for size in wanted.letters.split(",")]
    if wanted.crowd:
        parts, how = [_crowd(sizes[0], server, wanted.minutes)], "crowd"
    elif wanted.search:
        parts, how = _search(sizes, server, how, keep=wanted.keep), "search"
    else:
        parts = _everything(sizes, server, how, keep=wanted.keep)
    report.tell(parts, how=how, seconds=time.monotonic() - started)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--letters", help="sizes, separated by commas")
    parser.add_argument("--million", action="store_true", help="1,000,000 letters as well")
    parser.add_argument(
        "--quick", action="store_true", help="few rounds; 1,000 letters only, unless told"
    )
    parser.add_argument(
        "--search", action="store_true", help="only: the search, PostgreSQL and SQLite"
    )
    parser.add_argument("--crowd", action="store_true", help="only: 200 officers at work")
    parser.add_argument("--minutes", type=float, default=10, help="for so long (--crowd)")
    parser.add_argument("--keep", action="store_true", help="keep the databases for the next run")
    wanted = parser.parse_args()
    wanted.letters = wanted.letters or ("1000" if wanted.quick else "1000,100000")
    wanted.letters += ",1000000" if wanted.million else ""
    return wanted


def _everything(sizes: list[int], server: str, how: str, *, keep: bool) -> list[Part]:
    """All sizes, the search on SQLite, memory, and how pages grow with the collection."""
    parts = []
    for index, size in enumerate(sizes):
        parts += _measured(size, server, how, keep=keep, with_files=index == 0)
    if max(sizes) >= ON_SQLITE:
        parts.append(_alone("search", ON_SQLITE, "", how))
    parts.append({"title": "Memory", "lines": memory(how)})
    sized = [part for part in parts if "size" in part]
    for part in sized[1:]:
        title = f"{part['size']} against {sizes[0]} letters"
        parts.append({"title": title, "lines": _growth(sized[0], part)})
    return parts


def _search(sizes: list[int], server: str, how: str, *, keep: bool) -> list[Part]:
    """The search alone."""
    parts = [_alone("search", size, server, how, keep=keep) for size in sizes]
    return [*parts, _alone("search", ON_SQLITE, "", how)]


def _alone(what: str, size: int, server: str, how: str, *, keep: bool = False) -> Part:
    """One part, in an installation of its own."""
    installation = Installation(size, server=server, keep=keep)
    try:
        seconds = installation.prepare()
        report.say(f"{size} letters after {seconds:.0f} s")
        with installation.serving(OCR_ENGINE="none"):
            found = installation.measure(what, how)
    finally:
        installation.remove()
    on = "PostgreSQL" if server else "SQLite"
    part = found | {"title": f"{what.title()}, {size} letters, {on}"}
    part["lines"] = [_line(line) for line in found["lines"]]
    report.say(report.section(part))
    return part


def _crowd(size: int, server: str, minutes: float) -> Part:
    """Many people for some minutes; their scans are read meanwhile, as on any day."""
    installation = Installation(size, server=server)
    try:
        installation.prepare()
        with installation.serving():
            found = installation.measure("day", str(minutes))
    finally:
        installation.remove()
    return {"title": f"200 officers, {size} letters", "lines": list(map(_line, found["lines"]))}


def _measured(size: int, server: str, how: str, *, keep: bool, with_files: bool) -> list[Part]:
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


def _growth(first: Part, part: Part) -> list[Line]:
    """How much dearer a page is in the large collection, both measured in bare views."""
    small, large = (
        {line.name: line.value for line in one["lines"] if line.unit == "× bare"}
        for one in (first, part)
    )
    return [
        Line(name, round(large[name] / small[name], 2), "× of the first size", GROWTH)
        for name in large
        if small.get(name)
    ]


if __name__ == "__main__":
    main()
