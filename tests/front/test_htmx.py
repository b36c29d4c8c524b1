"""A page and its fragment are fed by one view; a verb leads back with one sentence."""

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory, override_settings

from eoffice.htmx import back_to, is_fragment, page_or_fragment

HTMX = {"HX-Request": "true"}
PAGE, FRAGMENT = "the page", "the fragment"


@pytest.fixture
def letters(tmp_path, settings):
    """A pair of templates: letters/list.html and letters/_list.html; letters/lone.html alone."""
    (tmp_path / "letters").mkdir()
    for name, text in (("list", PAGE), ("_list", FRAGMENT), ("lone", PAGE), ("_rows", "rows")):
        (tmp_path / "letters" / f"{name}.html").write_text(text)
    with override_settings(TEMPLATES=[{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]):
        yield


def request(**headers):
    made = RequestFactory().get("/letters/", headers=headers)
    made._messages = CookieStorage(made)
    return made


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, PAGE),
        (HTMX, FRAGMENT),
        ({**HTMX, "HX-Boosted": "true"}, PAGE),
        ({**HTMX, "HX-History-Restore-Request": "true"}, PAGE),
    ],
)
def test_htmx_gets_the_fragment_and_a_visit_the_page(letters, headers, expected):
    answer = page_or_fragment(request(**headers), "letters/list", {}, status=422)
    assert (answer.content.decode(), answer.status_code) == (expected, 422)
    assert answer["Vary"] == "HX-Request"


def test_a_page_without_fragment_is_given_whole(letters):
    assert page_or_fragment(request(**HTMX), "letters/lone", {}).content.decode() == PAGE


def test_a_fragment_may_have_another_name(letters):
    answer = page_or_fragment(request(**HTMX), "letters/list", {}, fragment="letters/_rows.html")
    assert answer.content.decode() == "rows"


def test_a_verb_leads_back_with_its_sentence():
    asked = request()
    answer = back_to(asked, "/inbox/", message="Disposisi terkirim.")
    assert (answer.status_code, answer["Location"]) == (302, "/inbox/")
    assert [str(message) for message in asked._messages] == ["Disposisi terkirim."]


def test_a_verb_sent_by_htmx_moves_the_whole_page():
    assert back_to(request(**HTMX), "/inbox/")["HX-Redirect"] == "/inbox/"


def test_a_plain_request_is_no_fragment():
    assert not is_fragment(request())
