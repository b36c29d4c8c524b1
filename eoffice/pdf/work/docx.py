"""A Word file as HTML: its words, lists and tables, nothing that it links to or embeds.

Before it is read, `word_hidden`, `word_numbers` and `word_tables` settle what would be lost: hidden
words, changes that nobody accepted, how far a list has counted, and heads of tables.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import mammoth

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits, WordText
from eoffice.pdf.work import word_hidden, word_lists, word_numbers, word_parts, word_tables

MAIN = "word/document.xml"
CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
MOST_PARTS = 2_000
MOST_XML = 24 << 20  # bytes of one part, unpacked: a book of a thousand pages
RATIO = 200  # how often smaller a part of more than a megabyte may be packed
STYLES = """
p[style-name='Title'] => p:fresh
p[style-name='Heading 1'] => p:fresh > strong
p[style-name='Heading 2'] => p:fresh > strong
p[style-name='Heading 3'] => p:fresh > strong
p[style-name='Heading 4'] => p:fresh > strong
p[style-name='Heading 5'] => p:fresh > strong
p[style-name='Heading 6'] => p:fresh > strong
u => u
br[type='page'] => br
br[type='column'] => br
p[style-name='lies center'] => p.center:fresh
p[style-name='lies right'] => p.right:fresh
p[style-name='heading lies center'] => p.center:fresh > strong
p[style-name='heading lies right'] => p.right:fresh > strong
"""
BACK = re.compile(r' ?<a href="#(?:foot|end)note-ref-[^"]*">↑</a>')  # paper has no way back
BOXES = (
    ('<input checked="checked" type="checkbox" />', "☑"),
    ('<input type="checkbox" />', "☐"),
)
SIDES = {"center": "center", "right": "right", "end": "right"}
LIES = re.compile(r'<p class="(center|right)">')


def docx_to_html(source: Path, *, limits: Limits) -> WordText:
    """The HTML of a .docx without pictures. Raises Refused for what is none, or is a bomb."""
    if not source.stat().st_size:
        raise Refused(Reason.EMPTY)
    if not zipfile.is_zipfile(source):
        raise Refused(Reason.ENCRYPTED if _is_locked(source) else Reason.UNKNOWN_TYPE)
    with zipfile.ZipFile(source) as archive:
        _weigh(archive, limits)
    parts = word_parts.parts_of(source)
    told = word_hidden.settle(parts)
    word_numbers.mark(parts)
    word_tables.mark_heads(parts)
    found = mammoth.convert_to_html(
        parts.packed(),
        include_embedded_style_map=False,
        style_map=STYLES,
        convert_image=mammoth.images.img_element(lambda _image: {}),
        external_file_access=False,
        transform_document=mammoth.transforms.paragraph(_lying),
    )
    text = BACK.sub("", LIES.sub(r'<p data-align="\1">', str(found.value)))
    for box, sign in BOXES:
        text = text.replace(box, sign)
    pictures = text.count("<img")
    facts = (pictures, told.changes, told.hidden, told.struck, told.comments)
    return WordText(word_lists.with_lists(text), *facts)


def _is_locked(source: Path) -> bool:
    """Whether it is a .docx behind a password: packed into the container of the old .doc."""
    content = source.read_bytes()
    return content.startswith(CONTAINER) and LOCKED in content


def _lying(paragraph: Any) -> Any:
    """A paragraph in the middle or at the right edge says so by its style, which HTML can carry."""
    side = SIDES.get(paragraph.alignment)
    if side is None or paragraph.numbering:
        return paragraph
    is_heading = (paragraph.style_name or "").lower().startswith("heading")
    return paragraph.copy(style_name=f"{'heading ' if is_heading else ''}lies {side}")


def _weigh(archive: zipfile.ZipFile, limits: Limits) -> None:
    """The directory of the archive says what it unpacks to; zipfile reads no more than that."""
    parts = archive.infolist()
    if MAIN not in {part.filename for part in parts}:
        raise Refused(Reason.UNKNOWN_TYPE)
    if len(parts) > MOST_PARTS:
        raise Refused(Reason.TOO_COMPLEX, "parts")
    if sum(part.file_size for part in parts) > limits.stream:
        raise Refused(Reason.BOMB)
    for part in parts:
        _weigh_part(part)


def _weigh_part(part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 1:
        raise Refused(Reason.ENCRYPTED)
    is_xml = part.filename.endswith((".xml", ".rels"))
    ratio = part.file_size / max(part.compress_size, 1)
    if (is_xml and part.file_size > MOST_XML) or (part.file_size > 1 << 20 and ratio > RATIO):
        raise Refused(Reason.BOMB, part.filename[:60])
