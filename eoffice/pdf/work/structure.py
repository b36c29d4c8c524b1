"""Walking through a PDF without trusting it: opening, counting pages, visiting every object."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits

LOST_PAGE = "Pages tree includes non-dictionary object"  # as the reader words it
DEEPEST = 60  # levels of a page tree
RESOURCES = {"/Resources", "/DR"}
HOLDERS = (Array, Dictionary, Stream)
NAMED = {"/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties"}


def open_pdf(path: Path) -> pikepdf.Pdf:
    """Open a PDF that asks for no password."""
    try:
        pdf = pikepdf.open(path, suppress_warnings=True, access_mode=pikepdf.AccessMode.mmap)
    except pikepdf.PasswordError as error:
        raise Refused(Reason.ENCRYPTED) from error
    if not isinstance(pdf.trailer.get(Name.Root), Dictionary):
        raise Refused(Reason.DAMAGED, "no catalog")
    return pdf


def came_with_faults(pdf: pikepdf.Pdf) -> bool:
    """Whether the reader had to mend the file; refuse it where whole pages are not there."""
    faults = pdf.get_warnings()
    lost = [fault for fault in faults if LOST_PAGE in fault]
    if lost and len(lost) < len(faults):
        raise Refused(Reason.DAMAGED, "pages are missing")
    return bool(faults)


def count_pages(pdf: pikepdf.Pdf, limits: Limits) -> int:
    """Count the pages by walking the tree ourselves: cheap, however many it claims."""
    root = pdf.Root.get(Name.Pages)
    pages, stack, seen = 0, [(root, 0)] if isinstance(root, Dictionary) else [], set()
    while stack:
        node, depth = stack.pop()
        kids = node.get(Name.Kids)
        if not isinstance(kids, Array):
            pages += 1
            continue
        if depth > DEEPEST or node.objgen in seen:
            raise Refused(Reason.TOO_COMPLEX, "the page tree is no tree, or too deep")
        if node.is_indirect:
            seen.add(node.objgen)
        if pages + len(kids) > limits.pages * 2:
            raise Refused(Reason.TOO_MANY_PAGES, f"more than {limits.pages}")
        stack.extend((kid, depth + 1) for kid in kids if isinstance(kid, Dictionary))
    if not 0 < pages <= limits.pages:
        raise Refused(Reason.TOO_MANY_PAGES if pages else Reason.NO_PAGES, str(pages))
    return pages


def walk(start: Object, limits: Limits) -> Iterator[tuple[Object, bool]]:
    """Yield every dictionary and stream that can be reached, each indirect one once.

    The second value tells that the keys are free names (of fonts, pictures, glyphs, states) and
    mean nothing. The caller may empty a holder; what was in it is visited all the same.
    """
    stack: list[tuple[Object, str, bool]] = [(start, "", False)]
    seen: set[tuple[int, int]] = set()
    visited = 0
    while stack:
        holder, place, free = stack.pop()
        visited += 1
        if visited > limits.objects:
            raise Refused(Reason.TOO_COMPLEX, f"more than {limits.objects} objects")
        if isinstance(holder, Array):
            inside = [(place, value) for value in holder]
        else:
            inside = list(holder.items())
            yield holder, free
        for key, value in inside:
            if isinstance(value, HOLDERS) and not (value.is_indirect and value.objgen in seen):
                seen.add(value.objgen)
                stack.append((value, key, _names_freely(place, key)))


def _names_freely(place: str, key: str) -> bool:
    return (place in RESOURCES and key in NAMED) or place == "/AP" or key == "/CharProcs"


def number(value: object, default: float) -> float:
    """Read a PDF number that may be anything."""
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return default


def filters_of(stream: Object) -> list[str]:
    """The names of a stream's filters, in the order in which they are undone."""
    value = stream.get(Name.Filter)
    if isinstance(value, Name):
        return [str(value)]
    return [str(item) for item in value] if isinstance(value, Array) else []
