"""A Word file as HTML: its words, lists and tables, nothing that it links to or embeds."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import mammoth

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits

MAIN = "word/document.xml"
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
"""
BACK = re.compile(r' ?<a href="#(?:foot|end)note-ref-[^"]*">↑</a>')  # paper has no way back
LIES = re.compile(r'<p class="(center|right)">')


def docx_to_html(source: Path, *, limits: Limits) -> str:
    """The HTML of a .docx without pictures. Raises Refused for what is none, or is a bomb."""
    if not source.stat().st_size:
        raise Refused(Reason.EMPTY)
    if not zipfile.is_zipfile(source):
        raise Refused(Reason.UNKNOWN_TYPE)
    with zipfile.ZipFile(source) as archive:
        _weigh(archive, limits)
    with source.open("rb") as file:
        found = mammoth.convert_to_html(
            file,
            include_embedded_style_map=False,
            style_map=STYLES,
            convert_image=mammoth.images.img_element(lambda _image: {}),
            external_file_access=False,
            transform_document=mammoth.transforms.paragraph(_lying),
        )
    return BACK.sub("", LIES.sub(r'<p data-align="\1">', str(found.value)))


def _lying(paragraph: Any) -> Any:
    """A paragraph in the middle or at the right edge says so by its style, which HTML can carry."""
    is_plain = not paragraph.numbering and "Heading" not in (paragraph.style_name or "")
    if is_plain and paragraph.alignment in ("center", "right"):
        return paragraph.copy(style_name=f"lies {paragraph.alignment}")
    return paragraph


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
