"""What is drawn once is drawn once for each language, and anew for whoever works on it."""

from django.utils import translation

from correspondence.forms.desk import BookFilterForm
from eoffice.pages.templatetags import frame_parts
from tests.front.rendering import entry

KEYS = "shared/_keys.html"


def test_each_language_has_its_own():
    with translation.override("id"):
        ours = frame_parts.fixed(KEYS)
    with translation.override("en"):
        assert frame_parts.fixed(KEYS) != ours
        assert "Shortcut keys" in frame_parts.fixed(KEYS)


def test_it_is_drawn_once(monkeypatch):
    first = frame_parts.fixed(KEYS)
    monkeypatch.setattr(frame_parts, "get_template", None)
    assert frame_parts.fixed(KEYS) == first


def test_whoever_works_on_it_sees_it_change(settings, monkeypatch):
    frame_parts.fixed(KEYS)
    settings.DEBUG = True
    asked = []
    monkeypatch.setattr(frame_parts, "_drawn", lambda *given: asked.append(given))
    assert frame_parts.fixed(KEYS)
    assert not asked


def test_a_counter_that_changes_is_shown():
    assert ">3<" in frame_parts.rail_entries([entry("Kotak masuk", count=3)])
    assert ">4<" in frame_parts.rail_entries([entry("Kotak masuk", count=4)])
    assert "count" not in frame_parts.bar_entries([entry("Kotak masuk")])


def test_filters_are_drawn_once_until_something_is_filtered(monkeypatch):
    empty = frame_parts.filters(BookFilterForm({}), "/x", "#lines")
    assert "Rapat" in frame_parts.filters(BookFilterForm({"q": "Rapat"}), "/x", "#lines")
    monkeypatch.setattr(frame_parts, "get_template", None)
    assert frame_parts.filters(BookFilterForm({"q": ""}), "/x", "#lines") == empty
