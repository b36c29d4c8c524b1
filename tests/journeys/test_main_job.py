"""The one story: a scanned letter reaches its official, goes down the chain, and comes back done.

The steps stand in the order in which they happen; each goes on where the one before it ended.
"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.story import FIRST, OWN, SECOND, Story

READY, TEXT = "Siap", "Teks tersedia"
ROW = "#tray > ol > li"
NUMBER = "h1.big-number, .recorded-number"
WRITTEN = {
    "Pengirim": "Kecamatan Lembah Seruni",
    "Nomor surat": "045.2/657/Kec.LS/VI/2024",
    "Perihal": "Permohonan data sarana air bersih perdesaan",
    "Kepada": "Kepala KPPN Karang Melati",
}


def test_the_recorder_enters_who_acts_for_whom(story: Story):
    recorder = story.who("tu.kppn")
    recorder.open("/acting/")
    recorder.press("Catat Plh. atau Plt.")
    recorder.choose("Jabatan", "Kepala Seksi Verifikasi")
    recorder.choose("Yang bertugas", "Kirana Perumpamaan")
    recorder.write("Hari terakhir", story.day(9))
    recorder.write("Nomor surat perintah", "SP-21/KPN.KM")
    recorder.press("Catat")
    recorder.sees("menggantikan Bimo Misalnya")
    story.picture(recorder, "plh-dicatat")


def test_the_clerk_hands_in_two_scans_at_once(story: Story):
    clerk = story.who("loket.kppn")
    clerk.open("/intake/").evaluate("window.sameVisit = true")
    clerk.page.set_input_files("#upload-files", [FIRST, SECOND])
    for path in (FIRST, SECOND):
        expect(clerk.page.locator(ROW, has_text=path.name)).to_be_visible()
    story.picture(clerk, "dua-pindaian-diterima")


def test_and_watches_them_become_ready_without_reloading(story: Story):
    clerk = story.who("loket.kppn")
    for row in (clerk.page.locator(ROW, has_text=path.name) for path in (FIRST, SECOND)):
        expect(row.locator(".progress-line")).to_contain_text(READY)
        expect(row.locator(".file-thumb img")).to_be_visible()
        expect(row.locator(".progress-line")).to_contain_text(TEXT, timeout=90_000)
    assert clerk.page.evaluate("window.sameVisit")
    story.picture(clerk, "keduanya-siap")


def test_the_recorder_records_one_with_the_keyboard_alone(story: Story):
    recorder = story.who("tu.kppn")
    recorder.open("/intake/")
    row = recorder.page.locator(ROW, has_text=SECOND.name)
    row.get_by_role("link", name="Catat").click()
    story.picture(recorder, "formulir-pencatatan")
    recorder.strokes = 0
    missing = [label for label in WRITTEN if not recorder.field(label).input_value()]
    for label in missing:
        recorder.type_into(label, WRITTEN[label])
    recorder.keys("Control+Enter")
    expect(recorder.page.locator(NUMBER)).to_be_visible()
    assert recorder.strokes <= 12 or SECOND.parent == OWN, missing


def test_the_number_is_shown_large(story: Story):
    recorder = story.who("tu.kppn")
    place = recorder.page.locator(NUMBER)
    story.number = place.inner_text().strip()
    assert re.fullmatch(r"\d{4}/\d{4}", story.number)
    story.picture(recorder, "nomor-agenda")


def test_the_head_disposes_to_two_heads_of_section_from_the_inbox(story: Story):
    head = story.who("kepala.kppn")
    head.open("/inbox/")
    story.picture(head, "kotak-masuk-kepala")
    head.follow(head.page.locator("main a.row-link", has_text=story.number))
    story.letter = head.path()
    for words in ("Kasi PD", "Kasi Bank", "Siapkan konsep jawaban"):
        head.tick(words)
    head.write("Catatan", "Mohon dibahas bersama, saya tunggu hasilnya.")
    story.picture(head, "lembar-disposisi")
    head.press("Kirim disposisi")
    head.sees("Disposisi terkirim")
    story.picture(head, "surat-didisposisikan")


def test_one_head_of_section_forwards_it_to_staff(story: Story):
    section = story.opens("pd.kppn")
    story.picture(section, "disposisi-untuk-kasi-pd")
    section.press("Teruskan")
    section.tick("Staf PD")
    section.tick("Selesaikan sesuai ketentuan")
    section.press("Kirim disposisi")
    story.picture(section, "diteruskan-ke-staf")


def test_the_other_declines_with_a_reason(story: Story):
    bank = story.opens("bank.kppn")
    bank.press("Lainnya")
    bank.press("Kembalikan kepada pemberi")
    bank.write("Alasan", "Rekonsiliasi ada pada Seksi Vera.")
    story.picture(bank, "kasi-bank-mengembalikan")
    bank.press("Kembalikan")
    bank.sees("dikembalikan kepada pemberi")


def test_the_head_sends_the_declined_branch_elsewhere(story: Story):
    head = story.opens("kepala.kppn")
    head.sees("Rekonsiliasi ada pada Seksi Vera.")
    story.picture(head, "cabang-yang-dikembalikan")
    head.press("Kirim ke jabatan lain")
    head.tick("Kasi Vera")
    head.press("Kirim")
    head.sees("Kirana Perumpamaan, S.E., M.Ak., menggantikan Bimo Misalnya")
    story.picture(head, "dialihkan-ke-kasi-vera")
