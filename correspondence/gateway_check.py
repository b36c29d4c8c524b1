"""What the signing service sent back: only our own letter, whole and validly signed, is kept.

A service may hand out a file that is cut off, not signed, or somebody else's. Whatever is not
right is not stored; the service still has the letter, so that it can be fetched once more.
"""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from correspondence import authority
from correspondence.gateway import GatewayDown
from correspondence.queries.verifying import code_in
from eoffice import pdf

NO_SIGNED_LETTER = _(
    "What the signing service of BSrE sent back is not this letter with a valid signature. "
    "Nothing was kept; fetch it once more, or ask the service."
)
REFUSALS = (pdf.Refused, pdf.WorkFailed, pdf.ChildDied)


def serial_of_signed(made: Path, plain: Path, code: str) -> str:
    """The number of the certificate under the file; `plain` is what was sent to be signed.

    Raises `GatewayDown` for a file that is not this letter, or not validly signed.
    """
    try:
        found = pdf.verify_signatures(made, trusted=authority.trusted_roots())
        is_ours = begins_with(made, plain) or _bears(made, code)
    except REFUSALS as error:
        raise GatewayDown(NO_SIGNED_LETTER) from error
    if not is_ours or not found or not _is_good(found[-1]):
        raise GatewayDown(NO_SIGNED_LETTER)
    return found[-1].serial


def _is_good(signature: pdf.FoundSignature) -> bool:
    """Valid over the whole file; by a certified authority where we were told which those are."""
    believed = not authority.trusted_roots().certified or signature.trust == pdf.Trust.CERTIFIED
    return signature.is_valid and signature.covers_all and believed


def begins_with(made: Path, plain: Path) -> bool:
    """Whether it is what was sent: the standard adds a signature behind that."""
    sent = plain.read_bytes()
    with made.open("rb") as file:
        return file.read(len(sent)) == sent


def _bears(made: Path, code: str) -> bool:
    """A service that wrote the file anew: our code still stands on one of its pages."""
    folder = made.with_name("look")
    folder.mkdir()
    prepared = pdf.prepare(made, folder)
    pages = range(prepared.pages, 0, -1)
    return any(
        code_in(text) == code for page in pages for text in pdf.find_qr(prepared.viewing, page)
    )
