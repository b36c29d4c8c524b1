"""Cutting a stack that was scanned in one go into its letters."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits
from eoffice.pdf.work.structure import count_pages, open_pdf
from eoffice.pdf.work.viewing import check


def split(
    source: Path, ranges: Sequence[tuple[int, int]], out: Path, *, limits: Limits
) -> tuple[Path, ...]:
    """Write one file per range of pages (first and last, both included)."""
    parts = []
    with open_pdf(source) as pdf:
        pages = count_pages(pdf, limits)
        for first, last in ranges:
            if not 1 <= first <= last <= pages:
                raise Refused(Reason.NO_SUCH_PAGE, f"{first}-{last}")
            path = out / f"pages-{first:04d}-{last:04d}.pdf"
            with pikepdf.new() as part:
                part.pages.extend(pdf.pages[first - 1 : last])
                part.save(path, deterministic_id=True)
            check(path, last - first + 1)
            parts.append(path)
    return tuple(parts)
