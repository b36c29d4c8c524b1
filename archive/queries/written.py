"""How numbers and labels of the archive are written by hand or read by a scanner. Pure.

"12/2026" and "KU.01/12/2026" are dossiers, "boks 12" a box, sixteen signs the label.
"""

import re
from typing import NamedTuple

CODE = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")
BOX = re.compile(r"(?:boks|box|dus)[\s.]*(?:no\.?\s*)?(\d{1,8})", re.IGNORECASE)
DOSSIER = re.compile(r"(?:(\S.*)/)?(\d{1,8})/(\d{4})")


class Reference(NamedTuple):
    """The number of a dossier; without a code where none was written."""

    code: str
    number: int
    year: int


def code_in(text: str) -> str:
    """The code of a label in what was scanned or typed: the address of its QR, or the bare code."""
    found = CODE.search(text.strip().lower())
    return found[0] if found else ""


def box_in(text: str) -> int | None:
    """The number of the box that is meant, if one is."""
    found = BOX.fullmatch(text.strip())
    return int(found[1]) if found else None


def reference_in(text: str) -> Reference | None:
    """The dossier that is meant, if one is."""
    found = DOSSIER.fullmatch(text.strip())
    return Reference(found[1] or "", int(found[2]), int(found[3])) if found else None
