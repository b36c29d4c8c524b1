"""What was typed on the page of a draft, as a content.

Rich text comes from the editor as `<part>_rich`, or without a script as plain paragraphs in
`<part>`; rows come as `to-<n>-name` and `person-<n>-name`. A field that did not come stays as it
was.
"""

from __future__ import annotations

from django.http import QueryDict
from django.utils.html import escape

from correspondence import draft_content
from correspondence.draft_content import (
    EVENT_FIELDS,
    PARTS_OF,
    PERSON_FIELDS,
    TEXTS,
    Content,
    text_of,
)
from correspondence.draft_plain import plain_of, with_plain
from correspondence.forms.draft_rows import read_rows
from correspondence.forms.paper_fields import read_date
from eoffice.asked import whole

LINES = ("subject", "attachment_note", "security", "urgency", "place")
ADDRESSEE_FIELDS = ("name", "address", "email", "position", "office", "contact", "role", "other")


def read_content(data: QueryDict, before: Content, layout: str) -> Content:
    """What was typed, over what stood there before; cleaned."""
    typed = before | {name: data.get(name, before[name]) for name in LINES}
    typed |= _marks(data)
    for name in rich_names(before, layout):
        typed = _with_text(typed, name, _typed_text(data, name, text_of(before, name)))
    if "about" in PARTS_OF[layout] and about_is_subject(before):
        about = f"<p>{escape(typed['subject'])}</p>" if typed["subject"] else ""
        typed = _with_text(typed, "about", about)
    if "event_day" in data:
        typed["event"] = {name: data.get(f"event_{name}", "") for name in EVENT_FIELDS}
    if "addressees" in data:
        typed["addressees"] = [_by_its_way(row) for row in read_rows(data, "to", ADDRESSEE_FIELDS)]
    if "people" in data:
        typed["people"] = read_rows(data, "person", PERSON_FIELDS)
    return draft_content.cleaned(typed)


def _marks(data: QueryDict) -> Content:
    """The classification, and until when a reply is awaited, where they came."""
    found: Content = {}
    if "reply_by" in data:
        day = read_date(data["reply_by"])
        found["reply_by"] = day.isoformat() if day else ""
    if "classification" in data:
        found["classification"] = whole(data["classification"])
    return found


def _by_its_way(row: dict[str, str]) -> dict[str, str]:
    """An addressee for whom another way than the tray is wanted keeps only the words."""
    return row | {"position": "", "office": ""} if row["other"] else row


def rich_names(content: Content, layout: str) -> list[str]:
    """The parts of rich text of a layout, in reading order; mostly the subject is the title."""
    names = [name for name in TEXTS if name in PARTS_OF[layout]]
    if "about" in names and about_is_subject(content):
        names.remove("about")
    return names


def about_is_subject(content: Content) -> bool:
    """Whether "Tentang" says what the subject says, as it does unless somebody wrote it apart."""
    about = " ".join(plain_of(content["parts"].get("about", "")).split())
    return about in ("", content["subject"])


def _typed_text(data: QueryDict, name: str, before: str) -> str:
    if (rich := data.get(f"{name}_rich")) is not None:
        return rich
    return with_plain(before, data[name]) if name in data else before


def _with_text(content: Content, name: str, text: str) -> Content:
    if name == "body":
        return content | {"body": text}
    return content | {"parts": content["parts"] | {name: text}}
