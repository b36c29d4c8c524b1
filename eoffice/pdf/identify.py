"""What a file is, told by its first bytes and never by its name. Light: fit for the web process."""

from __future__ import annotations

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import DEFAULT, FileKind

HEAD = 1024  # bytes of a file that identify() wants to see
SIGNATURES = (
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
    (b"II+\x00", FileKind.TIFF),
    (b"MM\x00+", FileKind.TIFF),
)
ZIP = b"PK\x03\x04"
OFFICE_DOCUMENT = (b"[Content_Types].xml", b"_rels/", b"word/", b"xl/", b"mimetypeapplication/")
ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c")
PHONE_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif")
OTHER_FACES = (
    ZIP,
    b"MZ",
    b"\x7fELF",
    b"GIF8",
    b"BM",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
)


def identify(head: bytes, size: int, *, max_bytes: int = DEFAULT.bytes) -> FileKind:
    """Name the kind of a file from its head (1,024 bytes are enough), or refuse it."""
    if size <= 0 or not head:
        raise Refused(Reason.EMPTY)
    if size > max_bytes:
        raise Refused(Reason.TOO_LARGE, f"{size} bytes")
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    _refuse_what_can_be_turned(head)
    if head.startswith(OTHER_FACES):
        raise Refused(Reason.UNKNOWN_TYPE, "the head of another kind of file")
    if b"%PDF-" in head[:HEAD] and not _looks_like_markup(head):
        return FileKind.PDF
    raise Refused(Reason.UNKNOWN_TYPE)


def _refuse_what_can_be_turned(head: bytes) -> None:
    """A phone's own picture format, and files packed together: their owner can mend that alone."""
    if head[4:8] == b"ftyp" and head[8:12] in PHONE_BRANDS:
        raise Refused(Reason.PHONE_PICTURE)
    zipped = head.startswith(ZIP) and not any(mark in head for mark in OFFICE_DOCUMENT)
    if zipped or head.startswith(ARCHIVES):
        raise Refused(Reason.ARCHIVE)


def _looks_like_markup(head: bytes) -> bool:
    """Tell a web page that mentions a PDF header from a PDF behind a mail header."""
    before = head[: head.find(b"%PDF-")].lower()
    return any(mark in before for mark in (b"<html", b"<!doctype", b"<script", b"<svg", b"<?"))
