"""`python -m tests.bench.letters FOLDER… [--cache FOLDER] [--misses]`: how well letters are read.

A folder holds letters with what they say: `surat-001.json` beside `surat-001.pdf` (born digital),
`-pindai.pdf` (scan), `-foto.jpg` (photograph) and `-faks.tif` (fax). Each is read as the worker
reads it; the table tells how often number, date, sender and subject are suggested rightly, and how
much of the body was found in order. With a cache, what was read is kept there: empty it after a
change to character recognition.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Any

from eoffice import pdf
from tests.bench.marks import BODY, ENOUGH, Page, marked

FORMS = {"-pindai.pdf": "scan", "-foto.jpg": "photograph", "-faks.tif": "fax", ".pdf": "digital"}


def main() -> None:
    """Read every letter of the folders and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.letters")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--cache", type=Path, help="keep what was read")
    parser.add_argument("--misses", action="store_true", help="tell what was read wrongly")
    parser.add_argument("--only", choices=FORMS.values(), help="one form of the letters")
    wanted = parser.parse_args()
    marks: dict[str, dict[str, list[float]]] = {}
    for path, form, truth in _letters(wanted.folders):
        if wanted.only in (None, form):
            for mark in marked(truth, _pages(path, wanted.cache)):
                marks.setdefault(form, {}).setdefault(mark.field, []).append(mark.share)
                if wanted.misses and mark.share < ENOUGH:
                    sys.stdout.write(f"{path.name:24} {mark}\n")
    for form, fields in marks.items():
        told = (f"{field} {100 * mean(got):5.1f} %" for field, got in fields.items())
        sys.stdout.write(f"{form:11}{len(fields[BODY]):4} files  {'   '.join(told)}\n")


def _letters(folders: list[Path]) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """Every file of a letter, in what form it is, and what it says."""
    for folder in folders:
        for told in sorted(folder.glob("*.json")):
            for ending, form in FORMS.items():
                if (path := told.with_name(told.stem + ending)).exists():
                    yield path, form, json.loads(told.read_text())


def _pages(path: Path, cache: Path | None) -> list[Page]:
    """Text, words and lie of every page, read as the worker does."""
    kept = cache / f"{sha256(path.read_bytes()).hexdigest()[:24]}.json" if cache else None
    if kept and kept.exists():
        return json.loads(kept.read_text())
    with TemporaryDirectory() as folder:
        made = pdf.prepare(path, Path(folder))
        read = [pdf.read_page(made.viewing, page + 1) for page in range(made.pages)]
    pages = [
        {
            "text": page.text,
            "rotation": page.rotation,
            "words": [list(w) for w in map(astuple, page.words)],
        }
        for page in read
    ]
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(pages))
    return pages


if __name__ == "__main__":
    main()
