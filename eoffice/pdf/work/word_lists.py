"""Lists out of marked paragraphs: what Word counted stays counted, also after a pause.

`word_numbers` has written before every paragraph of a list its level, kind and number. Paragraphs
that follow one another become lists, one in the other; a list that goes on begins where it left
off. What a letter's list cannot say ("Pasal 3", "1.2") is written out in front of the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html

from eoffice.pdf.work.word_numbers import BEGIN, BETWEEN, END

MARK = re.compile(f"{BEGIN}([^{END}]*){END}")
BULLET, COUNTED = "-", "1"
NEAR = 120  # twentieths of a point: so far apart, two lists begin at the same edge


@dataclass(slots=True)
class Item:
    """What the mark of a paragraph says."""

    name: str
    level: int
    left: int
    kind: str
    count: int
    shown: str

    def depth_beside(self, other: Item) -> int:
        """Deeper (1), beside (0) or above (-1): by level in one list, by its place in two."""
        if self.name == other.name:
            return (self.level > other.level) - (self.level < other.level)
        apart = self.left - other.left
        return 0 if abs(apart) < NEAR else (apart > 0) - (apart < 0)


@dataclass(slots=True)
class Open:
    """A list that may go on."""

    last: Item
    element: html.HtmlElement


def with_lists(text: str) -> str:
    """The HTML with lists in place of marks."""
    if BEGIN not in text:
        return text
    root = html.fragment_fromstring(text, create_parent="div")
    for holder in [root, *root.iter("td", "th", "li")]:
        _build(holder)
    inner = "".join(html.tostring(part, encoding=str) for part in root)
    return MARK.sub("", (root.text or "") + inner)


def _build(holder: html.HtmlElement) -> None:
    stack: list[Open] = []
    for paragraph in list(holder):
        item = _taken(paragraph) if paragraph.tag == "p" else None
        if item is None:
            stack = []
            continue
        while stack and item.depth_beside(stack[-1].last) < 0:
            stack.pop()
        if item.kind:
            _into(stack, item, paragraph)
        else:
            _written_out(stack, item, paragraph)


def _taken(paragraph: html.HtmlElement) -> Item | None:
    """What the mark of a paragraph says; the mark is gone afterwards."""
    for element in paragraph.iter():
        if element.text and (found := MARK.match(element.text)):
            element.text = element.text[found.end() :]
            name, level, left, kind, count, shown = found[1].split(BETWEEN)
            return Item(name, int(level), int(left), kind, int(count), shown)
        if (element.text or "").strip():
            return None
    return None


def _written_out(stack: list[Open], item: Item, paragraph: html.HtmlElement) -> None:
    first = next((one for one in paragraph.iter() if one.text), paragraph)
    first.text = f"{item.shown} {(first.text or '').lstrip()}" if item.shown else first.text
    while stack and item.depth_beside(stack[-1].last) <= 0:
        stack.pop()
    if stack:
        stack[-1].element[-1].append(paragraph)


def _into(stack: list[Open], item: Item, paragraph: html.HtmlElement) -> None:
    if stack and item.depth_beside(stack[-1].last) == 0:
        before = stack[-1]
        if not _goes_on(before.last, item):
            stack.pop()
            made = _begun(item, depth=len(stack))
            before.element.addnext(made)
            stack.append(Open(item, made))
    else:
        made = _begun(item, depth=len(stack))
        if stack:
            stack[-1].element[-1].append(made)
        else:
            paragraph.addprevious(made)
        stack.append(Open(item, made))
    stack[-1].last = item
    row = html.Element("li")
    stack[-1].element.append(row)
    row.append(paragraph)


def _goes_on(before: Item, item: Item) -> bool:
    """Whether the next item stands in the same list."""
    return before.kind == item.kind and (item.kind == BULLET or before.count + 1 == item.count)


def _begun(item: Item, *, depth: int) -> html.HtmlElement:
    """The list of this item; figures are named where a letter would count with a, b, c."""
    made = html.Element("ul" if item.kind == BULLET else "ol")
    if item.kind != BULLET and (item.kind != COUNTED or depth % 2):
        made.set("type", item.kind)
    if item.kind != BULLET and item.count != 1:
        made.set("start", str(item.count))
    return made
