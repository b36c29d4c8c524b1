"""Measures a running installation and prints its lines as JSON; started by `installation`.

Parts: "pages" for every size of the collection, "files" with what comes of them, "search" alone,
"reading"; "use" only works, for others to look on; "day" takes minutes for how thoroughly.
"""

from __future__ import annotations

import json
import sys
import time

import django

django.setup()

from correspondence.models import Letter, Scan  # noqa: E402  Django comes first
from tests.bench import acts, crowd, files, finding, office, pages, reading  # noqa: E402
from tests.bench.bars import Line  # noqa: E402
from tests.bench.day import day  # noqa: E402
from tests.bench.paper import paper  # noqa: E402
from tests.bench.use import use  # noqa: E402

QUICK, FULL = "quick", "full"
ROUNDS = {QUICK: 12, FULL: 60}
SEARCHES = {QUICK: 15, FULL: 30}
FILES = {QUICK: 6, FULL: 20}
READINGS = {QUICK: 1, FULL: 3}
SECONDS = {QUICK: 1.0, FULL: 4.0}


def measure(part: str, how: str) -> list[Line]:
    """The lines of one part."""
    people = office.OfficeAtWork()
    if part == "search":
        return finding.search(people, SEARCHES[how])
    if part == "reading":
        return reading.reading(people, office.three_pages(), READINGS[how])
    content = office.three_pages()
    if part == "day":
        return day(people, content, float(how))
    if part == "use":
        use(people, content)
        return []
    lines, image = [], ""
    if part == "files":
        lines, image = files.uploads(people, content, FILES[how])
        lines += files.burst(people, content, files.BURST)
        lines += acts.acts(people, FILES[how]) + paper(FILES[how])
    return lines + _pages(people, image, content, how)


def _pages(people: office.OfficeAtWork, image: str, content: bytes, how: str) -> list[Line]:
    letter = office.long_letter(people, _a_scan(people, content))
    files.settle()
    lines = pages.lists(people, ROUNDS[how]) + pages.letter(people, letter, ROUNDS[how])
    lines += finding.search(people, SEARCHES[how])
    lines += pages.other_pages(people, ROUNDS[how] // 3) + pages.polls(people)
    lines.append(crowd.crowd(people, SECONDS[how]))
    return lines + (pages.weight(people, image) if image else [])


def _a_scan(people: office.OfficeAtWork, content: bytes) -> int:
    """A scan that waits in the tray and can be seen."""
    file = files.hand_in(
        people.as_person(office.CLERK), "panjang.pdf", office.unlike(content, 99_999)
    )
    files.settle()
    return Scan.objects.get(file=file).pk


if __name__ == "__main__":
    started = time.monotonic()
    found = measure(sys.argv[1], sys.argv[2])
    facts = {"letters": Letter.objects.count(), "seconds": round(time.monotonic() - started)}
    json.dump(facts | {"lines": [line.as_json() for line in found]}, sys.stdout)
