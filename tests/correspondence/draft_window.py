"""The page of a draft in a browser: a draft to open, its window, what is typed and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from correspondence import draft_content
from correspondence.actions import drafting
from correspondence.actions.drafting import DraftData
from correspondence.models import DraftWork, LetterType

TABLE = "<table><tbody><tr><td>Setoran</td></tr></tbody></table>"
AT_THE_START = """() => {
  const at = getSelection(), first = document.querySelector("[data-rich=body] .letter-text p");
  return at.isCollapsed && at.anchorOffset === 0 && first.contains(at.anchorNode);
}"""
COPIES = "Object.keys(sessionStorage).filter((key) => key.startsWith('draft:')).length"


def draft_by(writer, office, layout="letter", **words):
    """A draft with a paragraph and a table."""
    kind = LetterType.objects.create(
        organization=office, code="SD", name="Surat dinas", for_outgoing=True, layout=layout
    )
    content = draft_content.empty() | {"subject": "Hal", "body": f"<p>Isi</p>{TABLE}"} | words
    return drafting.start(DraftData(kind.pk, content), by=writer)


@pytest.fixture
def open_page(live_server, page: Page, citra, client_of) -> Iterator[Callable[..., Page]]:
    """Opens the page of a draft as its writer; nothing on it may throw or break the policy."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: "Security Policy" in said.text and faults.append(said.text))
    session = client_of(citra).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    def opened(draft, tab=page):
        tab.goto(live_server.url + reverse("outgoing:edit", args=[draft.pk]))
        tab.wait_for_selector(".letter-text")
        return tab

    yield opened
    assert faults == []


def type_into(tab, words):
    """Types before the first word; the editor takes over the caret of a click a moment later."""
    tab.locator("[data-rich=body] .letter-text p").first.click(position={"x": 2, "y": 5})
    tab.keyboard.press("Control+Home")
    tab.wait_for_function(AT_THE_START)
    tab.keyboard.type(words)


def body_of(draft):
    """What is kept of what was typed."""
    return DraftWork.objects.get(letter=draft).content["body"]
