"""The pages of a draft's way in a real browser: at two widths, without a violation or a script."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page

from correspondence.actions import drafting, reviewing
from correspondence.actions.reviewing import RemarkData
from tests.correspondence.drafts import content_of, draft_by, kind_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CHANGED = "<p>Dengan hormat.</p><p>Kami sampaikan jawaban atas konfirmasi Saudara.</p>"


@pytest.fixture
def draft(world, citra, danu):
    """Sent back once with a remark, corrected, sent up again: it waits for danu."""
    draft = draft_by(citra, kind_of(world, ("kasi_bank", 1), ("kasi_vera", 2)), urgency="segera")
    reviewing.submit(draft.pk, by=citra)
    remarks = [RemarkData("Sebut surat yang dijawab.", block=1, quote="Kami sampaikan jawaban.")]
    reviewing.send_back(draft.pk, by=danu, version=1, reason="Perbaiki", remarks=remarks)
    drafting.save_version(
        draft.pk, content_of(body=CHANGED, urgency="segera"), based_on=1, by=citra
    )
    reviewing.submit(draft.pk, by=citra)
    return draft


@pytest.fixture
def desk(live_server, page: Page, danu, client_of, draft):
    """Opens a page at the desk of Kasi PD; nothing on it may throw or break the policy."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: "Security Policy" in said.text and faults.append(said.text))
    session = client_of(danu).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    def opened(name: str, *about: int) -> Page:
        page.goto(live_server.url + reverse(f"outgoing:{name}", args=about))
        return page

    yield opened
    assert faults == []


def look(page: Page) -> None:
    """No violation, and nothing wider than the screen, on a laptop and on a phone."""
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 844})
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide), width
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("name", ["page", "compare", "send_back"])
def test_a_page_of_a_draft_has_no_violation(name, desk, draft):
    shown = desk(name, draft.pk)
    for fold in shown.locator("main details > summary").all():
        fold.click()
    look(shown)


@pytest.mark.parametrize("name", ["approvals", "list"])
def test_a_list_has_no_violation(name, desk):
    look(desk(name))


def test_from_the_tray_to_the_initial(desk, draft):
    tray = desk("approvals")
    tray.click("main .row-link")
    tray.wait_for_selector(".route .now")
    tray.click("main .act .btn-primary")
    tray.wait_for_selector(".message.success")
    assert tray.locator("main .row-link").count() == 0
