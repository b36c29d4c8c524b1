"""A Word file before it is read as HTML: its parts as trees, its styles, what is hidden in it.

Words that their writer has hidden are taken out, changes that nobody accepted are counted, and
what the reader of the file knows no tag for (formulas, capitals by format) is turned into words.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from lxml import etree

from eoffice.pdf.reasons import Reason, Refused

Element: TypeAlias = Any  # of lxml, which says nothing of its types
TEXTS = ("document", "footnotes", "endnotes")  # roots of the parts that hold what is read
OFF = ("false", "0", "off")
DEEPEST_STYLE = 20


@dataclass(slots=True)
class Told:
    """What the person who brings the file is told of."""

    changes: int = 0
    hidden: int = 0
    struck: int = 0
    comments: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, and on which one it rests."""

    based_on: str
    element: Element


@dataclass(slots=True)
class Parts:
    """The parts of a file that are read: trees for those with words, styles and numbers."""

    trees: dict[str, Element] = field(default_factory=dict)
    others: dict[str, bytes] = field(default_factory=dict)
    styles: dict[str, Style] = field(default_factory=dict)
    numbers: Element | None = None

    @property
    def texts(self) -> list[Element]:
        """The parts with words, the letter itself first."""
        found = [tree for tree in self.trees.values() if local(tree) in TEXTS]
        return sorted(found, key=lambda tree: TEXTS.index(local(tree)))

    def styled(self, style: str) -> Iterator[Element]:
        """A style and those on which it rests, the nearest first."""
        for _ in range(DEEPEST_STYLE):
            if (known := self.styles.get(style)) is None:
                return
            yield known.element
            style = known.based_on

    def packed(self) -> io.BytesIO:
        """The file again, with what became of its trees and without its pictures."""
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as archive:
            for name, tree in self.trees.items():
                archive.writestr(name, etree.tostring(tree))
            for name, content in self.others.items():
                archive.writestr(name, content)
        whole.seek(0)
        return whole


def parts_of(source: Path) -> Parts:
    """The parts of a file. Raises Refused where a part is no XML."""
    found = Parts()
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            content = archive.read(name)
            root = _root(content) if name.startswith("word/") and name.endswith(".xml") else None
            if root is None:
                found.others[name] = content
            else:
                found.trees[name] = root
    for root in found.trees.values():
        if local(root) == "styles":
            found.styles |= _styles(root)
        elif local(root) == "numbering":
            found.numbers = root
    return found


def _root(content: bytes) -> Element | None:
    """The tree of a part with words, styles or numbers; nothing for the others."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refused(Reason.DAMAGED, "xml") from error
    if root.getroottree().docinfo.doctype:
        raise Refused(Reason.DAMAGED, "doctype")
    return root if local(root) in (*TEXTS, "styles", "numbering") else None


def _styles(root: Element) -> dict[str, Style]:
    found = {}
    for style in children(root, "style"):
        based_on = value(child(style, "basedOn"))
        found[get(style, "styleId")] = Style(based_on, style)
    return found


def local(element: Element) -> str:
    """The name of an element without its namespace; nothing for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of this name, and so on down."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def children(element: Element, name: str) -> list[Element]:
    """The children of this name."""
    return [inner for inner in element if local(inner) == name]


def get(element: Element | None, name: str) -> str:
    """An attribute by its name without a namespace."""
    if element is None:
        return ""
    for key, said in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(said)
    return ""


def value(element: Element | None) -> str:
    """What an element says in `w:val`."""
    return get(element, "val")


def add(parent: Element, name: str, at: int, text: str = "") -> Element:
    """A new child in the namespace of its parent."""
    made = parent.makeelement(f"{{{etree.QName(parent).namespace}}}{name}")
    made.text = text or None
    parent.insert(at, made)
    return made


def all_of(root: Element, *names: str) -> list[Element]:
    """Every element of these names below, in reading order."""
    return [element for element in root.iter() if local(element) in names]


def above(element: Element, test: Callable[[str], bool]) -> Element | None:
    """The nearest element above whose name passes."""
    return next((outer for outer in element.iterancestors() if test(local(outer))), None)
