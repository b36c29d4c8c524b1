"""The slow middle of a certified signature: typeset, have it signed at BSrE, fetch, store.

NIK and passphrase go from the request to the gateway and nowhere else.
"""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

from correspondence import gateway, gateway_check, signing_desk
from correspondence.actions import gateway_signing
from correspondence.actions.signing import Signed, Ticket
from correspondence.models import OutgoingLetter
from correspondence.outgoing_states import SignatureLevel
from correspondence.typesetting import SignatureBlock
from eoffice import pdf
from eoffice.errors import OfficeError, Unavailable
from eoffice.organization.officer import Officer

log = logging.getLogger(__name__)


def sign(
    letter_id: int, *, by: Officer, version: int, nik: str, passphrase: pdf.Hidden
) -> OutgoingLetter:
    """Sign one approved letter with the certified signature of this officer.

    Raises what `gateway_signing.begin` and `gateway` raise. When the service has signed but the
    file cannot be fetched now, the letter stays with the service and `fetch` goes on.
    """
    gateway.check_person(nik)
    ticket = gateway_signing.begin(letter_id, by=by, version=version)
    try:
        name = _signed_there(ticket, by, nik, passphrase)
    except (OfficeError, pdf.Refused, pdf.WorkFailed, pdf.ChildDied, OSError) as error:
        reason = type(error).__name__
        gateway_signing.withdraw(letter_id, begun_at=ticket.begun_at, by=by, reason=reason)
        if isinstance(error, OfficeError):
            raise
        log.warning("Signing letter %s at the gateway failed: %s", letter_id, reason)
        raise Unavailable from error
    gateway_signing.note_document(ticket, name)
    return _fetched(ticket, name, by, (by,))


def fetch(letter_id: int, *, by: Officer) -> OutgoingLetter:
    """Fetch a file that the service has signed before, perhaps for somebody who is away now."""
    ticket, name, signers = gateway_signing.resume(letter_id, by=by)
    return _fetched(ticket, name, by, signers)


def _signed_there(ticket: Ticket, by: Officer, nik: str, passphrase: pdf.Hidden) -> str:
    with tempfile.TemporaryDirectory(prefix="eoffice-work-signing-") as folder:
        block = signing_desk.block_for(ticket, by)
        plain = _typeset(ticket, block, Path(folder))
        return gateway.sign(plain, nik=nik, passphrase=passphrase)


def _fetched(
    ticket: Ticket, name: str, by: Officer, signers: tuple[Officer, ...]
) -> OutgoingLetter:
    with tempfile.TemporaryDirectory(prefix="eoffice-work-signing-") as folder:
        made = Path(folder) / "signed.pdf"
        gateway.fetch(name, made)
        signer, plain = _who_signed(ticket, made, signers)
        block = signing_desk.block_for(ticket, signer)
        serial = gateway_check.serial_of_signed(made, plain, ticket.code)
        signed = Signed(
            name=block.name,
            lines=block.lines,
            stored=signing_desk.store(made),
            level=SignatureLevel.CERTIFIED,
            certificate_serial=serial,
            signer=None if signer.user_id == by.user_id else signer,
        )
    return gateway_signing.finish(ticket, signed, by=by)


def _who_signed(ticket: Ticket, made: Path, signers: tuple[Officer, ...]) -> tuple[Officer, Path]:
    """Whose block stands in the file; where that cannot be seen, who held the seat then.

    The same ticket is typeset to the same bytes: what was sent need not be kept.
    """
    plain = made
    for signer in reversed(signers):
        plain = _typeset(ticket, signing_desk.block_for(ticket, signer), made.parent)
        if gateway_check.begins_with(made, plain):
            return signer, plain
    return signers[0], plain


def _typeset(ticket: Ticket, block: SignatureBlock, folder: Path) -> Path:
    return signing_desk.typeset(ticket, block, folder, level=SignatureLevel.CERTIFIED)
