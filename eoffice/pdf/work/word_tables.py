"""The first row of a Word table that only its style makes bold: marked as the head that it is.

The reader of the file knows a head by the mark "repeat as header row" and sees no table styles.
"""

from eoffice.pdf.work import word_parts
from eoffice.pdf.work.word_parts import OFF, Element, Parts, child, children, get, value

FIRST_ROW = 0x0020  # of the bits in which older files keep what a table shows of its style


def mark_heads(parts: Parts) -> None:
    """Mark the head of every table whose style shows its first row in bold."""
    for tree in parts.texts:
        for table in word_parts.all_of(tree, "tbl"):
            rows = children(table, "tr")
            if len(rows) > 1 and not _is_marked(rows) and _is_bold_by_style(table, parts):
                _mark(rows[0])


def _is_marked(rows: list[Element]) -> bool:
    return any(child(row, "trPr", "tblHeader") is not None for row in rows)


def _is_bold_by_style(table: Element, parts: Parts) -> bool:
    look = child(table, "tblPr", "tblLook")
    said = get(look, "firstRow")
    shows = said not in ("", *OFF) if said else bool(int(value(look) or "0", 16) & FIRST_ROW)
    style = value(child(table, "tblPr", "tblStyle"))
    return shows and any(_has_bold_first_row(known) for known in parts.styled(style))


def _has_bold_first_row(style: Element) -> bool:
    rows = (part for part in children(style, "tblStylePr") if get(part, "type") == "firstRow")
    bold = (child(row, "rPr", "b") for row in rows)
    return any(one is not None and value(one) not in OFF for one in bold)


def _mark(row: Element) -> None:
    facts = child(row, "trPr")
    if facts is None:
        facts = word_parts.add(row, "trPr", 0)
    word_parts.add(facts, "tblHeader", 0)
