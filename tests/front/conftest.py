"""A browser that visits rendered pages without a server: every answer comes from the test."""

from collections.abc import Iterator
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

STATIC = Path(__file__).resolve().parents[2] / "static"
ORIGIN = "http://office.test"
POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'"

expect.set_options(timeout=20_000)  # the machine may be busy


class Office:
    """The pages of a made-up office by address, and what was sent to it."""

    def __init__(self, tab: Page) -> None:
        self.tab = tab
        self.pages: dict[str, str | tuple[int, str]] = {}
        self.posts: list[str] = []
        self.faults: list[str] = []
        tab.route("**/*", self.answer)
        tab.on("pageerror", lambda error: self.faults.append(str(error)))
        tab.on("dialog", lambda dialog: dialog.accept())

    def answer(self, route: Route) -> None:
        """Serve a static file from disk, a page from the test, else 404."""
        path = urlsplit(route.request.url).path
        if route.request.method == "POST":
            self.posts.append(path)
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            route.fulfill(body=file.read_bytes(), content_type=guess_type(file.name)[0])
            return
        found = self.pages.get(path, (404, "nothing here"))
        status, body = found if isinstance(found, tuple) else (200, found)
        headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
        route.fulfill(status=status, body=body, headers=headers)

    def visit(self, path: str, html: str = "") -> Page:
        """Open an address; with HTML, that is what stands there from now on."""
        if html:
            self.pages[path] = html
        self.tab.goto(ORIGIN + path)
        return self.tab


@pytest.fixture
def office(page: Page) -> Iterator[Office]:
    """An office whose pages must not throw."""
    office = Office(page)
    yield office
    assert office.faults == []
