"""The auditor's pages in a real browser: accessible, and no sideways scrolling on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from eoffice import audit

from .happenings import Happening, record

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def auditor_page(page, live_server, client_of, indra, eka):
    changes = {"urgency": ["biasa", "segera"], "subject": ["", audit.fingerprint("Mutasi")]}
    entries = [record(Happening.MOVED, by=eka, changes=changes) for _number in range(3)]
    cookie = client_of(indra).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    page.addresses = [f"{live_server.url}/trail/", f"{live_server.url}/trail/{entries[0].pk}/"]
    return page


@pytest.mark.parametrize("width", [1366, 390])
def test_the_pages_are_accessible_and_fit(auditor_page, width, tmp_path):
    auditor_page.set_viewport_size({"width": width, "height": 800})
    for number, address in enumerate(auditor_page.addresses):
        auditor_page.goto(address)
        auditor_page.screenshot(path=tmp_path / f"trail-{number}-{width}.png", full_page=True)
        found = Axe().run(auditor_page)
        assert found.violations_count == 0, found.generate_report()
        wide = auditor_page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide
