"""The viewing copy with its pages the right way up."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pikepdf import Name

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits
from eoffice.pdf.work.structure import open_pdf
from eoffice.pdf.work.viewing import check, write


def turn_upright(viewing: Path, turns: Mapping[int, int], out: Path, *, limits: Limits) -> None:
    """Write a viewing copy anew with these pages (1 is the first) turned clockwise."""
    with open_pdf(viewing) as pdf:
        pages = len(pdf.pages)
        for page, degrees in turns.items():
            if not 1 <= page <= pages:
                raise Refused(Reason.NO_SUCH_PAGE, str(page))
            sheet = pdf.pages[page - 1].obj
            sheet[Name.Rotate] = (int(sheet.get(Name.Rotate, 0)) + degrees) % 360
        write(pdf, out)
    check(out, pages)
