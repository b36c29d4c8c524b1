"""Pure document work: identify, inspect, neutralise, picture, read, split, typeset.

Knows no Django. Light to import: PDFium, pikepdf, Pillow and typst live only in the keeper
process (`keeper.py`), which forks a limited child for every piece of work.
"""

from eoffice.pdf.identify import HEAD, identify
from eoffice.pdf.interface import (
    docx_to_html,
    find_qr,
    prepare,
    read_page,
    read_pages,
    read_table,
    render_sharp,
    render_small,
    sign,
    split,
    stamp,
    turn_upright,
    typeset,
    unpack,
    verify_signatures,
    warm_the_pen,
)
from eoffice.pdf.reasons import ChildDied, Reason, Refused, WorkFailed
from eoffice.pdf.values import (
    DEFAULT,
    Box,
    FileKind,
    FoundSignature,
    Hidden,
    Limits,
    PageImage,
    PageText,
    Prepared,
    Roots,
    SignatureOrder,
    Trust,
    Word,
)

__all__ = [
    "DEFAULT",
    "HEAD",
    "Box",
    "ChildDied",
    "FileKind",
    "FoundSignature",
    "Hidden",
    "Limits",
    "PageImage",
    "PageText",
    "Prepared",
    "Reason",
    "Refused",
    "Roots",
    "SignatureOrder",
    "Trust",
    "Word",
    "WorkFailed",
    "docx_to_html",
    "find_qr",
    "identify",
    "prepare",
    "read_page",
    "read_pages",
    "read_table",
    "render_sharp",
    "render_small",
    "sign",
    "split",
    "stamp",
    "turn_upright",
    "typeset",
    "unpack",
    "verify_signatures",
    "warm_the_pen",
]
