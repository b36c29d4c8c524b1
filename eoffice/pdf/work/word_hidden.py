"""What a Word file shows and what it hides: hidden words out, changes counted, forms into words."""

from __future__ import annotations

from eoffice.pdf.work.word_parts import (
    OFF,
    Element,
    Parts,
    Told,
    above,
    add,
    all_of,
    child,
    get,
    local,
    value,
)

LOOKS = ("vanish", "caps", "strike", "dstrike")
CHANGED = ("ins", "del", "moveFrom", "moveTo")
PRIVATE = dict.fromkeys(range(0xE000, 0xF900))  # ours: marks of lists


def settle(parts: Parts) -> Told:
    """Make of the trees what their reader can show; say what was left out."""
    told, looks = Told(), _Looks(parts)
    for root in parts.texts:
        told.changes += sum(map(_is_change, all_of(root, *CHANGED)))
        told.comments += len(all_of(root, "commentReference"))
        _settle_runs(root, looks, told)
        hidden_rows = [row for row in all_of(root, "tr") if _says(child(row, "trPr", "hidden"))]
        told.hidden += sum(map(_drop, hidden_rows))
        _join(root)
        _plain(root)
    return told


def _settle_runs(root: Element, looks: _Looks, told: Told) -> None:
    for run in all_of(root, "r"):
        look = looks.of(run)
        if "vanish" in look:
            told.hidden += _drop(run)
            continue
        if look & {"strike", "dstrike"}:
            told.struck += any((text.text or "").strip() for text in all_of(run, "t"))
        if "caps" in look:
            for text in all_of(run, "t"):
                text.text = (text.text or "").upper()


class _Looks:
    """Which of our properties a run has: by itself, by its own style, or by its paragraph's."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.styles: dict[str, dict[str, bool]] = {"": {}}
        for style in parts.styles:
            self.styles[style] = self._chain(style)
        self.any_style = any(self.styles.values())

    def of(self, run: Element) -> set[str]:
        """Their names."""
        properties = child(run, "rPr")
        found = self._own(properties)
        if self.any_style:
            paragraph = above(run, "p".__eq__)
            own = self.styles.get(value(child(properties, "rStyle")), {})
            of_paragraph = self.styles.get(style_of(paragraph), {})
            found = {**of_paragraph, **own, **found}
        return {name for name, is_on in found.items() if is_on}

    def _chain(self, style: str) -> dict[str, bool]:
        found: dict[str, bool] = {}
        for element in self.parts.styled(style):
            found = {**self._own(child(element, "rPr")), **found}
        return found

    def _own(self, properties: Element | None) -> dict[str, bool]:
        if properties is None:
            return {}
        return {name: _says(one) for one in properties if (name := local(one)) in LOOKS}


def _join(root: Element) -> None:
    """A paragraph whose end was taken out goes on in the next; a hidden one without words goes."""
    for paragraph in all_of(root, "p"):
        following, parent = paragraph.getnext(), paragraph.getparent()
        if parent is None or following is None or local(following) != "p":
            continue
        if child(paragraph, "pPr", "rPr", "del") is not None:
            place = 0 if child(following, "pPr") is None else 1
            words = [inner for inner in paragraph if local(inner) != "pPr"]
            for at, inner in enumerate(words, start=place):
                following.insert(at, inner)
            parent.remove(paragraph)
        elif _says(child(paragraph, "pPr", "rPr", "vanish")) and not has_words(paragraph):
            parent.remove(paragraph)


def _is_change(element: Element) -> bool:
    """Whether words were put in or taken out; a change of a change counts with the outer one."""
    if above(element, CHANGED.__contains__) is not None:
        return False
    return any((text.text or "").strip() for text in all_of(element, "t", "delText"))


def _says(element: Element | None) -> bool:
    return element is not None and value(element) not in OFF


def _drop(element: Element) -> bool:
    """Take an element out; true where it held words."""
    held = any((text.text or "").strip() for text in all_of(element, "t"))
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
    return held


def _plain(root: Element) -> None:
    """What the reader would drop without a word becomes words."""
    for text in all_of(root, "t"):
        text.text = (text.text or "").translate(PRIVATE)
    for formula in all_of(root, "oMath"):
        _into_words(formula)
    for element in all_of(root, "ptab", "cr"):
        if (parent := element.getparent()) is not None:
            add(parent, "tab" if local(element) == "ptab" else "br", parent.index(element))
            parent.remove(element)


def _into_words(formula: Element) -> None:
    """A formula becomes a run with its letters in a row."""
    words = "".join(text.text or "" for text in all_of(formula, "t"))
    paragraph = above(formula, "p".__eq__)
    place = above(formula, "oMathPara".__eq__)
    place = formula if place is None else place
    parent = place.getparent()
    if paragraph is None or parent is None:
        return
    run = paragraph.makeelement(paragraph.tag[: -len("p")] + "r")
    add(run, "t", 0, words)
    parent.insert(parent.index(place), run)
    (formula.getparent()).remove(formula)


def has_words(paragraph: Element) -> bool:
    """Whether a paragraph shows anything that was not taken out of it."""
    for element in all_of(paragraph, "t", "drawing", "pict", "sym", "object"):
        gone = above(element, ("del", "moveFrom").__contains__)
        if gone is None and (local(element) != "t" or (element.text or "").strip()):
            return True
    return False


def style_of(paragraph: Element | None) -> str:
    """The style of a paragraph."""
    return get(child(paragraph, "pPr", "pStyle"), "val")
