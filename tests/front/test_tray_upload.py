"""A scan that was received appears at the end of the tray; where it cannot, the tray is asked."""

import pytest
from playwright.sync_api import expect

from tests.front.rendering import page_of

POLL = '<div id="files-progress" hidden hx-get="/p?file={}.a" hx-trigger="every 60s"></div>'
ROWS = '<ol class="tray"{}><li id="scan-1">lama</li></ol>' + POLL.format(1)
TRAY = """{% include "shared/_dropzone.html" with upload_url="/upload" target="#tray" %}
<div id="tray">ROWS</div>"""
ANSWER = {"message": "Diterima.", "html": '<li id="scan-2">baru</li>' + POLL.format(2)}
SCAN = {"name": "satu.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}


@pytest.fixture
def hand_in(office):
    """Open a tray that takes new rows in this way, and put a scan into it."""

    def handed_in(takes):
        html = page_of(TRAY.replace("ROWS", ROWS.format(takes)), "upload")
        tab = office.visit("/tray", html)
        office.pages["/tray"] = '<ol class="tray"><li id="scan-9">dari awal</li></ol>'
        office.tab.route("**/upload", lambda route: route.fulfill(json=ANSWER))
        tab.set_input_files("#upload-files", [SCAN])
        expect(tab.locator(".upload-list li")).to_contain_text("Diterima")
        return tab

    return handed_in


def test_it_is_the_last_row_and_is_asked_for_with_the_others(hand_in):
    tab = hand_in(' data-takes="end"')
    expect(tab.locator("#tray li")).to_have_text(["lama", "baru"])
    expect(tab.locator("#files-progress")).to_have_attribute("hx-get", "/p?file=2.a&file=1.a")


@pytest.mark.parametrize("takes", [' data-takes="later"', ""])
def test_a_long_a_filtered_and_an_empty_tray_are_asked_for_anew(hand_in, takes):
    tab = hand_in(takes)
    expect(tab.locator("#tray li")).to_have_text(["dari awal"])
