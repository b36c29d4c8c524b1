"""Saved searches: kept, renamed and deleted by who has them; recorded without their words."""

import pytest

from correspondence.actions import saved_searches
from correspondence.actions.saved_searches import NameTaken
from correspondence.models import SavedSearch
from eoffice.audit.models import AuditEntry
from eoffice.errors import NotFound, Refused

pytestmark = pytest.mark.django_db


def test_it_leads_back_to_its_result(client_of, eka):
    browser = client_of(eka)
    browser.post("/search/save", {"name": "Jalan rusak", "query": "q=jalan&direction=incoming"})
    said = browser.get("/search/kept").content.decode()
    assert 'href="/search/?q=jalan&amp;direction=incoming"' in said and "Jalan rusak" in said


def test_it_is_renamed_and_deleted(eka):
    saved = saved_searches.save("Jalan", "q=jalan", by=eka)
    saved_searches.rename(saved.pk, "  Jalan   rusak ", by=eka)
    assert SavedSearch.objects.get().name == "Jalan rusak"
    saved_searches.delete(saved.pk, by=eka)
    assert not SavedSearch.objects.exists()


def test_two_of_one_name_are_refused(eka, danu):
    saved_searches.save("Jalan", "q=jalan", by=eka)
    saved_searches.save("Jalan", "q=jalan", by=danu)
    with pytest.raises(NameTaken):
        saved_searches.save("Jalan", "q=lain", by=eka)


def test_without_a_name_it_is_refused(eka):
    with pytest.raises(Refused):
        saved_searches.save("  ", "q=jalan", by=eka)


def test_those_of_others_do_not_exist(eka, danu):
    saved = saved_searches.save("Jalan", "q=jalan", by=eka)
    for act in (lambda: saved_searches.rename(saved.pk, "x", by=danu),
                lambda: saved_searches.delete(saved.pk, by=danu)):  # fmt: skip
        with pytest.raises(NotFound):
            act()


def test_the_trail_holds_no_word_of_it(eka):
    saved = saved_searches.save("Xylofon", "q=xylofon", by=eka)
    saved_searches.delete(saved.pk, by=eka)
    entries = AuditEntry.objects.filter(event__startswith="search.")
    assert entries.count() == 2
    assert "xylofon" not in str(list(entries.values_list("detail", "changes"))).casefold()


def test_what_stands_against_a_name_is_said_where_it_was_typed(client_of, eka):
    browser, wanted = client_of(eka), {"query": "q=jalan"}
    browser.post("/search/save", wanted | {"name": "Jalan"})
    again = browser.post("/search/save", wanted | {"name": "Jalan"}, follow=True)
    assert again.redirect_chain[0][0] == "/search/?q=jalan" and "sudah mempunyai" in again.text
    page = f"/search/kept/{SavedSearch.objects.get().pk}/rename"
    blank = browser.post(page, {"name": "  "}, follow=True)
    assert blank.redirect_chain[0][0] == "/search/kept" and "memerlukan nama" in blank.text
