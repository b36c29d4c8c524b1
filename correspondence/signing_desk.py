"""The slow middle of signing: typeset, sign, store; between the two short transactions.

Runs in the request, outside any transaction. The passphrase stays in memory: it goes from the
request into the limited child that signs, and nowhere else.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from correspondence import authority, passphrase_tries, typesetting
from correspondence.actions import signing, versions
from correspondence.actions.signing import Signed, Ticket
from correspondence.models import OutgoingLetter, SigningKey
from correspondence.outgoing_states import SignatureLevel
from correspondence.typesetting import SignatureBlock
from eoffice import clock, pdf
from eoffice.documents import vault
from eoffice.errors import OfficeError, Unavailable, WrongState
from eoffice.organization.officer import Officer

log = logging.getLogger(__name__)


class WrongPassphrase(passphrase_tries.WrongPassphrase):
    """The passphrase does not open the officer's key."""

    sentence = _("This passphrase does not open your signing key. Nothing was signed.")


class NoKey(WrongState):
    """The officer has no key in force."""

    sentence = _("You have no signing key yet. Make one under “Signing key”, then sign.")


def verify_url(code: str) -> str:
    """The public address behind the QR of a letter."""
    return f"{settings.SITE_URL.rstrip('/')}/verify/{code}/"


def sign(letter_id: int, *, by: Officer, version: int, passphrase: pdf.Hidden) -> OutgoingLetter:
    """Sign one approved letter with the officer's own key.

    Raises what `signing.begin` raises, `NoKey`, `WrongPassphrase`, `TooManyTries` or `Unavailable`;
    after any of them the letter is approved, and its reserved number waits for the next attempt.
    """
    key = SigningKey.objects.filter(user_id=by.user_id, revoked_at=None).first()
    if key is None or key.valid_until <= clock.now():
        raise NoKey
    with passphrase_tries.one_try(by):
        ticket = signing.begin(letter_id, by=by, version=version)
        return attempt(
            ticket, by=by, work=lambda folder: _signed_with(key, ticket, by, passphrase, folder)
        )


def attempt(ticket: Ticket, *, by: Officer, work: Callable[[Path], Signed]) -> OutgoingLetter:
    """Do the slow work of a ticket; when it fails the letter waits for its signature again."""
    try:
        with tempfile.TemporaryDirectory(prefix="eoffice-work-signing-") as folder:
            return signing.finish(ticket, work(Path(folder)), by=by)
    except OfficeError as error:
        signing.fail(ticket, by=by, reason=type(error).__name__)
        raise
    except (pdf.Refused, pdf.WorkFailed, pdf.ChildDied, OSError) as error:
        signing.fail(ticket, by=by, reason=type(error).__name__)
        log.warning("Signing letter %s failed: %s", ticket.letter_id, type(error).__name__)
        raise Unavailable(
            _("The letter could not be signed now. Its number is kept; please try again.")
        ) from error


def typeset(
    ticket: Ticket, block: SignatureBlock, folder: Path, *, level: str = SignatureLevel.INTERNAL
) -> Path:
    """The final page of a ticket as PDF/A: with number, date, signature block and QR."""
    letter = OutgoingLetter.objects.select_related("type", "office", "classification").get(
        pk=ticket.letter_id
    )
    data = typesetting.data_of(
        letter,
        versions.newest(letter).content,
        number=ticket.number,
        day=ticket.day,
        signature=block,
        qr=verify_url(ticket.code),
        is_draft=False,
        level=level,
        at=ticket.begun_at,
    )
    return typesetting.write_pdf(typesetting.template_of(letter), data, folder / "letter.pdf")


def print_of(ticket: Ticket, signer: Officer) -> bytes:
    """The final page to be signed by hand, the same bytes at every print."""
    letter = OutgoingLetter.objects.get(pk=ticket.letter_id)
    block = typesetting.block_of(letter, signer, ticket.begun_at)
    with tempfile.TemporaryDirectory(prefix="eoffice-work-signing-") as folder:
        try:
            made = typeset(ticket, block, Path(folder), level=SignatureLevel.WET)
        except (pdf.Refused, pdf.WorkFailed, pdf.ChildDied) as error:
            log.warning("Letter %s could not be set: %s", ticket.letter_id, type(error).__name__)
            raise Unavailable from error
        return made.read_bytes()


def store(path: Path) -> vault.StoredBytes:
    """Put the bytes on storage, synced and hashed."""
    return vault.keep(ContentFile(path.read_bytes(), name=path.name))


def block_for(ticket: Ticket, by: Officer) -> SignatureBlock:
    """The printed block of who signs."""
    letter = OutgoingLetter.objects.get(pk=ticket.letter_id)
    return typesetting.block_of(letter, by.at(letter.signing_seat_id), ticket.begun_at)


def _signed_with(
    key: SigningKey, ticket: Ticket, by: Officer, passphrase: pdf.Hidden, folder: Path
) -> Signed:
    block = block_for(ticket, by)
    plain = typeset(ticket, block, folder)
    order = pdf.SignatureOrder(
        sealed_key=key.sealed_key.encode(),
        certificate=key.certificate.encode(),
        chain=authority.chain_of(key),
        passphrase=passphrase,
        name=block.name,
        reason=f"{ticket.number}",
        location="",
        at=clock.now(),
    )
    try:
        made = pdf.sign(plain, folder / "signed.pdf", order)
    except pdf.Refused as refused:
        if refused.code == pdf.Reason.WRONG_PASSPHRASE:
            raise WrongPassphrase from refused
        raise
    return Signed(
        stored=store(made),
        name=block.name,
        lines=block.lines,
        certificate_serial=key.serial,
    )
