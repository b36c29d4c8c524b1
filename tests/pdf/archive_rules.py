"""What PDF/A-2b (ISO 19005-2) asks of a file, rule by rule, as far as our files can break it.

Beside the allowlist of pikepdf, which knows no form and no signature. Each rule is a function of
the open file that answers what breaks it; `broken` names the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from tests.pdf import archive_rules_of_acts as living

BLENDS = {
    *("Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "Hue"),
    *("ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion"),
    *("Saturation", "Color", "Luminosity"),
}
CHANNELS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}
LONGEST_NAME, LONGEST_TEXT = 127, 32767
MARK = "http://www.aiim.org/pdfa/ns/id/"
Rule = Callable[[Pdf, bytes], Iterator[object]]


def broken(path: Path) -> set[str]:
    """The names of the rules that this file breaks."""
    content = path.read_bytes()
    with pikepdf.open(path) as pdf:
        return {name for name, rule in RULES.items() if any(True for _ in rule(pdf, content))}


def _header(_pdf: Pdf, content: bytes) -> Iterator[object]:
    first, second = content.split(b"\n", 2)[:2]
    if not re.fullmatch(rb"%PDF-1\.[0-7]", first.rstrip(b"\r")):
        yield first
    if second[:1] != b"%" or min(second[1:5].ljust(4, b"\0")) < 128:
        yield second


def _trailer(pdf: Pdf, content: bytes) -> Iterator[object]:
    if "/ID" not in pdf.trailer or "/Encrypt" in pdf.trailer:
        yield pdf.trailer
    if content.rstrip(b"\r\n") != content[: content.rindex(b"%%EOF") + 5]:
        yield content[-20:]


def _marked(pdf: Pdf, _content: bytes) -> Iterator[object]:
    meta = pdf.open_metadata()
    if (meta.get(f"{{{MARK}}}part"), meta.get(f"{{{MARK}}}conformance")) != ("2", "B"):
        yield meta
    for key, said in (("/Title", "dc:title"), ("/CreationDate", "xmp:CreateDate")):
        if key in pdf.docinfo and said not in meta:
            yield key
    if "/Title" in pdf.docinfo and str(pdf.docinfo.Title) != meta.get("dc:title"):
        yield pdf.docinfo.Title


def _colour(pdf: Pdf, _content: bytes) -> Iterator[object]:
    intents = [one for one in pdf.Root.get("/OutputIntents", []) if one.S == Name.GTS_PDFA1]
    profiles = {one.DestOutputProfile.objgen for one in intents if "/DestOutputProfile" in one}
    if len(profiles) != 1:
        yield intents
        return
    profile = intents[0].DestOutputProfile
    space = bytes(profile.read_bytes())[16:20]
    if CHANNELS[space] != profile.N:
        yield profile.N
    for page in pdf.pages:
        if "/Group" in page and "/CS" not in page.Group and not intents:
            yield page


def _fonts(pdf: Pdf, _content: bytes) -> Iterator[object]:
    for font in _dictionaries(pdf, "/Font"):
        if font.Subtype in ("/Type0", "/Type3"):
            continue
        shape = font.get("/FontDescriptor", {})
        if not any(key in shape for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield font
        if font.Subtype == "/CIDFontType2" and "/CIDToGIDMap" not in font:
            yield font


def _graphics(pdf: Pdf, _content: bytes) -> Iterator[object]:
    for thing in _dictionaries(pdf, "/ExtGState"):
        if "/TR" in thing or "/HTP" in thing or thing.get("/TR2", "/Default") != "/Default":
            yield thing
        modes = thing.get("/BM", Name.Normal)
        modes = modes if isinstance(modes, Array) else [modes]
        yield from (mode for mode in modes if str(mode).lstrip("/") not in BLENDS)


def _streams(pdf: Pdf, _content: bytes) -> Iterator[object]:
    for thing in pdf.objects:
        if not isinstance(thing, Stream):
            continue
        filters = thing.get("/Filter", [])
        names = {str(one) for one in (filters if isinstance(filters, Array) else [filters])}
        if names & {"/LZWDecode", "/Crypt"} or {"/F", "/FFilter", "/FDecodeParms"} & set(
            thing.keys()
        ):
            yield thing
        if thing.get("/Subtype") == "/PS" or {"/OPI", "/Ref", "/Alternates"} & set(thing.keys()):
            yield thing
        if thing.get("/Interpolate") is True:
            yield thing


def _sizes(pdf: Pdf, _content: bytes) -> Iterator[object]:
    for thing in pdf.objects:
        if not isinstance(thing, Dictionary | Stream):
            continue
        yield from (key for key in thing if len(key.encode()) > LONGEST_NAME)
        texts = (one for one in map(thing.get, thing.keys()) if isinstance(one, pikepdf.String))
        yield from (one for one in texts if len(bytes(one)) > LONGEST_TEXT)


def _dictionaries(pdf: Pdf, kind: str) -> list[Dictionary]:
    """Dictionaries of this type, wherever they stand."""
    found = [one for one in pdf.objects if isinstance(one, Dictionary)]
    inner = [page.get("/Resources", {}).get(f"{kind}s", {}) for page in pdf.pages]
    inner += [page.get("/Resources", {}).get(kind, {}) for page in pdf.pages]
    named = [box[key] for box in inner if isinstance(box, Dictionary) for key in box]
    return [one for one in found if one.get("/Type") == kind] + [
        one for one in named if isinstance(one, Dictionary) and one.get("/Type", kind) == kind
    ]


RULES: dict[str, Rule] = {
    "header": _header,
    "trailer": _trailer,
    "marked": _marked,
    "colour": _colour,
    "fonts": _fonts,
    "graphics": _graphics,
    "streams": _streams,
    "acts": living.acts,
    "annotations": living.annotations,
    "form": living.form,
    "signatures": living.signatures,
    "sizes": _sizes,
}
