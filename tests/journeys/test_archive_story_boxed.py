"""The story goes on: the dossier is closed, boxed by its label and transferred."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.archive_papers import as_xlsx, label_in
from tests.journeys.archived import (
    BORROWER,
    CODE,
    KEEPER,
    LAST_DAY,
    RULES,
    YEAR,
    ArchiveStory,
    said,
    status,
)
from tests.journeys.person import Person

LONGER = [(*row[:3], "3 Tahun", *row[4:]) if row[0] == CODE else row for row in RULES]


@pytest.fixture(scope="module")
def told(told_in_the_archive: ArchiveStory) -> ArchiveStory:
    """The story of these modules."""
    return told_in_the_archive


def test_the_matter_is_closed_with_its_day(story: ArchiveStory):
    keeper = story.keeper(story.dossier)
    keeper.press(said("Close the dossier"))
    keeper.write(said("Closed on"), LAST_DAY)
    story.look(keeper, "menutup-berkas")
    keeper.page.locator("form[action*='/close/'] button").click()
    keeper.sees(f"1 Januari {YEAR + 3}")
    story.look(keeper, "berkas-ditutup")


def test_a_new_version_of_the_schedule_is_simulated_with_what_it_moves(story: ArchiveStory):
    keeper = story.keeper("/archive/schedules/import/")
    keeper.write(said("Name"), "Klasifikasi dan JRA tahun depan")
    keeper.write(said("Valid from"), f"1 Januari {YEAR + 4}")
    keeper.page.set_input_files("main [type=file]", as_xlsx(*LONGER))
    keeper.press(said("Look at it first"))
    keeper.page.locator("form[action*=take-over] button").click()
    keeper.press(said("What would it change?"))
    keeper.sees("+2")
    story.look(keeper, "simulasi-versi-baru")


def test_a_room_is_set_up(story: ArchiveStory):
    keeper = story.keeper("/archive/places/")
    story.look(keeper, "belum-ada-lokasi")
    keeper.press(said("Set up a place"))
    keeper.choose(said("Kind"), said("Room"))
    story.fill(keeper, {"Code": "R9", "Name": "Ruang arsip inaktif"})
    keeper.press(said("Set up a place"), "main form")
    keeper.page.locator("main th a", has_text="R9").click()


def test_a_shelf_in_it_and_a_box(story: ArchiveStory):
    keeper = story.who(KEEPER)
    keeper.press(said("Add a shelf"))
    keeper.write(said("Code"), "A")
    story.look(keeper, "membuat-rak")
    keeper.press(said("Set up a place"), "main form")
    keeper.page.locator("main th a", has_text=re.compile("^A$")).click()
    keeper.press(said("Make boxes"))
    keeper.press(said("Make boxes"), "main form")
    story.look(keeper, "rak-dengan-boks")
    keeper.follow(keeper.page.locator("main ul.rows a[href*='/archive/boxes/']").first)
    story.box = keeper.path()
    story.look(keeper, "boks-kosong")


def test_the_dossier_goes_into_the_box_by_scanning_both_labels(story: ArchiveStory):
    keeper = story.keeper(story.dossier)
    folder = keeper.page.get_by_role("link", name=said("Label")).get_attribute("href")
    keeper.open(story.box)
    box = keeper.page.get_by_role("link", name=said("Print the label")).get_attribute("href")
    codes = [label_in(keeper.context.request.get(address).body()) for address in (folder, box)]
    assert all(code.startswith(story.office.url) for code in codes)
    keeper.open("/archive/scan/")
    for code in codes:
        scan(story, keeper, code)
    keeper.open(codes[0].removeprefix(story.office.url))
    keeper.sees("R9/A")
    story.look(keeper, "berkas-dalam-boks")


def scan(story: ArchiveStory, keeper: Person, code: str) -> None:
    """A hand-held scanner types the code of a label and Enter."""
    keeper.page.keyboard.type(code)
    keeper.page.keyboard.press("Enter")
    keeper.page.wait_for_load_state()
    expect(keeper.field(said("Label"))).to_have_value("")
    story.look(keeper, "memindai-label")


def test_the_unit_hands_it_over_to_the_records_unit(story: ArchiveStory):
    keeper = story.begin("Transfer to the records unit", "Pemindahan arsip inaktif Seksi Bank")
    story.look(keeper, "memilih-untuk-dipindahkan")
    keeper.leave_by(said("Freeze the list"))
    story.transfer = keeper.path()
    story.look(keeper, "pemindahan-dibekukan")
    keeper.press(said("Appraise"))
    keeper.leave_by(said("Agree to all that have no word yet"))
    keeper.open(f"{story.transfer}conclude/")
    keeper.write(said("Note"), "Boks dan isinya sesuai dengan daftar.")
    keeper.press(said("Conclude the appraisal"))
    story.look(keeper, "pemindahan-dinilai")


def test_the_head_of_the_unit_agrees_and_the_boxes_are_taken_over(story: ArchiveStory):
    unit = story.in_turn(BORROWER, story.transfer)
    story.look(unit, "pemindahan-menunggu-kepala-seksi")
    unit.page.locator("main a[href*='/disposals/approvals/']").click()
    unit.tick(said("Agree"))
    unit.press(said("Record the decision"))
    keeper = story.keeper(story.transfer)
    keeper.press(said("Execute the disposal"))
    keeper.write(said("Place"), "Ruang arsip inaktif")
    story.look(keeper, "melaksanakan-pemindahan")
    keeper.press(said("Execute the disposal"), "main form")
    story.worked(keeper, story.transfer, said("Sign the minutes"))
    story.look(keeper, "pemindahan-selesai")
    keeper.open(story.dossier)
    keeper.sees(status("Inactive"))
