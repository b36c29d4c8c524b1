"""The story of the archive: a classification, a letter that is filed, and found.

In the order in which it happens; it goes on in `_borrowed`, `_boxed`, `_destroyed` and `_gone`.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.archive_papers import as_csv, as_xlsx, three_pages
from tests.journeys.archived import (
    CODE,
    DESK,
    HEAD,
    KEEPER,
    MARK,
    MISSPELT,
    RECORDER,
    RULES,
    SENDER,
    SUBJECT,
    TITLE,
    WRONG,
    YEAR,
    ArchiveStory,
    said,
)

SCHEDULES, UNFILED = "/archive/schedules/", "/archive/unfiled/?days=0"


@pytest.fixture(scope="module")
def told(told_in_the_archive: ArchiveStory) -> ArchiveStory:
    """The story of these modules."""
    return told_in_the_archive


def test_the_archivist_imports_a_table_and_is_told_what_is_wrong(story: ArchiveStory):
    keeper = story.keeper(SCHEDULES)
    story.look(keeper, "belum-ada-jadwal")
    keeper.press(said("Import a table"))
    keeper.write(said("Name"), "Klasifikasi dan JRA KPPN")
    keeper.write(said("Regulation"), "PMK contoh 17")
    keeper.write(said("Valid from"), "1 Januari 2010")
    keeper.page.set_input_files("main [type=file]", as_csv(*RULES, WRONG))
    keeper.press(said("Look at it first"))
    expect(keeper.page.locator("main [role=alert]")).to_contain_text("8")
    story.look(keeper, "tabel-dengan-kesalahan")
    keeper.page.set_input_files("main [type=file]", as_xlsx(*RULES))
    keeper.press(said("Look at it first"))
    expect(keeper.page.locator("main [role=alert]")).to_have_count(0)
    story.look(keeper, "tabel-diperiksa")


def test_simulates_it_and_puts_it_in_force(story: ArchiveStory):
    keeper = story.who(KEEPER)
    keeper.page.locator("form[action*=take-over] button").click()
    keeper.sees("Pemeliharaan gedung dan instalasi")
    story.look(keeper, "rancangan-jadwal")
    keeper.press(said("What would it change?"))
    story.look(keeper, "simulasi-jadwal")
    keeper.press(said("Put it in force"))
    keeper.sees(said("In force"))
    story.look(keeper, "jadwal-berlaku")


def test_a_scan_of_three_pages_comes(story: ArchiveStory):
    desk = story.in_turn(DESK, "/intake/")
    paper = three_pages(story.folder)
    desk.page.set_input_files("#upload-files", [paper])
    row = desk.page.locator("#tray > ol > li", has_text=paper.name)
    expect(row.locator(".progress-line")).to_contain_text("Teks tersedia", timeout=120_000)


def test_it_is_recorded(story: ArchiveStory):
    recorder = story.in_turn(RECORDER, "/intake/")
    row = recorder.page.locator("#tray > ol > li", has_text="surat-pompa-pindai.pdf")
    row.get_by_role("link", name="Catat").click()
    for label, text in {
        "Pengirim": SENDER, "Nomor surat": f"S-112/PAM/{YEAR}", "Perihal": SUBJECT,
        "Tanggal surat": f"12 Desember {YEAR}", "Kepada": "Kepala KPPN Karang Melati",
    }.items():  # fmt: skip
        recorder.field(label).fill(text)
    recorder.page.keyboard.press("Escape")
    recorder.page.keyboard.press("Control+Enter")
    expect(recorder.page.locator("h1.big-number, .recorded-number")).to_be_visible()


def test_the_head_lets_it_end(story: ArchiveStory):
    head = story.in_turn(HEAD, "/inbox/")
    head.follow(head.page.locator("main a.row-link", has_text=SUBJECT))
    story.letter_page = head.path()
    head.open(f"{story.letter_page}close/")
    head.tick(said("No action needed"))
    head.press("Selesaikan surat", "main form")
    head.sees(said("No action needed"))


def test_the_archivist_finds_it_on_the_daily_list(story: ArchiveStory):
    keeper = story.keeper("/archive/")
    story.look(keeper, "beranda-arsip")
    keeper.open(UNFILED)
    keeper.sees(SUBJECT)
    story.look(keeper, "belum-diberkaskan")
    keeper.page.locator("main a", has_text=SUBJECT).first.click()
    story.look(keeper, "surat-bagi-arsiparis")


def test_opens_a_dossier_for_it(story: ArchiveStory):
    keeper = story.who(KEEPER)
    pk = story.letter_page.strip("/").rsplit("/", 1)[-1]
    keeper.open(f"/archive/letters/{pk}/file/")
    story.look(keeper, "memberkaskan")
    keeper.press(said("Open a dossier"))
    story.fill(keeper, {"Title": TITLE, "Classification code": CODE, "Year": str(YEAR)})
    keeper.choose(said("Unit"), "Seksi Bank")
    keeper.choose(said("Medium"), said("Paper and digital"))
    story.look(keeper, "membuka-berkas")
    keeper.press(said("Open a dossier"), "main form")


def test_and_files_it_there(story: ArchiveStory):
    keeper = story.who(KEEPER)
    keeper.tick(said("There is paper"))
    story.look(keeper, "berkas-baru-diusulkan")
    keeper.press(said("File here"))
    keeper.sees(SUBJECT)
    story.dossier = keeper.path()
    story.look(keeper, "berkas-berisi")


def test_finds_it_by_a_misspelt_sender_and_by_words_of_page_3(story: ArchiveStory):
    keeper = story.who(KEEPER)
    hits = keeper.page.locator("#results a", has_text=SUBJECT)
    story.worked(keeper, f"/search/?q={MISSPELT}", SUBJECT)
    story.look(keeper, "cari-pengirim-salah-ketik")
    story.worked(keeper, f"/search/?q={MARK}", SUBJECT)
    story.look(keeper, "cari-kata-halaman-3")
    expect(hits.first).to_be_visible()
    keeper.sees("halaman 3", "#results")
    keeper.open(story.letter_page)
    image = keeper.page.locator("main img[src*='/files/']").first.get_attribute("src")
    story.file = re.match(r"/files/\d+/", image).group()
    assert keeper.status_of(f"{story.file}original") == 200
    story.look(keeper, "surat-diberkaskan")
