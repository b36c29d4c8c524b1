"""The story goes on: a hold stops the destruction, then it is done, with proof."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.archived import (
    CHAIR,
    HEAD,
    TITLE,
    YEAR,
    ArchiveStory,
    said,
)
from tests.journeys.installation import PASSWORD

HOLD = {
    "Title": "Pemeriksaan BPK atas pemeliharaan", "Order or case number": "ST-9/BPK",
    "Reason": "Bukti pemeliharaan diperiksa.",
}  # fmt: skip


@pytest.fixture(scope="module")
def told(told_in_the_archive: ArchiveStory) -> ArchiveStory:
    """The story of these modules."""
    return told_in_the_archive


def test_a_hold_stops_the_destruction_first(story: ArchiveStory):
    keeper = story.keeper("/archive/holds/new/")
    story.fill(keeper, HOLD | {"Dossiers": story.reference})
    story.look(keeper, "menahan")
    keeper.leave_by(said("Lay a hold"), "main form")
    story.hold = keeper.path()
    story.look(keeper, "penahanan")
    keeper.open(story.dossier)
    story.look(keeper, "berkas-ditahan")
    keeper = story.begin("Destruction", "Pemusnahan arsip Seksi Bank")
    keeper.sees(said("a hold is in force"))
    assert not keeper.page.locator("main [name=dossier]").count()
    story.destruction = re.sub("select/$", "", keeper.path())
    story.look(keeper, "tertahan")


def test_the_hold_is_lifted_and_the_list_frozen(story: ArchiveStory):
    keeper = story.keeper(f"{story.hold}lift/")
    keeper.write(said("Reason"), "Pemeriksaan selesai.")
    keeper.leave_by(said("Lift the hold"), "main form")
    keeper.open(f"{story.destruction}select/")
    keeper.sees(TITLE)
    story.look(keeper, "memilih-untuk-dimusnahkan")
    keeper.press(said("Freeze the list"))
    keeper.press(said("Appoint the committee"))
    keeper.choose(said("Chair"), "Kasubbag Umum")
    keeper.choose(said("Head of the unit that did the work"), "Kasi Bank")
    keeper.choose(said("Archivist"), "Arsiparis")
    story.look(keeper, "menunjuk-panitia")
    keeper.page.locator("main form [data-primary]").click()
    story.look(keeper, "panitia-ditunjuk")


def test_the_committee_appraises_each_dossier(story: ArchiveStory):
    chair = story.in_turn(CHAIR, story.destruction)
    chair.press(said("Appraise"))
    expect(chair.page.locator("main table.appraise tbody tr")).to_have_count(1)
    story.look(chair, "menilai")
    chair.leave_by(said("Agree to all that have no word yet"))
    chair.open(story.destruction)
    chair.press(said("Conclude the appraisal"))
    chair.write(said("Consideration of the committee"), "Nilai guna sudah habis; fisik diperiksa.")
    chair.press(said("Conclude the appraisal"), "main form")
    story.look(chair, "penilaian-selesai")
    assert not chair.page.locator("main a[href*='/disposals/approvals/']").count()


def test_the_head_of_the_office_agrees(story: ArchiveStory):
    head = story.in_turn(HEAD, story.destruction)
    head.page.locator("main a[href*='/disposals/approvals/']").click()
    head.tick(said("Agree"))
    story.look(head, "menyetujui-pemusnahan")
    head.press(said("Record the decision"))
    story.look(head, "pemusnahan-disetujui")


def test_it_is_executed_before_witnesses(story: ArchiveStory):
    keeper = story.keeper(story.destruction)
    keeper.press(said("Execute the disposal"))
    for label, text in {
        "Place": "Karang Melati", "Way of destruction": "Dicacah lalu dilebur",
        "Number of the decree": f"KEP-7/KPN.KM/{YEAR + 3}", "Date of the decree": story.day(0),
        "Witness of the legal unit": "Saksi Hukum", "Witness of internal audit": "Saksi Pengawasan",
    }.items():  # fmt: skip
        keeper.write(said(label), text)
    story.look(keeper, "melaksanakan-pemusnahan")
    keeper.press(said("Execute the disposal"), "main form")
    story.worked(keeper, story.destruction, said("Sign the minutes"))
    story.look(keeper, "pemusnahan-selesai")


def test_the_minutes_are_signed_and_filed(story: ArchiveStory):
    for account in (CHAIR, HEAD):
        signer = story.in_turn(account, story.destruction)
        signer.page.locator("main a[href$='/sign/']").click()
        signer.page.fill("[name=passphrase]", PASSWORD)
        story.look(signer, "menandatangani-berita-acara")
        signer.press(said("Sign"), "main form")
        signer.sees(said("The minutes are signed."))
    keeper = story.keeper(story.destruction)
    story.look(keeper, "berita-acara-ditandatangani")
    paper = keeper.page.locator("#papers-title ~ ul a").last.get_attribute("href")
    content = keeper.context.request.get(paper).body()
    assert content.startswith(b"%PDF") and content.count(b"/ByteRange") == 2
