"""Every page of every role: nothing that axe finds, nothing sideways, no English left over."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.journeys import looking
from tests.journeys.installation import Installation
from tests.journeys.person import Person
from tests.journeys.tours import REFUSED, STRANGERS, TOURS
from tests.journeys.tours_archive import ENGLISH_ARCHIVE

ENGLISH_TOURS = {
    "kepala.kppn": ("/", "/inbox/", "/letters/{late}/", "/letters/{new}/dispose/", "/help/"),
    "arsip.pupr": ENGLISH_ARCHIVE,
}
WITH_WORDS_OF_ITS_OWN = "admin"  # the account that sees Django's administration


def look(person: Person, path: str, *, order: int = 0, status: int = 200) -> list[str]:
    """What is wrong with one page, each fault with the page's address."""
    answer = person.page.goto(path.format(**person.office.facts))
    faults = [] if answer.status == status else [f"answered {answer.status}"]
    faults += looking.faults_of(person.page, looking.in_turn(order))
    return [f"{path}: {fault}" for fault in faults]


@pytest.mark.parametrize("account", TOURS)
@pytest.mark.timeout(600)
def test_every_page_is_accessible_fits_and_is_indonesian(hire, account):
    person, faults = hire(account), []
    for order, path in enumerate(TOURS[account]):
        faults += look(person, path, order=order)
        left = account != WITH_WORDS_OF_ITS_OWN and looking.foreign_words(person.page)
        faults += [f"{path}: {words}" for words in left or ()]
    assert faults == []


@pytest.mark.parametrize("account", ENGLISH_TOURS)
def test_the_same_pages_speak_english(hire, account):
    head = hire(account)
    head.page.context.add_cookies(
        [{"name": "django_language", "value": "en", "url": head.office.url}]
    )
    faults = []
    for order, path in enumerate(ENGLISH_TOURS[account], 1):  # the other way round
        faults += look(head, path, order=order)
        left = looking.foreign_words(head.page, looking.INDONESIAN)
        faults += [f"{path}: {words}" for words in left]
    head.page.context.clear_cookies(name="django_language")
    assert faults == []


def test_strangers_see_only_the_door(browser: Browser, installation: Installation):
    stranger = Person(browser, installation, "")
    faults = [fault for path in STRANGERS for fault in look(stranger, path)]
    assert faults == [] and stranger.faults == []
    assert stranger.status_of("/inbox/") == 302
    stranger.context.close()


@pytest.mark.parametrize("path", REFUSED)
def test_a_refusal_says_why_and_how_to_go_on(browser: Browser, installation: Installation, path):
    head = Person(browser, installation, "kepala.kppn").sign_in()
    assert look(head, path, status=REFUSED[path]) == []
    assert looking.foreign_words(head.page) == []
    assert head.page.locator("main h1").is_visible() and head.page.locator("main a").count()
    head.context.close()
