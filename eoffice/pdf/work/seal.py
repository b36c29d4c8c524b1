"""Judging a signature that stands beside the bytes it signs (CMS, RFC 5652), without the network.

Whom an office believes is decided elsewhere, by the fingerprint of the authority that is told.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from asn1crypto import cms, pem, x509
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko.sign.validation.generic_cms import (
    extract_certs_for_validation,
    extract_self_reported_ts,
)

from eoffice.pdf.values import FoundSeal, Limits
from eoffice.pdf.work.verify import (
    FOR_DOCUMENTS,
    UNREADABLE,
    common_name,
    context_at,
    moment_of,
    plain,
)

MOST_BYTES = 1 << 20  # of a signature with its certificates


def verify_seal(signed: Path, signature: bytes, *, limits: Limits) -> FoundSeal:
    """The judgement; a signature that cannot be read is not valid."""
    try:
        return _judged(signed, signature[:MOST_BYTES])
    except UNREADABLE:
        return FoundSeal()


def _judged(signed: Path, signature: bytes) -> FoundSeal:
    found = cms.ContentInfo.load(pem.unarmor(signature)[2])["content"]
    signer = extract_certs_for_validation(found).signer_cert
    said = extract_self_reported_ts(found["signer_infos"][0])
    context = context_at(_roots(found), moment_of(signer, said))
    with signed.open("rb") as content:
        judging = async_validate_detached_cms(
            content, found, context, key_usage_settings=FOR_DOCUMENTS
        )
        status = asyncio.run(judging)
    if not status.bottom_line or status.validation_path is None:
        return FoundSeal()
    root = status.validation_path.first
    return FoundSeal(
        is_valid=True,
        name=plain(common_name(status.signing_cert.subject)),
        authority=plain(common_name(root.subject)),
        authority_sha256=root.sha256.hex(),
    )


def _roots(found: cms.SignedData) -> list[x509.Certificate]:
    """The authorities that come along: their fingerprints are what is compared afterwards."""
    every = (each.chosen for each in found["certificates"])
    return [each for each in every if isinstance(each, x509.Certificate) and each.self_issued]
