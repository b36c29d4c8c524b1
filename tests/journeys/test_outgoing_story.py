"""The story of an answer: drafted, sent back, corrected, coordinated, signed by a Plh.

In the order in which it happens; how it goes on stands in `test_outgoing_story_sent`.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.installation import PASSWORD
from tests.journeys.outgoing import (
    ACTING,
    ADDRESSEE,
    BESIDE,
    DESK,
    SECTION,
    STAFF,
    OutgoingStory,
    editor,
    rewrite,
    said,
)

FIRST = ("Data kontrak preservasi jalan kami sampaikan terlampir.", "Demikian agar maklum.")
ADDED, CLOSING = "Nilai kontrak sudah termasuk PPN.", "Atas perhatiannya kami ucapkan terima kasih."
BETTER = (FIRST[0], ADDED, CLOSING)
LAST = "Atas perhatian dan kerja sama Saudara kami ucapkan terima kasih."


@pytest.fixture(scope="module")
def told(told_going_out: OutgoingStory) -> OutgoingStory:
    """The story of these two modules."""
    return told_going_out


def test_the_desk_enters_who_acts_for_the_head(story: OutgoingStory):
    desk = story.who(DESK)
    desk.open("/acting/appoint/")
    desk.choose("Jabatan", "Kepala Dinas PUPR")
    desk.choose("Yang bertugas", "Melia Fiksiani")
    desk.write("Hari terakhir", story.day(9))
    desk.write("Nomor surat perintah", "800/21/DPUPR")
    desk.press("Catat")
    desk.sees("menggantikan Ir. Tirta Khayalan")
    story.look(desk, "plh-dicatat")


def test_staff_begins_the_answer_to_a_disposed_letter(story: OutgoingStory):
    staff = story.who(STAFF)
    staff.open(story.incoming)
    story.look(staff, "surat-yang-dijawab")
    staff.press(said("Write the answer"))
    staff.tick("Surat dinas")
    story.look(staff, "memilih-jenis")
    staff.press(said("Begin to write"))
    editor(staff.page)
    story.outgoing = re.sub(r"edit/$", "", staff.path())
    assert "S-17/KPN.KM" in editor(staff.page).inner_text()


def test_chooses_the_office_that_gets_it(story: OutgoingStory):
    staff = story.who(STAFF)
    rows = staff.page.locator("#addressees [data-row]")
    rows.first.locator(".who-drop").click()
    staff.page.locator("[name=add_name]").press_sequentially(ADDRESSEE, delay=20)
    staff.page.locator("#addressees [role=option]", has_text=ADDRESSEE).first.click()
    expect(rows.last.locator("[name$=-office]")).not_to_have_value("")
    staff.page.keyboard.press("Escape")
    staff.page.select_option("[name=classification]", index=1)  # the number will say it


def test_asks_another_division_and_sends_it_up(story: OutgoingStory):
    staff = story.who(STAFF)
    staff.press(said("Change the way"))
    staff.page.locator("[name=stop_add]").press_sequentially("Cipta Karya", delay=20)
    staff.page.locator("#route [role=option]").first.click()
    staff.page.select_option("[name=stop_add_kind]", "coordination")
    staff.page.locator("[name=do][value=route]").click()
    staff.sees("Kepala Bidang Cipta Karya", "#route")
    rewrite(staff.page, *FIRST)
    staff.choose(said("Classification"), "600.1.9")  # the number of this office says it
    story.look(staff, "menyusun-jawaban")
    staff.press(said("Send to be checked"))
    staff.sees("Kabid Bina Marga", ".route .now")
    story.look(staff, "terkirim-ke-kabid")


def test_the_head_of_the_division_sends_it_back_with_two_remarks(story: OutgoingStory):
    section = story.from_tray(SECTION)
    story.look(section, "konsep-di-meja-kabid")
    section.press(said("Send back"))
    places = section.page.locator("main ol.places > li")
    for place, remark in ((places.nth(2), "Sebut PPN."), (places.nth(3), "Salam penutup.")):
        place.locator("summary").click()
        place.locator("textarea").fill(remark)
    story.look(section, "dua-catatan")
    section.press(said("Send back"), "main form")
    expect(section.page).to_have_url(re.compile("/outgoing/approvals/"))


def test_staff_corrects_and_ticks_both_remarks(story: OutgoingStory):
    staff = story.at(STAFF)
    staff.sees("Salam penutup.")
    story.look(staff, "dua-catatan-pada-staf")
    staff.press(said("Edit"))
    rewrite(staff.page, *BETTER)
    staff.press(said("Save a version"))
    staff.sees("3", ".crumbs")
    story.at(STAFF)
    for _remark in range(2):
        staff.press(said("Corrected"), "#remarks")
    story.look(staff, "keduanya-diperbaiki")
    staff.press(said("Send up"))
    staff.sees("Kabid Bina Marga", ".route .now")


def test_the_head_of_the_division_improves_and_initials_it(story: OutgoingStory):
    section = story.from_tray(SECTION)
    section.press(said("Edit and initial"))
    rewrite(section.page, *BETTER[:-1], LAST)
    story.look(section, "kabid-memperbaiki")
    section.press(said("Save and initial"))
    section.sees("Kabid Cipta Karya", ".route .now")
    story.at(SECTION, "compare/")
    story.look(section, "versi-berdampingan")


def test_another_division_coordinates(story: OutgoingStory):
    beside = story.from_tray(BESIDE)
    story.look(beside, "koordinasi")
    beside.press(said("Initial"))
    expect(beside.page).to_have_url(re.compile("/outgoing/approvals/"))


def test_the_acting_head_signs(story: OutgoingStory):
    acting = story.from_tray(ACTING)
    story.look(acting, "menunggu-tanda-tangan")
    acting.press(said("Sign"))
    acting.sees("Plh.")
    acting.page.fill("[name=passphrase]", PASSWORD)
    story.look(acting, "menandatangani")
    acting.press(said("Sign"), "main form")
    number = acting.page.locator("h1.big-number")
    expect(number).to_contain_text("DPUPR")
    story.sent_number = number.inner_text().strip()
    story.look(acting, "bernomor")
