"""Typesetting our own templates with plain data. User text goes in as data, never as source."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import segno
import typst

from eoffice.pdf.values import Limits

TEMPLATES = Path(__file__).parents[1] / "templates"
NAME = re.compile(r"[a-z][a-z0-9_]*(\.(png|jpg|svg))?")
STANDARD = "a-2b"
FONTS = typst.Fonts(include_system_fonts=False)  # the same on every machine


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
        for source in TEMPLATES.glob("*.typ"):
            shutil.copy(source, root)
        for name, content in assets.items():
            (root / name).write_bytes(content)
        pdf = typst.compile(
            str(root / f"{template}.typ"),
            root=str(root),
            font_paths=FONTS,
            sys_inputs={"data": json.dumps(_with_codes(data), ensure_ascii=False)},
            pdf_standards=STANDARD,
        )
    out.write_bytes(pdf)


def _with_codes(value: object) -> object:
    """Draw a QR code beside every text that is called `qr`, as `qr_svg`."""
    if isinstance(value, Mapping):
        filled = {key: _with_codes(item) for key, item in value.items()}
        if isinstance(value.get("qr"), str) and value["qr"]:
            code = segno.make_qr(value["qr"], error="q")
            filled["qr_svg"] = code.svg_inline(border=2, omitsize=True)
        return filled
    if isinstance(value, list | tuple):
        return [_with_codes(item) for item in value]
    return value
