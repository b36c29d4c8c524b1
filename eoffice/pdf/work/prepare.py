"""From what came in to what can be shown: the one child call behind every upload."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2

from eoffice.pdf import fence
from eoffice.pdf.identify import HEAD, identify
from eoffice.pdf.values import FileKind, Limits, Prepared
from eoffice.pdf.work.pictures import images_to_viewing
from eoffice.pdf.work.small import draw_small
from eoffice.pdf.work.viewing import Viewing, write_viewing


def prepare(
    original: Path, workdir: Path, *, limits: Limits, tell: Callable[[object], None]
) -> Prepared:
    """Inspect, neutralise or convert, check, and picture every page; tell of each picture."""
    with original.open("rb") as file:
        head = file.read(HEAD)
    kind = identify(head, original.stat().st_size, max_bytes=limits.bytes)
    path = workdir / "viewing.pdf"
    if kind is FileKind.PDF:
        viewing = write_viewing(original, path, limits)
    else:
        viewing = images_to_viewing(original, kind, path, limits)
    smalls = _picture(viewing, workdir, limits, tell)
    return Prepared(
        kind=kind,
        pages=len(viewing.sizes),
        neutralised=viewing.neutralised,
        viewing=path,
        page_sizes=tuple((round(width, 2), round(height, 2)) for width, height in viewing.sizes),
        signatures=viewing.signed,
        warnings=tuple(viewing.warnings),
        smalls=smalls,
    )


def _picture(
    viewing: Viewing, workdir: Path, limits: Limits, tell: Callable[[object], None]
) -> tuple[Path, ...]:
    smalls = []
    with pikepdf.open(viewing.path) as pdf, pypdfium2.PdfDocument(viewing.path) as document:
        for page in range(1, len(viewing.sizes) + 1):
            fence.allow(limits.page_cpu)
            image = draw_small(pdf, document, page, workdir, mended=viewing.mended)
            smalls.append(image.path)
            tell((page, image))
    return tuple(smalls)
