"""Data of letters as the templates take them, without a database."""

from __future__ import annotations

from typing import Any

LAYOUTS = {
    "letter": ("Nomor", "Sifat", "Lampiran", "Hal", "Yth.", "di Tempat"),
    "memo": ("NOTA DINAS", "Kepada", "Dari", "Tanggal", "Hal"),
    "invitation": ("hari, tanggal", "Senin, 26 Agustus 2024", "waktu", "acara", "Yth."),
    "assignment": ("NOMOR", "Dasar", "MEMBERI TUGAS", "Kepada", "Untuk", "Ditetapkan di"),
    "circular": ("NOMOR", "TENTANG", "HEMAT ENERGI", "Ditetapkan di", "pada tanggal"),
    "announcement": ("NOMOR", "TENTANG", "HEMAT ENERGI", "Dikeluarkan di"),
    "cover": ("Naskah yang dikirim", "Banyaknya", "Diterima tanggal", "Penerima,"),
    "minutes": ("Pada hari ini, Senin", "PIHAK KESATU", "PIHAK KEDUA", "Saksi-saksi"),
    "decree": ("Menimbang", "Mengingat", "MEMUTUSKAN", "Menetapkan", "KESATU", "KEDUA"),
    "report": ("NOMOR", "TENTANG", "HEMAT ENERGI", "Dibuat di", "pada tanggal 19 Agustus 2024"),
}
PEOPLE = [
    {"name": f"Pegawai {n}", "rank": "Penata", "nip": "19800101 200501 1 004", "title": "Staf"}
    for n in range(1, 15)
]


def par(text: str, align: str = "", *marks: str) -> dict[str, Any]:
    """A paragraph."""
    return {"kind": "par", "align": align, "runs": [{"text": text, "marks": list(marks)}]}


def numbered(*items: list[dict[str, Any]]) -> dict[str, Any]:
    """A numbered list."""
    return {"kind": "list", "ordered": True, "start": 1, "items": list(items)}


def table(rows: int) -> dict[str, Any]:
    """A table of two columns with one row of heads."""

    def cell(x: int, y: int) -> dict[str, Any]:
        words = f"Kepala {x}" if y == 0 else f"isi {x} {y}"
        spans = {"x": x, "y": y, "colspan": 1, "rowspan": 1, "head": y == 0, "align": ""}
        return {**spans, "blocks": [par(words)]}

    def column(x: int) -> dict[str, Any]:
        head, row = f"Kepala {x}", f"isi {x} {rows - 1}"
        words = [{"text": "Kepala", "bold": True}, {"text": "isi", "bold": False}]
        return {
            "words": words,
            "lines": [{"text": head, "bold": True}, {"text": row, "bold": False}],
        }

    cells = [cell(x, y) for y in range(rows) for x in (0, 1)]
    columns = [column(x) for x in (0, 1)]
    return {"kind": "table", "columns": columns, "spans": [], "head": 1, "cells": cells}


def data(*, draft: bool = False, **other: Any) -> dict[str, Any]:
    """A signed letter, or a draft."""
    item = [par("Butir pertama")]
    return {
        "paper": "f4",
        "draft": "KONSEP – belum ditandatangani" if draft else "",
        "letterhead": {"lines": ["PEMERINTAH SAGARA", "DINAS REKAAN"], "address": "Jalan 1"},
        "title": "NOTA DINAS",
        "type": "Nota dinas",
        "number": "000.8/15/UMUM",
        "place": "Karang Melati",
        "date": "19 Agustus 2024",
        "subject": "Permohonan data",
        "attachment": "-",
        "marks": "Segera",
        "body": [par("Dengan hormat kami sampaikan jawaban.")],
        "to": [{"name": "Camat Lembah Seruni", "address": ""}],
        "copies": [{"name": name, "address": ""} for name in ("Bupati", "Inspektur", "Sekda")],
        "signature": {"lines": ["Kepala Dinas,"], "title": "Kepala Dinas", "name": "Kirana"},
        "about": "Hemat energi",
        "event": [["hari, tanggal", "Senin, 26 Agustus 2024"], ["waktu", "9"], ["acara", "x"]],
        "closing": [par("Demikian.")],
        "people": PEOPLE[:3],
        "basis": [item, item],
        "purpose": [item],
        "written_date": "Senin, tanggal sembilan belas",
        "considering": [item, item],
        "recalling": [item],
        "clauses": [["KESATU", item], ["KEDUA", item]],
        **other,
    }
