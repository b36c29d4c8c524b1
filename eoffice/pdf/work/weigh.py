"""Weighing a PDF before anything draws it: how much would its streams unpack to?

Deflate packs at most 1,032 : 1, so short streams need no look; longer ones are unpacked in
small bites and only counted.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import MEGABYTE, Limits
from eoffice.pdf.work.jpeg import frame_size
from eoffice.pdf.work.structure import filters_of, number, walk

FLATE = {"/FlateDecode", "/Fl"}
CODECS = {"/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode"}
RATIO = {"/LZWDecode": 1_400, "/LZW": 1_400, "/RunLengthDecode": 128, "/RL": 128}
DEFLATE_RATIO = 1_032
PLAIN_STREAM = 64 * MEGABYTE  # page content, fonts, profiles
BITE = 1 << 18
DO = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")


def weigh(pdf: pikepdf.Pdf, limits: Limits) -> None:
    """Refuse a PDF whose streams or nested drawings ask for too much."""
    forms: list[Object] = []
    for holder, _ in walk(pdf.Root, limits):
        if not isinstance(holder, Stream):
            continue
        subtype = holder.get(Name.Subtype)
        if subtype == Name.Image:
            _weigh_image(holder, limits)
        else:
            _weigh_stream(holder, PLAIN_STREAM)
            if subtype == Name.Form:
                forms.append(holder)
    if any(_xobjects(form) for form in forms):
        _count_drawings(pdf, limits)


def _weigh_image(image: Object, limits: Limits) -> None:
    width, height = (number(image.get(key), 0) for key in (Name.Width, Name.Height))
    bits = number(image.get(Name.BitsPerComponent), 1)
    pixels = width * height * (0.4 if bits == 1 else 1.0)
    filters = filters_of(image)
    if filters and filters[-1] in ("/DCTDecode", "/DCT") and len(filters) == 1:
        size = frame_size(image.read_raw_bytes())
        pixels = max(pixels, size[0] * size[1])
    if pixels > limits.pixels:
        raise Refused(Reason.BOMB, f"image of {pixels / 1e6:.0f} million pixels")
    _weigh_stream(image, limits.stream)


def _weigh_stream(stream: Object, most: int) -> None:
    packed = [name for name in filters_of(stream) if name not in CODECS]
    if len(packed) > 4:
        raise Refused(Reason.TOO_COMPLEX, "many filters on one stream")
    worst = int(number(stream.get(Name.Length), 0))
    for name in packed:
        worst *= DEFLATE_RATIO if name in FLATE else RATIO.get(name, 4)
    if worst <= most:
        return
    if not packed or all(name in FLATE for name in packed):
        size = _unpacked(stream.read_raw_bytes(), len(packed), most)
    else:
        size = len(stream.read_bytes())
    if size > most:
        raise Refused(Reason.BOMB, f"a stream unpacks to more than {most >> 20} MB")


def _unpacked(raw: bytes, layers: int, most: int) -> int:
    chunks: Iterable[bytes] = (raw,)
    for _ in range(layers):
        chunks = _inflate(chunks)
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > most:
            break
    return total


def _inflate(chunks: Iterable[bytes]) -> Iterator[bytes]:
    machine = zlib.decompressobj()
    for chunk in chunks:
        pending = chunk
        while pending:
            try:
                yield machine.decompress(pending, BITE)
            except zlib.error:  # readers take what came before the fault; so do we
                return
            pending = machine.unconsumed_tail
            if machine.eof:
                return


def _count_drawings(pdf: pikepdf.Pdf, limits: Limits) -> None:
    """Forms that draw forms multiply: refuse a page that would draw too many."""
    known: dict[tuple[int, int], int] = {}
    for page in pdf.pages:
        resources = page.obj.get(Name.Resources)
        if isinstance(resources, Dictionary) and Name.XObject in resources:
            content = page.obj.get(Name.Contents)
            parts = [content] if isinstance(content, Stream) else list(content or ())
            data = b"\n".join(part.read_bytes() for part in parts if isinstance(part, Stream))
            _drawings(data, resources.get(Name.XObject), known, limits, 0)


def _drawings(
    data: bytes,
    xobjects: Object,
    known: dict[tuple[int, int], int],
    limits: Limits,
    depth: int,
) -> int:
    if depth > 30:
        raise Refused(Reason.TOO_COMPLEX, "forms nested too deep")
    total = 1
    for name in DO.findall(data):
        form = xobjects.get("/" + name.decode("latin-1"))
        if not isinstance(form, Stream) or form.get(Name.Subtype) != Name.Form:
            continue
        if form.objgen not in known:
            known[form.objgen] = 1  # a form that draws itself is drawn once
            inner = _xobjects(form)
            if inner:
                known[form.objgen] = _drawings(form.read_bytes(), inner, known, limits, depth + 1)
        total += known[form.objgen]
        if total > limits.drawings:
            raise Refused(Reason.TOO_COMPLEX, f"more than {limits.drawings} drawings on a page")
    return total


def _xobjects(form: Object) -> Object | None:
    resources = form.get(Name.Resources)
    if not isinstance(resources, Dictionary):
        return None
    inner = resources.get(Name.XObject)
    return inner if isinstance(inner, Dictionary) and len(inner.keys()) else None
