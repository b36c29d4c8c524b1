"""What single cells of an old list say: terms in one column, media, condition, category, boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from archive.importing import cells as read
from archive.importing.numerals import in_digits
from archive.states import Condition, CopyStatus, Medium
from eoffice.organization.importing.cells import BadCell

COPIES = {
    "": CopyStatus.ORIGINAL, "asli": CopyStatus.ORIGINAL, "kopi": CopyStatus.COPY,
    "copy": CopyStatus.COPY, "salinan": CopyStatus.COPY, "fotokopi": CopyStatus.COPY,
    "fotocopy": CopyStatus.COPY, "foto kopi": CopyStatus.COPY, "foto copy": CopyStatus.COPY,
    "tembusan": CopyStatus.CARBON, "pertinggal": CopyStatus.CARBON, "konsep": CopyStatus.DRAFT,
    "draf": CopyStatus.DRAFT,
}  # fmt: skip
# from the best to the worst: of several words the last one counts
CONDITIONS = {"": Condition.GOOD, "baik": Condition.GOOD, "lengkap": Condition.GOOD,
              "utuh": Condition.GOOD, "tidak lengkap": Condition.INCOMPLETE,
              "rusak": Condition.DAMAGED, "rusak ringan": Condition.DAMAGED,
              "rusak berat": Condition.DAMAGED, "hilang": Condition.LOST}  # fmt: skip
MEDIA_NAMES = {
    Medium.PAPER: ("", "-", "kertas", "tekstual", "arsip tekstual", "paper", "hardcopy",
                   "hard copy", "konvensional", "buku"),
    Medium.DIGITAL: ("elektronik", "digital", "softcopy", "soft copy", "arsip elektronik"),
    Medium.PHOTO: ("foto", "photo", "arsip foto", "album foto", "negatif foto"),
    Medium.DISC: ("cd", "dvd", "vcd", "disket", "disk", "flashdisk", "flash disk", "hardisk",
                  "harddisk", "hard disk", "cd-rom", "cd rom", "cakram"),
    Medium.MAP: ("peta", "gambar", "gambar teknik", "kartografi", "kartografik", "denah",
                 "blueprint", "arsip kartografi", "cetak biru"),
    Medium.SOUND: ("video", "film", "kaset", "rekaman", "audio", "audio visual", "audiovisual",
                   "mikrofilm", "rekaman suara"),
}  # fmt: skip
MEDIA = {name: medium for medium, names in MEDIA_NAMES.items() for name in names}
QUANTITY = re.compile(r"^(\d{1,3}(?:\.\d{3})+|\d{1,6})(?![.,]?\d)\s*(.*)$")
SEVERAL = re.compile(r"\s*(?:[/,&+;]|\bdan\b|\bserta\b)\s*")
PART = re.compile(r"\s*(?:[/;+]|,(?!\d)|(?<=[a-z)]),|(?<=\s)[–-](?=\s))\s*", re.IGNORECASE)
AT_ONCE = re.compile(r"^(\d+\s*(?:\([^)]*\)\s*)?(?:tahun|thn|th)?\.?)\s*(?!tahun|thn|th)([a-z].*)$",
                     re.IGNORECASE)  # fmt: skip
WHICH = re.compile(r"\b(?:aktif|inaktif|in aktif)\b\s*:?\s*", re.IGNORECASE)
OF_A_KIND = re.compile(
    r"^(?:arsip\s+)?((?:non|bukan|tidak|tdk)[\s-]*)?(?:arsip\s+)?(vital|terjaga)$"
)
NUMBERED = re.compile(
    r"^(?:boks|box|bok|bx|folder|fd|map|no|nomor)?\b[\s.:]*(?:no|nomor)?\b[\s.:]*(\d{1,8})$",
    re.IGNORECASE,
)


PLAIN = frozenset({"", "-", "–", "umum", "biasa", "arsip umum"})


class Category(NamedTuple):
    """Whether a record is vital or protected, and what else its category says."""

    is_vital: bool
    is_protected: bool
    said: str


def category(cell: str) -> Category:
    """Of "vital", "terjaga", "non vital", "vital/terjaga"; other words are kept as they are."""
    text = " ".join(cell.casefold().split())
    if "vital" not in text and "terjaga" not in text:
        return Category(is_vital=False, is_protected=False, said="" if text in PLAIN else cell)
    words = [OF_A_KIND.match(word) for word in SEVERAL.split(text)]
    if not all(words):
        raise BadCell(_("write vital, terjaga or neither"))
    kinds = {word[2] for word in words if word and not word[1]}
    return Category("vital" in kinds, "terjaga" in kinds, "")


def one_of(known: Mapping[str, Any]) -> Callable[[str], Any]:
    """A reader for words of a list."""

    def reader(text: str) -> Any:
        found = known.get(" ".join(text.casefold().split()))
        if found is None:
            allowed = ", ".join(word for word in known if word)
            raise BadCell(_("not one of: %(allowed)s") % {"allowed": allowed})
        return found

    return reader


def medium(cell: str) -> tuple[str, str]:
    """The medium, and the words of a cell that names several which have no common name."""
    whole = MEDIA.get(" ".join(cell.casefold().split()))
    if whole is not None:
        return whole, ""
    found = list(map(one_of(MEDIA), SEVERAL.split(cell.strip().casefold())))
    if len(set(found)) == 1:
        return found[0], ""
    return (Medium.BOTH, "") if set(found) == {Medium.PAPER, Medium.DIGITAL} else (found[0], cell)


def copies(cell: str) -> str:
    """Original, copy, or some of both: "asli & fotokopi"."""
    found = {one_of(COPIES)(word) for word in SEVERAL.split(cell.strip().casefold())}
    return found.pop() if len(found) == 1 else CopyStatus.MIXED


def condition(cell: str) -> str:
    """One word or several: "baik/lengkap", "lengkap, rusak ringan"."""
    found = {one_of(CONDITIONS)(word) for word in SEVERAL.split(cell.strip().casefold())}
    return [one for one in CONDITIONS.values() if one in found][-1]


def quantity(cell: str) -> tuple[int, str]:
    """How many of what: "2 folder", "1.200 lembar"."""
    if not cell:
        return 1, ""
    found = QUANTITY.match(cell) or QUANTITY.match(in_digits(cell))
    number = int(found[1].replace(".", "")) if found else 0
    if found is None or not 0 < number < 1_000_000:
        raise BadCell(_("write a number and its unit, such as 2 folder"))
    return number, found[2].strip()[:40]


def numbered(cell: str) -> int | None:
    """The number of a box or a folder, also as "Boks 7"."""
    if cell in read.NOTHING:
        return None
    found = NUMBERED.match(cell)
    if found is None or not found[1].isascii():
        raise BadCell(_("not a whole number"))
    return int(found[1])


def keeps(cell: str) -> tuple[str, str, str]:
    """Active years, inactive years and final action of one cell: "2 tahun / 5 tahun / Musnah".

    The last of them may be left out, where it has a column of its own.
    """
    if cell in read.NOTHING:
        return "", "", ""
    parts = [WHICH.sub("", part).strip() for part in PART.split(in_digits(cell), maxsplit=2)]
    last = AT_ONCE.match(parts[1]) if len(parts) == 2 else None
    if last and any(begins.match(last[2]) for begins, _action in read.FINAL):
        parts = [parts[0], last[1].strip(), last[2]]
    if not 2 <= len(parts) <= 3 or not all(parts):
        raise BadCell(_("write active years, inactive years and final action, such as "
                        "2 tahun / 5 tahun / Musnah"))  # fmt: skip
    return parts[0], parts[1], parts[2] if len(parts) == 3 else ""
