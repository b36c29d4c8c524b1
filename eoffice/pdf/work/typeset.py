"""Typesetting our own templates with plain data. User text goes in as data, never as source."""

from __future__ import annotations

import base64
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import segno
import typst

from eoffice.pdf import glyphs
from eoffice.pdf.values import Limits

TEMPLATES = Path(__file__).parents[1] / "templates"
NAME = re.compile(r"[a-z][a-z0-9_]*(\.(png|jpg|svg))?")
STANDARD = "a-2b"
LETTERS = Path(__file__).parents[1] / "fonts"
FONTS = typst.Fonts(include_system_fonts=False, font_paths=[LETTERS])  # the same everywhere
EMBLEM = "emblem.png"
UNSUSPECTED = b"/Suspects false"
"""Says what is so anyway. Poppler takes it for a fault and warns of every file that has it."""
NO_GLYPH = "could not be displayed"


def typeset(
    template: str,
    data: Mapping[str, object],
    out: Path,
    assets: Mapping[str, bytes],
    *,
    limits: Limits,
) -> None:
    """Write `templates/<template>.typ`, filled with the data, as a PDF/A-2b file."""
    if not all(NAME.fullmatch(name) for name in (template, *assets)):
        raise ValueError("a template or a picture has a plain name")
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        root = Path(folder)
        for source in (*TEMPLATES.glob("_*.typ"), TEMPLATES / f"{template}.typ"):
            shutil.copy(source, root)
        for name, content in {**_emblem(data), **assets}.items():
            (root / name).write_bytes(content)
        out.write_bytes(_compiled(root / f"{template}.typ", data))


def _emblem(data: Mapping[str, object]) -> dict[str, bytes]:
    """The picture in a letterhead, which its data carries as base64."""
    head = data.get("letterhead")
    picture = head.get("emblem") if isinstance(head, Mapping) else None
    return {EMBLEM: base64.b64decode(picture)} if isinstance(picture, str) and picture else {}


def _compiled(source: Path, data: Mapping[str, object]) -> bytes:
    """The PDF; where a rare sequence of characters cannot be set, once more with plain ones."""
    try:
        return _compile(source, data, glyphs.shown)
    except typst.TypstError as error:
        if NO_GLYPH not in str(error):
            raise
        return _compile(source, data, glyphs.plain)


def _compile(source: Path, data: Mapping[str, object], clean: Callable[[str], str]) -> bytes:
    """`data["made"]["at"]` (seconds since 1970) is what the file says about its own age."""
    made = data.get("made")
    pdf: bytes = typst.compile(
        str(source),
        root=str(source.parent),
        font_paths=FONTS,
        sys_inputs={"data": json.dumps(_filled(data, clean), ensure_ascii=False)},
        pdf_standards=STANDARD,
        timestamp=made["at"] if isinstance(made, Mapping) else None,
    )
    return pdf.replace(UNSUSPECTED, b" " * len(UNSUSPECTED))


def _filled(value: object, clean: Callable[[str], str]) -> object:
    """Every text without what cannot be set; a text that is called `qr` also drawn as `qr_svg`,
    and the file of an `emblem` named as `logo`."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        filled = {key: _filled(item, clean) for key, item in value.items()}
        if value.get("emblem"):
            filled |= {"emblem": "", "logo": EMBLEM}
        if isinstance(value.get("qr"), str) and value["qr"]:
            code = segno.make_qr(value["qr"], error="q")
            filled["qr_svg"] = code.svg_inline(border=2, omitsize=True)
        return filled
    if isinstance(value, list | tuple):
        return [_filled(item, clean) for item in value]
    return value
