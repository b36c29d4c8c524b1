"""The main job in a browser that runs no script: every task can be done with plain forms."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.installation import Installation
from tests.journeys.person import PATIENCE, Person
from tests.journeys.story import THIRD

SUBJECT = "Permohonan narasumber tanpa skrip"


class Plain:
    """The cast without scripts, and the letter that they hand on."""

    def __init__(self, browser: Browser, office: Installation) -> None:
        self.browser, self.office = browser, office
        self.people: dict[str, Person] = {}
        self.letter = ""

    def who(self, account: str) -> Person:
        """Somebody whose browser runs no script."""
        if account not in self.people:
            person = Person(self.browser, self.office, account, java_script_enabled=False)
            self.people[account] = person.sign_in()
        return self.people[account]

    def opens(self, account: str) -> Person:
        """Somebody opens the letter."""
        person = self.who(account)
        person.open(self.letter)
        return person


@pytest.fixture(scope="module")
def plain(browser: Browser, installation: Installation):
    cast = Plain(browser, installation)
    yield cast
    for person in cast.people.values():
        person.context.close()


def test_the_recorder_uploads_a_scan(plain: Plain):
    recorder = plain.who("tu.kppn")
    recorder.open("/intake/")
    recorder.page.set_input_files("#upload-files", THIRD)
    recorder.press("Unggah berkas")
    expect(recorder.page.locator("#tray")).to_contain_text(THIRD.name)


def _row_with_its_page(recorder):
    """The scan's row of the tray, reloaded until its first page can be seen."""
    row = recorder.page.locator("#tray li", has_text=THIRD.name).last
    until = time.monotonic() + PATIENCE / 1000
    while not row.locator(".file-thumb img").count() and time.monotonic() < until:
        recorder.page.reload()
    return row


def test_and_records_it_once_its_page_is_there(plain: Plain):
    recorder = plain.who("tu.kppn")
    _row_with_its_page(recorder).get_by_role("link", name="Catat").click()
    expect(recorder.page.locator(".viewer img").first).to_be_visible()
    recorder.write("Pengirim", "Kelurahan Tanpa Skrip")
    recorder.write("Perihal", SUBJECT)
    recorder.write("Kepada", "Kepala KPPN Karang Melati")
    recorder.write("Tembusan", "Kepala Subbagian Umum")
    recorder.press("Catat surat")
    if recorder.page.locator("h1.big-number").count() == 0:
        recorder.press("Surat baru")
    assert re.fullmatch(r"\d{4}/\d{4}", recorder.page.locator("h1.big-number").inner_text())


def test_the_head_disposes(plain: Plain):
    head = plain.who("kepala.kppn")
    head.open("/inbox/")
    head.follow(head.page.locator("main a.row-link", has_text=SUBJECT).first)
    plain.letter = head.path()
    head.press("Beri disposisi")
    for words in ("Kasi PD", "Tindak lanjuti"):
        head.tick(words)
    head.press("Kirim disposisi")
    head.sees("Kasi PD")


def test_the_section_forwards_and_staff_reports(plain: Plain):
    section = plain.opens("pd.kppn")
    section.press("Teruskan")
    section.tick("Staf PD")
    section.tick("Tindak lanjuti")
    section.leave_by("Kirim disposisi")
    staff = plain.opens("staf.pd.kppn")
    staff.press("Tulis laporan")
    staff.write("Laporan", "Sudah dikerjakan.")
    staff.page.set_input_files("main [type=file]", THIRD)
    staff.press("Kirim laporan")
    staff.sees("Dilaporkan")


def test_reports_are_accepted_up_to_the_head_who_closes(plain: Plain):
    section = plain.opens("pd.kppn")
    section.press("Terima laporan")
    section.press("Terima")
    section.press("Tulis laporan")
    section.write("Laporan", "Selesai.")
    section.leave_by("Kirim laporan")
    head = plain.opens("kepala.kppn")
    head.press("Terima laporan")
    head.press("Terima")
    head.press("Selesaikan surat")
    head.tick("Ditindaklanjuti")
    head.press("Selesaikan surat", "main form")
    head.sees("Ditindaklanjuti")


def test_a_copy_is_noted(plain: Plain):
    copied = plain.who("umum.kppn")
    copied.open("/inbox/?tab=copies")
    before = copied.page.locator("main a.row-link").count()
    copied.page.locator("main .tick input").first.check()
    copied.leave_by("Tandai sudah dipahami")
    copied.open("/inbox/?tab=copies")
    assert copied.page.locator("main a.row-link").count() == before - 1
