"""What the browser prints: the agenda book across the sheet, and nothing only a screen needs."""

import io

import pypdf
from playwright.sync_api import expect

from tests.front.rendering import page, page_of

A4_ACROSS = (842, 595)
BOOK = {
    "register": {"pk": 1, "name": "Agenda surat masuk", "office": "KPPN Karang Melati"},
    "year": 2026,
    "columns": ["No.", "Isi ringkas"],
    "lines": [{"state": "used", "cells": [f"{n:04}/2026", "Permohonan"]} for n in range(90)],
}


def test_the_agenda_book_lies_across_the_sheet_with_its_head_on_each(office):
    shown = office.visit("/registers/1/print/", page("registers/print.html", **BOOK))
    sheets = pypdf.PdfReader(io.BytesIO(shown.pdf(prefer_css_page_size=True))).pages
    sizes = {tuple(round(side) for side in sheet.mediabox[2:]) for sheet in sheets}
    assert len(sheets) > 1 and sizes == {A4_ACROSS}
    assert all("Isi ringkas" in sheet.extract_text() for sheet in sheets)


def test_the_way_to_one_s_action_is_not_printed(office):
    bar = '<div class="act-bar narrow-only"><a href="#chain">Ke tindakan Anda</a></div>'
    shown = office.visit("/letters/1/", page_of(bar))
    shown.emulate_media(media="print")
    shown.set_viewport_size({"width": 390, "height": 844})
    expect(shown.locator(".act-bar")).to_be_hidden()
