"""An address that nobody was given is answered in words: nothing written in it breaks a page."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

NAMES = (
    "from", "before", "after", "below", "page", "year", "office", "tab", "dossier", "letter",
    "item", "box", "place", "file", "scan", "sender_id", "opened", "days", "recorded", "held",
    "answers", "chases", "subject", "parent", "letter_date", "order", "state", "unit",
)  # fmt: skip
NONSENSE = ["²", "9" * 30, "9999-12-31T23:59:59-12:00_1", "2026-11-28T12:00:00Z_²"]
OTHERS = ("admin/", "accounts/", "i18n/")  # what Django and allauth read themselves
READERS = ("hadi", "laras", "indra")  # recorder, archivist, auditor


def addresses(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every address of the site that has no part of its own."""
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield address
        elif "<" not in address:
            yield from addresses(pattern, address)


PAGES = [one for one in addresses(get_resolver()) if "<" not in one and not one.startswith(OTHERS)]


def test_there_are_many_pages():
    assert len(PAGES) > 60


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("said", NONSENSE)
def test_nonsense_in_an_address_breaks_no_page(said, name, world, client_of):
    browser, query = client_of(world.officer(name)), urlencode(dict.fromkeys(NAMES, said))
    browser.raise_request_exception = False
    broken = [page for page in PAGES if browser.get(f"/{page}?{query}").status_code >= 500]
    assert broken == []
