"""A letter on paper: CPU of the warm limited children that typeset two pages and sign them.

The key is sealed with a cheap cost, because the derivation from the passphrase is not what is
measured here: it is made slow on purpose.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pikepdf

from eoffice import pdf
from eoffice.pdf import child
from tests.bench.bars import Line, p95
from tests.pdf.letters import data, par
from tests.pdf.signing import order

TEMPLATE, PAGES, WARM = "letter_letter", 2, 3
SENTENCE = "Sehubungan dengan hal tersebut kami sampaikan data yang diminta beserta lampirannya. "
TYPESETTING, SIGNING = 60, 100  # ms


def paper(rounds: int) -> list[Line]:
    """Typeset and sign in turn; the CPU seconds are those that the kernel counts for the child."""
    letter = data(body=[par(SENTENCE * 5) for _ in range(8)])
    typeset, signed = [], []
    with TemporaryDirectory() as folder:
        plain, done = Path(folder) / "letter.pdf", Path(folder) / "signed.pdf"
        for number in range(rounds + WARM):
            start = child.spent.cpu
            pdf.typeset(TEMPLATE, letter, plain)
            between = child.spent.cpu
            pdf.sign(plain, done, order())
            if number >= WARM:
                typeset.append(between - start)
                signed.append(child.spent.cpu - between)
        with pikepdf.open(done) as made:
            if len(made.pages) != PAGES:
                raise RuntimeError(f"The letter has {len(made.pages)} pages.")
    return [
        _line("typesetting a letter of 2 pages as PDF/A", typeset, TYPESETTING),
        _line("signing it (PAdES, P-256)", signed, SIGNING),
    ]


def _line(name: str, seconds: list[float], bar: int) -> Line:
    note = f"{len(seconds)} times, CPU of the child, p95 {1000 * p95(seconds):.0f} ms"
    return Line(name, round(1000 * median(seconds)), "ms", bar, note=note)
