"""What PDF/A-2b asks of what lives in a file: actions, annotations, forms, signatures."""

from __future__ import annotations

from collections.abc import Iterator

from asn1crypto import cms
from pikepdf import Dictionary, Pdf

ACTIONS = {"/GoTo", "/GoToR", "/URI", "/Named", "/Thread", "/SubmitForm"}
NAMED = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"}
ANNOTATIONS = {"/Link", "/Widget", "/Text", "/FreeText", "/Highlight", "/Popup", "/Stamp"}
PRINT, UNSEEN = 4, 1 | 2 | 32 | 256  # invisible, hidden, no view, toggle


def acts(pdf: Pdf, _content: bytes) -> Iterator[object]:
    """Nothing that a file does by itself."""
    if "/AA" in pdf.Root or any("/AA" in page for page in pdf.pages):
        yield "AA"
    names = pdf.Root.get("/Names", {})
    yield from (key for key in ("/JavaScript", "/EmbeddedFiles") if key in names)
    for thing in pdf.objects:
        for key in ("/A", "/OpenAction"):
            act = thing.get(key) if isinstance(thing, Dictionary) else None
            if not isinstance(act, Dictionary) or "/S" not in act:
                continue
            if act.S not in ACTIONS or (act.S == "/Named" and str(act.N) not in NAMED):
                yield act


def annotations(pdf: Pdf, _content: bytes) -> Iterator[object]:
    """Notes that are printed, and look the same everywhere."""
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            flags = int(note.get("/F", 0))
            if note.Subtype not in ANNOTATIONS or "/AA" in note:
                yield note
            if note.Subtype != "/Popup" and (not flags & PRINT or flags & UNSEEN):
                yield note
            left, low, right, high = map(float, note.Rect)
            seen = (left, low) != (right, high) and note.Subtype not in ("/Link", "/Popup")
            if seen and set(note.get("/AP", {}).keys()) != {"/N"}:
                yield note


def form(pdf: Pdf, _content: bytes) -> Iterator[object]:
    """A form that is shown as it stands."""
    form = pdf.Root.get("/AcroForm", {})
    if "/XFA" in form or form.get("/NeedAppearances") is True:
        yield form
    yield from (one for one in form.get("/Fields", []) if "/A" in one or "/AA" in one)
    yield from (key for key in pdf.Root.get("/Perms", {}) if key not in ("/DocMDP", "/UR3"))


def signatures(pdf: Pdf, content: bytes) -> Iterator[object]:
    """Each signature over a whole revision, by one signer, with the certificate."""
    fields = [one for one in pdf.Root.get("/AcroForm", {}).get("/Fields", []) if "/V" in one]
    for value in (one.V for one in fields):
        start, first, second, rest = map(int, value.ByteRange)
        ends_a_revision = content[: second + rest].rstrip(b"\r\n").endswith(b"%%EOF")
        if start or not ends_a_revision:
            yield value
        hole = content[first + 1 : second - 1]
        signed = cms.ContentInfo.load(bytes.fromhex(hole.decode()))["content"]
        if len(signed["signer_infos"]) != 1 or not len(signed["certificates"]):
            yield value
