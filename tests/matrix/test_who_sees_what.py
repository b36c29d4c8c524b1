"""The table of house 8, asked of the pages themselves: tie × security × part."""

import re

import pytest
from django.urls import reverse

from correspondence import access
from correspondence.models import Letter
from correspondence.queries.seeing import part_of
from eoffice.audit.models import AuditEntry
from tests.matrix.reading import text_of
from tests.matrix.sight import SIGHT
from tests.matrix.story import ABOVE, BELOW, BESIDE, NUMBER, REPORT, SENDER, SUBJECT, tell_story

pytestmark = pytest.mark.django_db
PARTS = ("small", "sharp", "text")
NAME = r'\s*<span[^>]*>[^<]*</span>\s*<div class="who">\s*<strong>[^<]*</strong>\s*'
BARE = re.compile(rf'id="branch-\d+">{NAME}</div>')


def parts_seen(story, browser) -> set[str]:
    """What one person's browser is shown of the letter, by the words of `sight`."""
    listed = text_of(browser.get(reverse("pages:letters")))
    found = text_of(browser.get(reverse("pages:search"), {"q": SUBJECT}))
    page = browser.get(reverse("pages:letter", args=[story.letter.pk]))
    said = text_of(page) if page.status_code == 200 else ""
    notes = {"above": ABOVE, "beside": BESIDE, "below": BELOW}
    seen = {name for name, words in notes.items() if words in said}
    seen |= {"line"} if SUBJECT in listed else set()
    seen |= {"masked"} if story.letter.agenda_number in listed and SUBJECT not in listed else set()
    seen |= {"found"} if f"/letters/{story.letter.pk}/" in found else set()
    seen |= {"pages"} if opens(browser, story.scan_file) else set()
    seen |= {"file"} if opens(browser, story.report_file) else set()
    seen |= {"tree"} if 'id="branch-' in said else set()
    seen |= {"desks"} if BARE.search(said) else set()
    assert ("pages" in seen) == (SENDER in said and "note-box" not in said)
    assert (REPORT in said) == ("file" in seen)
    return seen


def opens(browser, file) -> bool:
    """Whether the original opens; what does not open shows no page, text or copy either."""
    original = browser.get(reverse("files:original", args=[file.pk]))
    if original.status_code == 404:
        urls = [reverse(f"files:{part}", args=[file.pk, 1]) for part in PARTS]
        urls.append(reverse("files:viewing", args=[file.pk]))
        assert {browser.get(url).status_code for url in urls} == {404}
    return original.status_code == 200


@pytest.mark.parametrize("security", ["biasa", "terbatas", "rahasia"])
def test_everybody_sees_what_the_table_says(world, client_of, security):
    story = tell_story(world, security=security)
    table = {name: set(parts.split()) for name, parts in SIGHT[security].items()}
    seen = {name: parts_seen(story, client_of(world.officer(name))) for name in table}
    assert {name: sorted(parts) for name, parts in seen.items()} == {
        name: sorted(parts) for name, parts in table.items()
    }


@pytest.mark.parametrize("security", ["biasa", "terbatas", "rahasia"])
def test_every_view_that_is_to_be_recorded_is(world, client_of, security):
    story = tell_story(world, security=security)
    for name in SIGHT[security]:
        client_of(world.officer(name)).get(reverse("pages:letter", args=[story.letter.pk]))
    views = AuditEntry.objects.filter(subject_kind="secret", subject_id=story.letter.pk)
    viewers = set(views.values_list("actor__username", "event"))
    readers = {name for name, parts in SIGHT[security].items() if "pages" in parts.split()}
    audited = {("indra", "letter.audited")} if "indra" in readers else set()
    secret = (
        {(name, "letter.secret_viewed") for name in readers} if security == "rahasia" else set()
    )
    assert viewers == audited | secret


def test_a_named_copy_of_what_is_secret_opens_the_letter_only(world, client_of):
    story = tell_story(world, security="rahasia", named=True)
    assert parts_seen(story, client_of(world.officer("laras"))) == {"masked", "found", "pages"}


def lists_of(story, name: str) -> list[tuple[str, dict]]:
    """Every list, export and hint that this person may ask for, and the question."""
    ask = {"q": SENDER[:6], "sender_number": NUMBER, "office": story.letter.office_id}
    urls = [reverse(f"pages:{page}") for page in ("home", "inbox", "followed", "letters", "search")]
    urls += [reverse("notices:list"), reverse("intake:tray"), reverse("audit:trail")]
    urls += [reverse(f"intake:suggest_{what}") for what in ("senders", "duplicates", "seats")]
    if name != "arunika":  # the head reads the secret book with its words
        kinds = ("book", "print", "pdf", "xlsx")
        urls += [reverse(f"registers:{kind}", args=[story.book.pk]) for kind in kinds]
    return [(url, ask) for url in urls]


@pytest.mark.parametrize("name", ["arunika", "gita", "eka", "danu", "hadi", "bimo", "indra"])
def test_no_list_says_a_word_of_what_is_secret(world, client_of, name):
    story = tell_story(world, security="rahasia")
    browser = client_of(world.officer(name))
    said = {url: text_of(browser.get(url, ask)) for url, ask in lists_of(story, name)}
    words = (SUBJECT, "Quasarindo", REPORT)
    assert [url for url, text in said.items() if any(word in text for word in words)] == []


def test_top_secret_is_seen_as_secret_is(world):
    story = tell_story(world, security="rahasia")
    officers = [world.officer(name) for name in SIGHT["rahasia"]]
    secret = [part_of(officer, story.letter) for officer in officers]
    Letter.objects.update(security="sangat_rahasia")
    letter = Letter.objects.get()
    access.refresh(letter)
    assert [part_of(officer, letter) for officer in officers] == secret
    assert SIGHT["sangat_rahasia"] == SIGHT["rahasia"]
