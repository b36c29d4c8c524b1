"""What each layout has beside the body (domain 1.2): parts, people, event, dates in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from correspondence.draft_content import Content
from correspondence.outgoing_states import Layout
from correspondence.printing import words
from correspondence.printing.rich_text import Block, blocks_of, items_of, plain_text

Parts = dict[str, Any]


def of_layout(layout: str, content: Content, day: date | None) -> Parts:
    """The data that only this layout's template reads; `day` is the date of the letter."""
    found = {"about": _about(content), "people": _people(content)}
    maker = MAKERS.get(layout)
    return found | maker(content, day) if maker else found


def _invitation(content: Content, _day: date | None) -> Parts:
    event = content["event"]
    time = event.get("time", "")
    rows = [
        ["hari, tanggal", words.written_day(event.get("day", ""))],
        ["waktu", f"pukul {time}" if time[:1].isdigit() else time],
        ["tempat", event.get("place", "")],
        ["acara", event.get("agenda", "")],
    ]
    body = blocks_of(content["body"])
    place = _place_of_event(body)
    shown = [row for row in rows if row[1]]
    return {"opening": body[:place], "event": shown, "closing": body[place:]}


def _place_of_event(body: list[Block]) -> int:
    """After the first paragraph that ends with a colon; else before the last block."""
    for order, block in enumerate(body, start=1):
        if plain_text([block]).endswith(":"):
            return order
    return max(len(body) - 1, min(len(body), 1))


def _assignment(content: Content, _day: date | None) -> Parts:
    return {"basis": _items(content, "basis"), "purpose": _items(content, "purpose")}


def _decree(content: Content, _day: date | None) -> Parts:
    deciding = _items(content, "deciding")
    clauses = [[words.clause(order), item] for order, item in enumerate(deciding, start=1)]
    return {
        "considering": _items(content, "considering"),
        "recalling": _items(content, "recalling"),
        "clauses": clauses,
    }


def _minutes(content: Content, day: date | None) -> Parts:
    return {
        "written_date": words.date_in_words(day),
        "parties": blocks_of(content["parts"].get("parties", "")),
    }


def _cover(content: Content, _day: date | None) -> Parts:
    """The writer's own table, or one row around what he wrote."""
    body = blocks_of(content["body"])
    return {"has_table": any(block["kind"] == "table" for block in body)}


MAKERS: dict[str, Callable[[Content, date | None], Parts]] = {
    Layout.INVITATION: _invitation,
    Layout.ASSIGNMENT: _assignment,
    Layout.DECREE: _decree,
    Layout.MINUTES: _minutes,
    Layout.COVER: _cover,
}


def _about(content: Content) -> str:
    return plain_text(blocks_of(content["parts"].get("about", ""))) or content["subject"]


def _items(content: Content, name: str) -> list[list[Block]]:
    return items_of(blocks_of(content["parts"].get(name, "")))


def _people(content: Content) -> list[dict[str, str]]:
    return [{**person, "nip": words.nip(person["nip"])} for person in content["people"]]
