"""An old list of inactive records: every row becomes a dossier, or says what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from archive.importing import cells as read
from archive.importing import old_words as words
from archive.importing.headings import Places, cell
from archive.importing.periods import span
from eoffice.organization.importing.cells import BadCell
from eoffice.organization.importing.cells import words as upto

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
    "medium": ("media", "media_simpan", "medium", "media_arsip", "jenis_media"),
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
    "vital": ("vital", "arsip_vital"),
    "protected": ("terjaga", "arsip_terjaga"),
    "note": ("keterangan", "ket", "catatan", "note", "remarks"),
}  # fmt: skip
REQUIRED = ("title", "span")
LONGEST_PLACE, LONGEST_CODE, LONGEST_TITLE = 20, 40, 500


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

    def read_as(heading: str, reader: Callable[[str], Any], name: str) -> Any:
        return _named(heading, reader, text(name))

    if not text("title"):
        raise BadCell(_("The description is missing."))
    first, last = read_as(_("Period covered"), span, "span")
    if first is None or last is None:
        raise BadCell(_("The period is missing; retention is counted from its end."))
    quantity, unit = read_as(_("Quantity"), words.quantity, "quantity")
    medium, media = read_as(_("Medium"), words.medium, "medium")
    kind = read_as(_("Category"), words.category, "category")
    return InactiveRow(
        number=text("number")[:100],
        title=text("title")[:LONGEST_TITLE],
        code=read_as(_("Code"), upto(LONGEST_CODE), "code"),
        creator=text("creator")[:200],
        unit=text("unit")[:200],
        span_from=first,
        span_until=last,
        copy_status=read_as(_("Copy status"), words.copies, "copy"),
        quantity=quantity,
        quantity_unit=unit,
        medium=medium,
        condition=read_as(_("Condition"), words.condition, "condition"),
        folder=read_as(_("Folder"), words.numbered, "folder"),
        box=read_as(_("Box"), words.numbered, "box"),
        room=read_as(_("Room"), upto(LONGEST_PLACE), "room"),
        shelf=read_as(_("Shelf"), upto(LONGEST_PLACE), "shelf"),
        is_vital=kind.is_vital or read_as(_("Vital record"), flag("vital"), "vital"),
        is_protected=kind.is_protected
        or read_as(_("Protected record"), flag("terjaga"), "protected"),
        security=read_as(_("Security"), read.security, "security"),
        note=_note(text("title")[LONGEST_TITLE:], kind.said, media, text("note")),
        **_terms(text),
    )


def _terms(text: Callable[[str], str]) -> dict[str, Any]:
    """Three columns, or one that says all of it; all three terms, or none."""
    active, inactive, final = text("active"), text("inactive"), text("final")
    if not (active and inactive and final):
        both = _named(_("Retention"), words.keeps, text("keeps"))
        if final and both[2] and read.final(final)[0] != read.final(both[2])[0]:
            raise BadCell(_("The row names two different final actions."))
        active, inactive, final = active or both[0], inactive or both[1], final or both[2]
    years, sooner = _named(_("Active years"), read.later_term, active)
    more, later = _named(_("Inactive years"), read.later_term, inactive)
    action, exception = _named(_("Final action"), read.final, final)
    known = (years is not None, more is not None, bool(action))
    if any(known) and not all(known):
        raise BadCell(_("Active years, inactive years and final action belong together."))
    return {
        "active_years": years,
        "inactive_years": more,
        "final_action": action,
        "final_note": read.with_said(exception, later, sooner)[:300],
    }


def flag(name: str) -> Callable[[str], bool]:
    """A reader for a column of ticks."""
    return lambda text: read.flag(text, name)


def _note(*said: str) -> str:
    return "; ".join(filter(None, said))[:1000]


def _named(heading: str, reader: Callable[[str], Any], text: str) -> Any:
    try:
        return reader(text)
    except BadCell as error:
        raise BadCell(f"{heading}: {error}") from error
