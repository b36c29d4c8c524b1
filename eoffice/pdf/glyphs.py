"""Which characters our typefaces can show: a PDF/A file may not hold one that it cannot.

The ranges were found by setting every character of these blocks alone, upright, bold and italic,
in the typefaces of `fonts/` and those that typst brings. Signs that turn the direction of reading
are left out on purpose: what stands on paper is read as it was typed.
"""

from __future__ import annotations

import re
import unicodedata

SHOWN = (
    "\n\\u0020-\\u007e\\u00a0-\\u00ac\\u00ae-\\u0377\\u037a-\\u037f\\u0384-\\u038a\\u038c\\u038e-\\u03a1"
    "\\u03a3-\\u0482\\u048a-\\u04ff\\u0531-\\u0556\\u0559-\\u058a\\u05be\\u05d0-\\u05ea\\u060c\\u061b"
    "\\u061f\\u0621-\\u063a\\u0640-\\u064a\\u0660-\\u066d\\u1e00-\\u1eff\\u1f00-\\u1f15"
    "\\u2000-\\u200a\\u2010-\\u2027\\u202f-\\u2040\\u2044-\\u2052\\u2070\\u2071\\u2074-\\u208e"
    "\\u20a0-\\u20a4\\u20a6-\\u20c0\\u2100-\\u211e\\u2120\\u2122\\u2124\\u2126-\\u2151\\u2153-\\u2184"
    "\\u2190-\\u23ff\\u2460-\\u2606\\u2611\\u2612\\u2713-\\u2717\\ufb00-\\ufb06"
)
PLAIN = "\n\\u0020-\\u007e\\u00a0-\\u00ac\\u00ae-\\u017f\\u2010-\\u2026\\u20ac\\u25a1"
INSIDE = "\\u200b"  # a place to break shows nothing, but only between two characters
UNKNOWN = "□"

_not_shown = re.compile(f"[^{SHOWN}{INSIDE}]")
_not_plain = re.compile(f"[^{PLAIN}]")
_silent = re.compile(r"[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_loose_break = re.compile(r"(?<!\S)\u200b")
_blank = re.compile(r"[\t\v\f\r\u0085\u2028\u2029]")


def shown(text: str) -> str:
    """The text with a box for every character that cannot be set, without invisible signs."""
    if text.isascii() and text.isprintable():
        return text
    return _not_shown.sub(UNKNOWN, _loose_break.sub("", _without_signs(text)))


def unprintable(text: str) -> list[str]:
    """The characters for which `shown` puts a box, each once, in reading order."""
    return list(dict.fromkeys(_not_shown.findall(_without_signs(text))))


def _without_signs(text: str) -> str:
    return _silent.sub("", _blank.sub(" ", unicodedata.normalize("NFC", text)))


def plain(text: str) -> str:
    """The text with a box for everything but letters of the west: what can be set for certain."""
    return _not_plain.sub(UNKNOWN, text.replace("\u200b", ""))
