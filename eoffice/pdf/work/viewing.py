"""Writing the viewing copy, and proving that it is whole and has only one face."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits
from eoffice.pdf.work import boxes
from eoffice.pdf.work.neutralise import neutralise
from eoffice.pdf.work.structure import came_with_faults, count_pages, open_pdf
from eoffice.pdf.work.weigh import weigh


class Viewing:
    """What is known about a viewing copy once it is written."""

    __slots__ = ("mended", "neutralised", "path", "signed", "sizes", "warnings")

    def __init__(self, path: Path, *, neutralised: tuple[str, ...] = (), signed: bool = False):
        self.path = path
        self.neutralised = neutralised
        self.signed = signed
        self.mended = False
        self.sizes: list[tuple[float, float]] = []
        self.warnings: list[str] = []


def write_viewing(original: Path, path: Path, limits: Limits) -> Viewing:
    """Inspect a PDF, make it harmless, and write it anew."""
    with open_pdf(original) as pdf:
        mended = came_with_faults(pdf)
        pages = count_pages(pdf, limits)
        neutralised, signed = neutralise(pdf, limits)
        viewing = Viewing(path, neutralised=neutralised, signed=signed)
        for page in pdf.pages:
            size, warnings = boxes.settle(page, limits)
            viewing.sizes.append(size)
            viewing.warnings += [word for word in warnings if word not in viewing.warnings]
        weigh(pdf, limits)
        viewing.mended = came_with_faults(pdf) or mended
        write(pdf, path)
    check(path, pages)
    return viewing


def write(pdf: pikepdf.Pdf, path: Path) -> None:
    """Write without unpacking anything; pack anew only what would leave a second face."""
    for again in ({}, {"compress_streams": True}, {"recompress_flate": True}):
        how = {
            "compress_streams": False,
            "stream_decode_level": pikepdf.StreamDecodeLevel.none,
            "object_stream_mode": pikepdf.ObjectStreamMode.generate,
            "encryption": False,
            "deterministic_id": True,
        }
        if again:
            how["stream_decode_level"] = pikepdf.StreamDecodeLevel.generalized
        pdf.save(path, **(how | again))
        if not zipfile.is_zipfile(path):
            return
    raise Refused(Reason.SECOND_FACE, "an archive")


def check(path: Path, pages: int) -> None:
    """Three readers must find the same pages in what was written."""
    with pypdfium2.PdfDocument(path) as document:
        drawn = len(document)
    with pypdf.PdfReader(path) as reader:
        listed = reader.get_num_pages()
    if not pages == drawn == listed:
        raise Refused(Reason.PAGE_LOST, f"{pages} pages before, {drawn} and {listed} after")
