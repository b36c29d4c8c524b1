"""The end of the story: nothing is left but facts and proof, and a stranger finds nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.archived import (
    COLLEAGUE,
    MARK,
    STRANGER,
    SUBJECT,
    ArchiveStory,
    said,
    status,
)


@pytest.fixture(scope="module")
def told(told_in_the_archive: ArchiveStory) -> ArchiveStory:
    """The story of these modules."""
    return told_in_the_archive


def test_its_words_are_gone_and_the_certificate_is_shown(story: ArchiveStory):
    keeper = story.keeper(story.dossier)
    keeper.sees(status("Destroyed"))
    keeper.sees("BA-")
    story.look(keeper, "berkas-dimusnahkan")
    keeper.open(story.letter_page)
    keeper.sees(SUBJECT)
    keeper.sees("BA-")
    story.look(keeper, "surat-dimusnahkan")
    ends = ("original", "viewing", "pages/3/small", "pages/3/sharp", "pages/3/text")
    assert {keeper.status_of(f"{story.file}{end}") for end in ends} == {404}
    keeper.open(f"/search/?q={MARK}")
    expect(keeper.page.locator("#results")).to_have_count(0)
    story.look(keeper, "kata-halaman-3-hilang")


@pytest.mark.parametrize("account", [COLLEAGUE, STRANGER])
def test_a_stranger_finds_nothing_of_it(story: ArchiveStory, account: str):
    other = story.in_turn(account, f"/search/?q={SUBJECT}")
    expect(other.page.locator("#results")).to_have_count(0)
    story.look(other, "orang-luar-mencari")
    asked = ("suggest?q=Penggantian", "facets?q=Penggantian+pompa", "suggest?q=Kahuripan")
    told = [
        other.context.request.get(f"/search/{one}", headers={"HX-Request": "true"}).text()
        for one in asked
    ]
    assert not any(re.search(r"pompa|Tirta|>\s*[1-9]", one, re.IGNORECASE) for one in told), told
    pages = (story.letter_page, story.dossier, story.loan, story.box, story.transfer, story.hold,
             story.destruction, f"{story.file}original", f"{story.file}viewing")  # fmt: skip
    assert {page: other.status_of(page) for page in pages} == dict.fromkeys(pages, 404)


def test_the_installation_is_as_it_was_left(story: ArchiveStory):
    said_so = story.office.python(
        "from django.core.management import call_command; call_command('verify')"
    )
    assert said_so in ("Nothing is wrong.", said("Nothing is wrong."))


def test_nothing_was_wrong_with_any_page(story: ArchiveStory):
    assert story.wrong == []
