"""An old list of inactive records: every row becomes a dossier, or says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from archive.importing import cells as read
from archive.importing.headings import Places, cell
from archive.states import Condition, CopyStatus, Medium
from eoffice.organization.importing.cells import BadCell

NAMES = {
    "title": ("uraian", "uraian_informasi", "uraian_informasi_arsip", "uraian_informasi_berkas",
              "uraian_berkas", "judul", "isi_informasi", "description", "title", "uraian_arsip",
              "uraian_masalah"),
    "number": ("nomor_arsip", "no_arsip", "nomor", "no_berkas", "nomor_berkas", "record_number"),
    "code": ("kode", "kode_klasifikasi", "klasifikasi", "kode_klas", "code"),
    "creator": ("pencipta", "pencipta_arsip", "creator"),
    "unit": ("unit", "unit_pengolah", "unit_kerja", "processing_unit"),
    "span": ("kurun_waktu", "tahun", "kurun_waktu_tahun", "tahun_arsip", "period", "tanggal"),
    "copy": ("tingkat_perkembangan", "tk_perkembangan", "perkembangan", "copy_status"),
    "quantity": ("jumlah", "volume", "jumlah_volume", "quantity"),
    "medium": ("media", "media_simpan", "medium"),
    "condition": ("kondisi", "keadaan", "condition"),
    "folder": ("folder", "nomor_folder", "no_folder", "nomor_definitif_folder"),
    "box": ("boks", "box", "nomor_boks", "no_boks", "no_box", "nomor_definitif_boks"),
    "room": ("ruang", "ruangan", "room"),
    "shelf": ("rak", "lemari", "shelf", "no_rak"),
    "active": ("aktif", "retensi_aktif", "jangka_simpan_aktif", "masa_aktif"),
    "inactive": ("inaktif", "retensi_inaktif", "jangka_simpan_inaktif", "masa_inaktif"),
    "final": ("nasib_akhir", "nasib", "final", "nasib_akhir_arsip"),
    "keeps": ("jangka_simpan_dan_nasib_akhir", "jangka_simpan", "retensi"),
    "category": ("kategori", "kategori_arsip", "category"),
    "security": ("keamanan", "klasifikasi_keamanan", "sifat", "security"),
    "note": ("keterangan", "ket", "catatan", "note", "remarks"),
}  # fmt: skip
REQUIRED = ("title", "span")
COPIES = {
    "": CopyStatus.ORIGINAL, "asli": CopyStatus.ORIGINAL, "kopi": CopyStatus.COPY,
    "copy": CopyStatus.COPY, "salinan": CopyStatus.COPY, "fotokopi": CopyStatus.COPY,
    "tembusan": CopyStatus.CARBON, "konsep": CopyStatus.DRAFT, "asli/kopi": CopyStatus.MIXED,
    "asli dan kopi": CopyStatus.MIXED, "asli, kopi": CopyStatus.MIXED,
}  # fmt: skip
CONDITIONS = {"": Condition.GOOD, "baik": Condition.GOOD, "rusak": Condition.DAMAGED,
              "tidak lengkap": Condition.INCOMPLETE, "hilang": Condition.LOST}  # fmt: skip
MEDIA = {"": Medium.PAPER, "kertas": Medium.PAPER, "tekstual": Medium.PAPER, "paper": Medium.PAPER,
         "elektronik": Medium.DIGITAL, "digital": Medium.DIGITAL,
         "kertas dan digital": Medium.BOTH}  # fmt: skip
QUANTITY = re.compile(r"^(\d{1,6})\s*(.*)$")
BOTH_TERMS = re.compile(
    r"^(\d{1,3})\s*(?:tahun|thn|th)?\s*(?:aktif)?\s*[,/+;-]\s*(\d{1,3})\s*(?:tahun|thn|th)?"
    r"\s*(?:inaktif)?\s*[,/;-]?\s*(.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InactiveRow:
    """What a row of the old list says."""

    number: str
    title: str
    code: str
    creator: str
    unit: str
    span_from: date
    span_until: date
    copy_status: str
    quantity: int
    quantity_unit: str
    medium: str
    condition: str
    folder: int | None
    box: int | None
    room: str
    shelf: str
    active_years: int | None
    inactive_years: int | None
    final_action: str
    final_note: str
    is_vital: bool
    is_protected: bool
    security: str
    note: str


def row_of(found: Sequence[str], places: Places) -> InactiveRow:
    """The row, or `BadCell` with the first thing that is wrong."""

    def text(name: str) -> str:
        return cell(found, places, name)

    if not text("title"):
        raise BadCell(_("The description is missing."))
    first, last = _named(_("Period covered"), read.span, text("span"))
    if first is None or last is None:
        raise BadCell(_("The period is missing; retention is counted from its end."))
    quantity, unit = _named(_("Quantity"), _quantity, text("quantity"))
    category = text("category").casefold()
    return InactiveRow(
        number=text("number")[:100],
        title=text("title")[:500],
        code=text("code")[:40],
        creator=text("creator")[:200],
        unit=text("unit")[:200],
        span_from=first,
        span_until=last,
        copy_status=_named(_("Copy status"), _one_of(COPIES), text("copy")),
        quantity=quantity,
        quantity_unit=unit,
        medium=_named(_("Medium"), _one_of(MEDIA), text("medium")),
        condition=_named(_("Condition"), _one_of(CONDITIONS), text("condition")),
        folder=_named(_("Folder"), _whole, text("folder")),
        box=_named(_("Box"), _whole, text("box")),
        room=text("room")[:20],
        shelf=text("shelf")[:20],
        is_vital="vital" in category,
        is_protected="terjaga" in category,
        security=_named(_("Security"), read.security, text("security")),
        note=text("note")[:1000],
        **_terms(text),
    )


def _terms(text: Callable[[str], str]) -> dict[str, Any]:
    """Three columns, or one that says all of it; all three terms, or none."""
    active, inactive, final = text("active"), text("inactive"), text("final")
    if both := BOTH_TERMS.match(text("keeps")):
        active, inactive, final = both[1], both[2], final or both[3]
    years = _named(_("Active years"), read.term, active)[0]
    more = _named(_("Inactive years"), read.term, inactive)[0]
    action, exception = _named(_("Final action"), read.final, final)
    known = (years is not None, more is not None, bool(action))
    if any(known) and not all(known):
        raise BadCell(_("Active years, inactive years and final action belong together."))
    return {
        "active_years": years,
        "inactive_years": more,
        "final_action": action,
        "final_note": exception[:300],
    }


def _named(heading: str, reader: Callable[[str], Any], text: str) -> Any:
    try:
        return reader(text)
    except BadCell as error:
        raise BadCell(f"{heading}: {error}") from error


def _one_of(known: Mapping[str, Any]) -> Callable[[str], Any]:
    def reader(text: str) -> Any:
        found = known.get(" ".join(text.casefold().split()))
        if found is None:
            allowed = ", ".join(word for word in known if word)
            raise BadCell(_("not one of: %(allowed)s") % {"allowed": allowed})
        return found

    return reader


def _quantity(text: str) -> tuple[int, str]:
    if not text:
        return 1, ""
    found = QUANTITY.match(text)
    if found is None or int(found[1]) < 1:
        raise BadCell(_("write a number and its unit, such as 2 folder"))
    return int(found[1]), found[2].strip()[:40]


def _whole(text: str) -> int | None:
    if text in read.NOTHING:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > 8:
        raise BadCell(_("not a whole number"))
    return int(text)
