"""Judging a PDF that anybody hands in: its hash first, the rest in a limited child.

Nothing of the file is kept, and this process looks at none of its structure.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from correspondence import authority
from correspondence.queries import verifying
from correspondence.queries.keys import are_ours, revoked_among
from correspondence.queries.verifying import Verified
from eoffice import pdf
from eoffice.errors import OfficeError

MOST_BYTES = 20 << 20
LIMITS = replace(pdf.DEFAULT, bytes=MOST_BYTES, pages=60, cpu=6, page_cpu=2, wall=20)
MOST_PAGES = 20  # on which a code is looked for, beside the last
PDF = b"%PDF-"
SAID = re.compile(rb"<pdf:Keywords>[^<]{0,300}/verify/([0-9a-f]{32})/</pdf:Keywords>")


class NotChecked(OfficeError):
    """The file is not one that can be checked."""

    status = 422
    sentence = _("This is not a PDF, whatever its name says. Nothing was kept.")


TOO_LARGE = _("Choose a PDF of at most 20 MB. Nothing was kept.")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a file turned out to be: genuine, altered, a copy, signed elsewhere, or unknown; one
    that is damaged or locked is unreadable."""

    verdict: str  # genuine, altered, copy, foreign, unknown, unreadable
    sha256: str
    letter: Verified | None = None
    signatures: tuple[pdf.FoundSignature, ...] = ()
    revoked: frozenset[str] = frozenset()  # certificates of ours whose keys are out of force


def judge(upload: UploadedFile) -> Judgement:
    """Whether this is a file of ours, byte by byte. Raises `NotChecked`."""
    if (upload.size or 0) > MOST_BYTES:
        raise NotChecked(TOO_LARGE)
    if not _begins(upload).startswith(PDF):
        raise NotChecked
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    sha256 = digest.hexdigest()
    if letter := verifying.by_hash(sha256):
        return Judgement("genuine", sha256, letter)
    with tempfile.TemporaryDirectory(prefix="eoffice-work-check-") as folder:
        return _looked_into(upload, Path(folder), sha256)


def _looked_into(upload: UploadedFile, folder: Path, sha256: str) -> Judgement:
    """Not our bytes: is it one of our letters that was changed, or one that others signed?"""
    source = folder / "file.pdf"
    with source.open("wb") as out:
        for chunk in upload.chunks():
            out.write(chunk)
    try:
        found = pdf.verify_signatures(source, trusted=authority.trusted_roots(), limits=LIMITS)
    except (pdf.Refused, pdf.WorkFailed, pdf.ChildDied):
        found = ()
    said = _letter_said(source)
    try:
        letter, otherwise = said or _letter_of(source, folder), "unknown"
    except (pdf.Refused, pdf.WorkFailed, pdf.ChildDied):
        letter, otherwise = None, "unreadable"
    if letter:
        verdict = "altered" if _was_signed(letter, found, said) else "copy"
        return Judgement(verdict, sha256, letter, found)
    broken = [each for each in found if not each.is_valid]
    verdict = "altered" if are_ours(broken) else "foreign" if found else otherwise
    return Judgement(verdict, sha256, None, found, revoked_among(found))


def _was_signed(
    letter: Verified, found: tuple[pdf.FoundSignature, ...], said: Verified | None
) -> bool:
    """Whether it was the signed file once, and no scan or print that somebody made of the paper."""
    return bool(found) or (said is not None and not letter.is_wet)


def _letter_said(source: Path) -> Verified | None:
    """The letter whose code stands among the metadata, which a changed page leaves as they are."""
    found = SAID.search(source.read_bytes())
    return verifying.by_code(found[1].decode()) if found else None


def _letter_of(source: Path, folder: Path) -> Verified | None:
    """The letter of ours whose QR stands on one of the pages; annexes may follow it.

    Raises what `pdf.prepare` and `pdf.find_qr` raise.
    """
    work = folder / "work"
    work.mkdir()
    made = pdf.prepare(source, work, limits=LIMITS)
    for page in (made.pages, *range(1, min(made.pages, MOST_PAGES + 1))):
        for text in pdf.find_qr(made.viewing, page, limits=LIMITS):
            if letter := verifying.by_code(verifying.code_in(text)):
                return letter
    return None


def _begins(upload: UploadedFile) -> bytes:
    upload.seek(0)
    head: bytes = upload.read(1024)
    upload.seek(0)
    return head
