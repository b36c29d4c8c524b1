"""A draft cut into the blocks to which remarks are pinned: paragraphs, items, tables. Pure.

A block is named by its part and its place there; the same text always gives the same blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from lxml import html

from correspondence.draft_content import PARTS, TEXTS, addressed, rich, text_of
from correspondence.states import RecipientRole

Text = str | Promise
LISTS = ("ul", "ol")
SPACED = ("p", "br", "li", "tr", "td", "th")


@dataclass(frozen=True, slots=True)
class Block:
    """One place of a draft: its part, its place there, and what stands there."""

    part: str
    label: Text
    index: int
    text: str
    markup: SafeString

    @property
    def name(self) -> str:
        """The block in one word, for fields and addresses."""
        return f"{self.part}-{self.index}"


def blocks_of(content: Mapping[str, Any]) -> list[Block]:
    """Every block of a content, in reading order."""
    found = [_plain("subject", _("Subject"), 0, content["subject"])]
    rows = enumerate(addressees_in_words(content))
    found += [_plain("addressees", _("Addressees"), at, words) for at, words in rows]
    for name in TEXTS:
        found += blocks_of_rich(text_of(content, name), name)
    found += [_plain("event", PARTS["event"], 0, words) for words in event_in_words(content)]
    people = enumerate(people_in_words(content))
    found += [_plain("people", PARTS["people"], at, words) for at, words in people]
    return [block for block in found if block.text]


def blocks_of_rich(text: str, part: str = "body") -> list[Block]:
    """The blocks of one rich text: each paragraph, item of a list, and table."""
    label = PARTS.get(part, part)
    pieces = enumerate(_pieces(rich(text)))
    return [Block(part, label, at, words, markup) for at, (words, markup) in pieces]


def addressees_in_words(content: Mapping[str, Any]) -> list[str]:
    """Addressees, then copies, each in one line with its address."""
    to = [_in_a_line(row) for row in addressed(dict(content), RecipientRole.TO)]
    copies = addressed(dict(content), RecipientRole.COPY)
    return to + [_("Copy: %(name)s") % {"name": _in_a_line(row)} for row in copies]


def _in_a_line(row: Mapping[str, Any]) -> str:
    return ", ".join([row["name"], *row.get("address", "").splitlines()])


def people_in_words(content: Mapping[str, Any]) -> list[str]:
    """The people of an assignment, each in one line."""
    return [" · ".join(filter(None, row.values())) for row in content["people"]]


def event_in_words(content: Mapping[str, Any]) -> list[str]:
    """Day, time, place and agenda in one line; nothing without an event."""
    words = " · ".join(filter(None, content["event"].values()))
    return [words] if words else []


def _plain(part: str, label: Text, at: int, words: str) -> Block:
    text = str(words)
    return Block(part, label, at, text, SafeString(html.tostring(_paragraph(text), encoding=str)))


def _paragraph(text: str) -> html.HtmlElement:
    made = html.Element("p")
    made.text = text
    return made


def _pieces(clean: str) -> Iterator[tuple[str, SafeString]]:
    if not clean:
        return
    root = html.fragment_fromstring(clean, create_parent="div")
    if root.text and root.text.strip():
        yield _piece(_paragraph(root.text.strip()))
    for element in list(root):
        after, element.tail = (element.tail or "").strip(), None
        if element.tag in LISTS:
            yield from _items(element)
        elif words_of(element):
            yield _piece(element)
        if after:
            yield _piece(_paragraph(after))


def _items(element: html.HtmlElement) -> Iterator[tuple[str, SafeString]]:
    """Each item as a list of its own that goes on counting."""
    first = int(element.get("start") or 1)
    for number, item in enumerate([row for row in element if row.tag == "li"], start=first):
        alone = html.Element(element.tag)
        if element.tag == "ol":
            alone.set("start", str(number))
        item.tail = None
        alone.append(item)
        yield _piece(alone)


def _piece(element: html.HtmlElement) -> tuple[str, SafeString]:
    written = html.tostring(element, encoding=str)
    return words_of(element), mark_safe(written)  # noqa: S308  cleaned by draft_content.rich


def words_of(element: html.HtmlElement) -> str:
    """The words of an element in one line."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: html.HtmlElement) -> Iterator[str]:
    if element.tag in SPACED:
        yield " "
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
