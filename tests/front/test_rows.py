"""Rows of the long lists say everything once, and nothing of them is taken for HTML."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from eoffice.pages.queries.inbox_rows import InboxRow
from eoffice.pages.queries.lists import Row
from eoffice.pages.templatetags import rows

AT = datetime(2024, 9, 23, 2, 14, tzinfo=UTC)
LETTER = {
    "pk": 7, "url": "/letters/7/", "subject": "<b>Rapat</b>", "sender": "Dinas & Co",
    "number": "5/<A>", "agenda": "0412/2024", "state": "", "urgency": "segera",
    "security": "biasa", "due_at": None, "left": None,
}  # fmt: skip
WAITING = {
    "kind": "copy", "letter_id": 9, "ask": "Tembusan", "is_unread": True,
    "progress": "", "desk": "", "since": AT,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _indonesian():
    with translation.override("id"):
        yield


def waiting(**facts) -> str:
    return rows.inbox_rows([InboxRow(**{**LETTER, **WAITING, **facts})])


def listed(**facts) -> str:
    return rows.letter_rows([Row(**{**LETTER, "sort": AT, "at": AT, "state": "read", **facts})])


@pytest.mark.parametrize("html", [waiting, listed])
def test_what_a_sender_wrote_is_escaped(html):
    assert "&lt;b&gt;Rapat&lt;/b&gt;" in html()
    assert "Dinas &amp; Co" in html()
    assert "5/&lt;A&gt;" in html()


def test_a_waiting_item_is_one_link_that_says_what_is_asked():
    html = waiting(progress="2 dari 3 selesai", desk="Plh. Kasi Bank")
    assert html.count("<a ") == 1
    assert all(word in html for word in ("Tembusan", "2 dari 3 selesai", "Plh. Kasi Bank"))
    assert "Segera" in html


def test_unread_is_said_in_words_too():
    assert "Belum dibaca" in waiting()
    assert "Belum dibaca" not in waiting(is_unread=False)


def test_a_tick_belongs_to_its_letter():
    row = InboxRow(**LETTER, **WAITING)
    assert 'name="letter" value="9"' in rows.inbox_rows([row], has_ticks=True)
    assert "checkbox" not in waiting()


def test_a_masked_sender_is_no_row_of_dashes():
    assert "—" not in waiting(sender="—", number="—") + listed(sender="—", number="—")


def test_a_list_speaks_the_language_of_the_page():
    before = waiting()
    with translation.override("en"):
        assert "Unread" in waiting()
    assert waiting() == before
