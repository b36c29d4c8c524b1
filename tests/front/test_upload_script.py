"""Several files are sent one by one; each says what became of it, and none is lost from sight."""

import pytest
from playwright.sync_api import expect

from tests.front.rendering import page, page_of

DROPZONE = """{% with most_bytes=2000000 most_megabytes=2 %}
{% include "shared/_dropzone.html" with upload_url="/upload" target="#tray" %}{% endwith %}
<ul id="tray"><li>kosong</li></ul>"""
SCANS = [
    {"name": name, "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
    for name in ("satu.pdf", "dua.pdf")
]


@pytest.fixture
def tray(office):
    """The tray page, with the plain file field behind its button."""
    return office.visit("/tray", page_of(DROPZONE, "upload"))


def test_two_files_are_two_requests_and_the_answer_is_the_tray(office, tray):
    office.pages["/upload"] = "<li>satu.pdf Siap</li><li>dua.pdf Siap</li>"
    tray.set_input_files("#upload-files", SCANS)
    expect(tray.locator("#tray li")).to_have_count(2)
    expect(tray.locator(".upload-list li").last).to_contain_text("Diterima")
    assert office.posts == ["/upload", "/upload"]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ((500, "boom"), "Belum diterima"),
        ((422, '<p role="alert">Ini bukan surat.</p>'), "Ini bukan surat."),
    ],
)
def test_a_refused_file_stays_with_its_reason_and_a_second_try(office, tray, answer, sentence):
    office.pages["/upload"] = answer
    tray.set_input_files("#upload-files", SCANS[:1])
    expect(tray.locator(".upload-list li")).to_contain_text(sentence)
    office.pages["/upload"] = "<li>satu.pdf Siap</li>"
    tray.get_by_role("button", name="Coba lagi").click()
    expect(tray.locator("#tray")).to_contain_text("Siap")


def test_what_is_too_large_is_not_offered_a_second_try(office, tray):
    office.pages["/upload"] = (413, "")
    large = {**SCANS[0], "name": "besar.pdf", "buffer": b"%PDF-1.4" + bytes(2_000_000)}
    tray.set_input_files("#upload-files", [SCANS[0], large])
    expect(tray.locator(".upload-list .late")).to_contain_text(["Lebih besar"] * 2)
    expect(tray.get_by_role("button", name="Coba lagi")).to_have_count(0)


def test_a_file_over_the_limit_is_told_before_it_is_sent(office, tray):
    large = {**SCANS[0], "buffer": b"%PDF-1.4" + bytes(2_000_000)}
    office.pages["/upload"] = "<li>dua.pdf Siap</li>"
    tray.set_input_files("#upload-files", [large, SCANS[1]])
    expect(tray.locator("#tray")).to_contain_text("dua.pdf")
    expect(tray.locator(".upload-list")).to_contain_text("Lebih besar dari 2 MB")
    assert office.posts == ["/upload"]


def test_a_session_that_ended_is_told_in_words(office, tray):
    office.pages["/upload"] = page("shared/frame_public.html", officer=None)
    tray.set_input_files("#upload-files", SCANS[:1])
    expect(tray.locator(".upload-list li")).to_contain_text("Sesi Anda berakhir")
    expect(tray.locator("#tray")).to_have_text("kosong")
