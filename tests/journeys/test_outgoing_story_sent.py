"""The second half of the story: sent, recorded by another office, checked by anybody, closed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.outgoing import ACTING, ADDRESSEE, STAFF, THERE, OutgoingStory, said
from tests.journeys.person import Person

PUBLIC = "/verify/"


@pytest.fixture(scope="module")
def told(told_going_out: OutgoingStory) -> OutgoingStory:
    """The story of these two modules."""
    return told_going_out


def test_and_sends_it(story: OutgoingStory):
    acting = story.who(ACTING)
    check = acting.page.locator("main a[href*='/verify/']").get_attribute("href")
    story.code = check.rstrip("/").rsplit("/", 1)[-1]
    file = acting.page.locator("main a[href*='/files/']").first.get_attribute("href")
    story.original = acting.context.request.get(file).body()
    assert story.original.startswith(b"%PDF")
    acting.press(said("Send"))
    acting.page.locator("main button[data-primary]").click()
    acting.sees(ADDRESSEE)
    story.look(acting, "dikirim")


def test_the_other_clerk_finds_it_and_records_it(story: OutgoingStory):
    clerk = story.who(THERE)
    row = clerk.page.locator("#tray > ol > li", has_text=story.sent_number.replace("/", "-"))
    for _look in range(40):
        clerk.open("/intake/")
        if row.count():
            break
        clerk.page.wait_for_timeout(500)
    story.look(clerk, "di-baki-kantor-lain")
    row.first.get_by_role("link", name="Catat").click()
    expect(clerk.field("Nomor surat")).to_have_value(story.sent_number)
    story.look(clerk, "formulir-terisi")
    clerk.press("Catat surat")
    number = clerk.page.locator("h1.big-number")
    story.their_number = number.inner_text().strip()


def test_the_sender_sees_their_number(story: OutgoingStory):
    staff = story.at(STAFF)
    staff.sees(story.their_number)
    story.look(staff, "nomor-agenda-mereka")


def test_anybody_can_check_the_letter(story: OutgoingStory):
    stranger = Person(story.browser, story.office, "")
    story.people["stranger"] = stranger
    stranger.open(f"{PUBLIC}{story.code}/")
    stranger.sees(said("Genuine and in force"))
    stranger.sees(story.sent_number)
    stranger.sees("TTE internal, tidak tersertifikasi")
    story.look(stranger, "halaman-qr")


@pytest.mark.parametrize(
    ("at", "judged"), [(None, "This file is unchanged."), (0.5, "This file was altered.")]
)
def test_a_changed_byte_is_found(story: OutgoingStory, at: float | None, judged: str):
    stranger = story.people["stranger"]
    content = bytearray(story.original)
    if at:
        content[int(len(content) * at)] ^= 1
    stranger.open(f"{PUBLIC}{story.code}/")
    file = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": bytes(content)}
    stranger.page.set_input_files("main [type=file]", file)
    stranger.press(said("Check the file"))
    stranger.sees(said(judged))
    story.look(stranger, "berkas-asli" if at is None else "berkas-diubah")


def test_the_answer_closes_the_letter_that_came_in(story: OutgoingStory):
    acting = story.at(ACTING, "signed/")
    acting.page.locator("main a[href*='outcome=answered']").click()
    expect(acting.page.locator("[name=outcome][value=answered]")).to_be_checked()
    acting.write("Catatan", f"Dijawab dengan surat {story.sent_number}.")
    story.look(acting, "menutup-dengan-jawaban")
    acting.press("Selesaikan surat", "main form")
    acting.sees("Dijawab dengan surat")
    story.look(acting, "surat-masuk-selesai")


def test_nothing_was_wrong_with_any_page(story: OutgoingStory):
    assert story.wrong == []
