"""Rich text as plain paragraphs and back, for those who write without a script. Pure.

A block that is no paragraph (a table, a list) stands in the plain text as a mark on a line of its
own, such as "[table 1]"; it stays as it is, wherever the mark is put, and even if it is lost.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from lxml import etree, html

from correspondence.draft_content import paragraphs_of


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the text: what stands for it in plain text, and itself."""

    plain: str
    rich: str
    is_kept: bool = False


def plain_of(text: str) -> str:
    """The paragraphs of rich text, a blank line between them, with marks for everything else."""
    return "\n\n".join(block.plain for block in _blocks(text))


def has_marks(text: str) -> bool:
    """Whether rich text holds more than paragraphs."""
    return any(block.is_kept for block in _blocks(text))


def with_plain(text: str, plain: str) -> str:
    """The rich text with these plain paragraphs; what did not change keeps its bold and italics."""
    before = _blocks(text)
    known = {block.plain: block for block in before}
    typed = [part.strip() for part in plain.replace("\r\n", "\n").split("\n\n")]
    found = [known.get(part) or Block(part, paragraphs_of(part)) for part in typed if part]
    written = {block.plain for block in found}
    for order, block in enumerate(before):
        if block.is_kept and block.plain not in written:
            found.insert(_place_after(before[:order], found), block)
    return "".join(block.rich for block in found)


def _place_after(earlier: list[Block], found: list[Block]) -> int:
    """Behind the nearest earlier block that is still there, else at the beginning."""
    places = [found.index(block) for block in reversed(earlier) if block in found]
    return places[0] + 1 if places else 0


def _blocks(text: str) -> list[Block]:
    found: list[Block] = []
    counts: dict[str, int] = {}
    for part in html.fragments_fromstring(text) if text.strip() else []:
        if isinstance(part, str):
            found += [Block(part.strip(), paragraphs_of(part.strip()))] if part.strip() else []
            continue
        tail, part.tail = (part.tail or "").strip(), None
        rich = etree.tostring(part, encoding="unicode", method="html")
        if part.tag in ("table", "ul", "ol"):
            counts[part.tag] = counts.get(part.tag, 0) + 1
            found.append(Block(_mark(part.tag, counts), rich, is_kept=True))
        elif words := _words(part):
            found.append(Block(words, rich))
        if tail:
            found.append(Block(tail, paragraphs_of(tail)))
    return found


def _mark(tag: str, counts: dict[str, int]) -> str:
    if tag == "table":
        return _("[table %(n)d]") % {"n": counts["table"]}
    return _("[list %(n)d]") % {"n": counts.get("ul", 0) + counts.get("ol", 0)}


def _words(part: html.HtmlElement) -> str:
    """The words of a paragraph, with its line breaks."""
    lines = [part.text or ""]
    for inner in part.iter():
        if inner is part:
            continue
        if inner.tag == "br":
            lines.append("")
        lines[-1] += inner.text or ""
        lines[-1] += inner.tail or ""
    return "\n".join(" ".join(line.split()) for line in lines).strip()
