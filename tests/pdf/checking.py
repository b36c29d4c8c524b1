"""What an independent PDF/A checker says about a file.

It takes every warning of the process while it reads for a finding of its own, so what other tests
left for the garbage collector must not be noticed just then.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
from pikepdf import pdfa


@contextmanager
def undisturbed() -> Iterator[None]:
    """Nothing is collected in between."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def saved_as_archive(pdf: pikepdf.Pdf, path: Path) -> pdfa.Report:
    """Write a PDF/A-2b and say what was found; raises PdfaError where a rule is broken."""
    with undisturbed():
        return pdfa.save(pdf, path, "2b")


def rules_broken(path: Path) -> set[str]:
    """The rules of PDF/A-2b that a written file breaks."""
    with undisturbed():
        return {finding.rule for finding in pdfa.validate_written(path, "2b").findings}
