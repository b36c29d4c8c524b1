"""Judging the signatures in a PDF as it came, without the network: intact, altered, by whom.

Nothing here decides what an office believes; it tells what the bytes show, one value a signature.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from asn1crypto import parser, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificate
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    KeyUsageConstraints,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import FoundSignature, Limits, Roots, Trust

MOST = 40  # signatures that are looked at
LONGEST = 200  # characters of a name
BLANKS = b"\0\t\n\f\r "
FOR_DOCUMENTS = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"})
# What pyHanko raises on signatures that are broken, exotic or made to hurt.
UNREADABLE = (
    PdfError,
    PathError,
    ValidationError,
    InvalidSignature,
    UnsupportedAlgorithm,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    OverflowError,
    RecursionError,
)


def verify_signatures(
    source: Path, trusted: Roots, *, limits: Limits
) -> tuple[FoundSignature, ...]:
    """Every signature of the file, the oldest first."""
    if source.stat().st_size > limits.bytes:
        raise Refused(Reason.TOO_LARGE)
    with source.open("rb") as file:
        try:
            reader = PdfFileReader(file, strict=False)
            if reader.encrypted:
                raise Refused(Reason.ENCRYPTED)
            fields = islice(enumerate_sig_fields(reader, filled_status=True), MOST)
            signatures = [
                (_claimed_name(said), name, field)
                for name, said, field in fields
                if not _is_time_stamp(said)
            ]
        except PdfError as error:
            raise Refused(Reason.DAMAGED, str(error)[:LONGEST]) from error
        internal, certified = _loaded(trusted.internal), _loaded(trusted.certified)
        found = [_judged(reader, each, internal, certified) for each in signatures]
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


def _judged(
    reader: PdfFileReader,
    field: tuple[str, str, object],
    internal: list[x509.Certificate],
    certified: list[x509.Certificate],
) -> tuple[int, FoundSignature]:
    """The revision of the file that it signs, and the judgement."""
    claimed, name, place = field
    try:
        signature = EmbeddedPdfSignature(reader, place, name)
        signer, said = signature.signer_cert, signature.self_reported_timestamp
        context = context_at([*internal, *certified], moment_of(signer, said))
        status = validate_pdf_signature(signature, context, key_usage_settings=FOR_DOCUMENTS)
        found = _found(status, signer, said, internal)
        added = _stuffed(signature) or (not found.covers_all and _trailed(reader))
        return signature.signed_revision, replace(found, altered=found.altered or added)
    except UNREADABLE:
        return reader.total_revisions, FoundSignature(name=claimed, readable=False)


def _stuffed(signature: EmbeddedPdfSignature) -> bool:
    """Whether something was written behind the signature, in the room that was left for it."""
    content = signature.pkcs7_content
    return any(content[parser.peek(content) :])


def _trailed(reader: PdfFileReader) -> bool:
    """Whether more than blanks stands behind the end of the last revision, where nobody reads it.

    Blanks are let pass: programs that carry mail leave a line's end there.
    """
    last = reader.xrefs.get_xref_container_info(reader.total_revisions - 1)
    reader.stream.seek(last.end_location)
    _, end, behind = reader.stream.read().partition(b"%%EOF")
    return not end or bool(behind.strip(BLANKS))


def _found(
    status: PdfSignatureStatus,
    signer: x509.Certificate,
    said: datetime | None,
    internal: list[x509.Certificate],
) -> FoundSignature:
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return FoundSignature(
        **_facts(signer, said),
        intact=bool(status.intact and status.valid),
        covers_all=whole,
        altered=not whole and not _only_signed_again(status),
        trust=_trust(status, internal),
    )


def _facts(signer: x509.Certificate, said: datetime | None) -> dict[str, object]:
    start, end = signer.not_valid_before, signer.not_valid_after
    return {
        "name": plain(common_name(signer.subject)),
        "issuer": plain(common_name(signer.issuer)),
        "serial": f"{signer.serial_number:x}"[:64],
        "timestamp": said.timestamp() if said else None,
        "in_date": start <= (said or _today()) <= end,
    }


def moment_of(signer: x509.Certificate, said: datetime | None) -> datetime:
    """When the chain is looked at: the time that was said, inside the certificate's own years.

    So an expired certificate still shows who issued it; that it was expired is told apart.
    """
    start, end = signer.not_valid_before, signer.not_valid_after
    return min(max(said or _today(), start), end)


def _today() -> datetime:
    """By the machine: a signature that says no time is judged as of now."""
    return datetime.fromtimestamp(time.time(), UTC)


def context_at(roots: list[x509.Certificate], moment: datetime) -> ValidationContext:
    """Who is believed, at that moment; nobody is asked."""
    return ValidationContext(
        trust_roots=roots,
        moment=moment,
        best_signature_time=moment,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )


def _trust(status: PdfSignatureStatus, internal: list[x509.Certificate]) -> Trust:
    if not status.trusted or status.validation_path is None:
        return Trust.UNKNOWN
    root = status.validation_path.first
    ours = {each.sha256 for each in internal}
    return Trust.INTERNAL if root.sha256 in ours else Trust.CERTIFIED


def _only_signed_again(status: PdfSignatureStatus) -> bool:
    """Whether nothing came after the signature but other signatures and what belongs to them."""
    return (
        status.coverage == SignatureCoverageLevel.ENTIRE_REVISION
        and bool(status.docmdp_ok)
        and status.modification_level <= ModificationLevel.FORM_FILLING
    )


def _loaded(pems: tuple[bytes, ...]) -> list[x509.Certificate]:
    ders = (load_pem_x509_certificate(pem).public_bytes(Encoding.DER) for pem in pems)
    return [x509.Certificate.load(der) for der in ders]


def common_name(name: x509.Name) -> str:
    """What the certificate calls somebody."""
    said = name.native.get("common_name") or name.human_friendly
    return said[-1] if isinstance(said, list) else str(said)


def _is_time_stamp(said: object) -> bool:
    """A time stamp over the document: nobody signs with it, so it is not told as a signature."""
    try:
        return bool(said.get_object().get("/Type") == "/DocTimeStamp")
    except UNREADABLE:
        return False


def _claimed_name(said: object) -> str:
    """What the file says beside a signature, should it not be readable."""
    try:
        return plain(str(said.get_object().get("/Name", "")))
    except UNREADABLE:
        return ""


def plain(text: str) -> str:
    """Without signs that do not print, and not too long."""
    return "".join(letter for letter in text if letter.isprintable())[:LONGEST]
