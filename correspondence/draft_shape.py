"""Rich text from elsewhere in the shape in which the editor writes it. Pure.

The editor keeps every word of an item and of a cell in a paragraph. A text that already stands so
is not changed by it, and two versions differ only where somebody wrote.
"""

from __future__ import annotations

from lxml import html

BLOCKS = frozenset({"p", "ul", "ol", "table"})
HOLDERS = ("li", "td", "th")


def shaped(clean: str) -> str:
    """Cleaned rich text with a paragraph around all words, and without empty ones between them."""
    if not clean:
        return ""
    root = html.fragment_fromstring(clean, create_parent="div")
    for holder in (root, *root.iter(*HOLDERS)):
        _wrap(holder)
    for paragraph in list(root):
        if paragraph.tag == "p":
            paragraph.text = _spaced(paragraph.text)
            if not len(paragraph) and not (paragraph.text or "").strip():
                paragraph.drop_tree()
    return "".join(html.tostring(block, encoding=str) for block in root)


def _wrap(holder: html.HtmlElement) -> None:
    """Put the words that stand freely in a holder into paragraphs of their own."""
    children = list(holder)
    paragraph = _begun(holder.text)
    holder.text = None
    for child in children:
        holder.remove(child)
    for child in children:
        after, child.tail = child.tail, None
        if child.tag in BLOCKS:
            _put(holder, paragraph)
            holder.append(child)
            paragraph = _begun(after)
        else:
            paragraph.append(child)
            child.tail = _spaced(after)
    _put(holder, paragraph)
    if not len(holder) and holder.tag in HOLDERS:
        holder.append(html.Element("p"))


def _begun(text: str | None) -> html.HtmlElement:
    paragraph = html.Element("p")
    paragraph.text = _spaced(text)
    return paragraph


def _put(holder: html.HtmlElement, paragraph: html.HtmlElement) -> None:
    if len(paragraph) or (paragraph.text or "").strip():
        holder.append(paragraph)


def _spaced(text: str | None) -> str | None:
    return text.replace("\t", " ") if text else text
