"""A certified signature through the gateway of BSrE, around the slow work outside.

The letter waits with the service (`awaiting_gateway`) until its signed file is fetched; the
service's name of the document is kept as soon as it is known, so that a lost line loses nothing.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from correspondence import access
from correspondence.actions import signing
from correspondence.actions.paper_signing import signer_of
from correspondence.actions.signing import Signed, Ticket
from correspondence.models import OutgoingLetter
from correspondence.outgoing_states import OutgoingState
from correspondence.policies import drafts as may
from correspondence.signing_events import SigningEvent
from eoffice import audit, clock
from eoffice.errors import Refused, WrongState
from eoffice.organization.officer import SYSTEM, Officer


@transaction.atomic
def begin(letter_id: int, *, by: Officer, version: int) -> Ticket:
    """Reserve number and date, and close the letter while the service has it."""
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_sign(by, letter).enforce()
    by = by.at(letter.signing_seat_id)
    ticket = signing.reserve(letter, version, by)
    letter.hand_to_gateway()
    letter.signing_hash, letter.gateway_document = ticket.sha256, ""
    letter.save(update_fields=["state", "signing_hash", "gateway_document"])
    access.refresh(letter)
    audit.record(SigningEvent.BEGUN, letter, by=by, detail=signing.traced(ticket))
    return ticket


@transaction.atomic
def note_document(ticket: Ticket, name: str) -> None:
    """The service has signed it under this name."""
    letter = _with_service(ticket.letter_id, ticket.begun_at)
    letter.gateway_document = name
    letter.save(update_fields=["gateway_document"])


@transaction.atomic
def resume(letter_id: int, *, by: Officer) -> tuple[Ticket, str, tuple[Officer, ...]]:
    """What is needed to fetch a document that the service has signed already.

    The last is who may have signed it: whoever held the seat then, who need not hold it any more,
    and whoever fetches it now.
    """
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_sign(by, letter).enforce()
    if letter.state != OutgoingState.AWAITING_GATEWAY or not letter.gateway_document:
        raise WrongState(_("The signing service has no signed file of this letter."))
    return signing.ticket_of(letter), letter.gateway_document, _signers(letter, by)


def _signers(letter: OutgoingLetter, by: Officer) -> tuple[Officer, ...]:
    try:
        then = signer_of(letter)
    except (Refused, WrongState):
        return (by,)
    return (then,) if then.user_id == by.user_id else (then, by)


@transaction.atomic
def finish(ticket: Ticket, signed: Signed, *, by: Officer) -> OutgoingLetter:
    """The signed file is here and safe."""
    letter = _with_service(ticket.letter_id, ticket.begun_at)
    may.may_sign(by, letter).enforce()
    signing.keep_signed(letter, ticket, signed, by=by.at(letter.signing_seat_id))
    return letter


@transaction.atomic
def withdraw(
    letter_id: int, *, begun_at: datetime | None, by: Officer = SYSTEM, reason: str = ""
) -> None:
    """The service did not sign: the letter waits again, its number stays reserved."""
    letter = OutgoingLetter.objects.locked(letter_id)
    if letter.state == OutgoingState.AWAITING_GATEWAY and letter.signing_since == begun_at:
        letter.withdraw_from_signing()
        letter.signing_since, letter.gateway_document = None, ""
        letter.save(update_fields=["state", "signing_since", "gateway_document"])
        access.refresh(letter)
        audit.record(SigningEvent.FAILED, letter, by=by, detail={"reason": reason[:60]})


def release_stuck(*, now: datetime | None = None) -> int:
    """Letters whose attempt was cut off before the service had signed; answers how many."""
    before = (now or clock.now()) - signing.LEASE
    stuck = OutgoingLetter.objects.filter(
        state=OutgoingState.AWAITING_GATEWAY, signing_since__lt=before, gateway_document=""
    )
    for pk, since in stuck.values_list("pk", "signing_since"):
        withdraw(pk, begun_at=since, reason="lease")
    return len(stuck)


def _with_service(letter_id: int, begun_at: datetime) -> OutgoingLetter:
    letter = OutgoingLetter.objects.locked(letter_id)
    if letter.state != OutgoingState.AWAITING_GATEWAY or letter.signing_since != begun_at:
        raise WrongState(
            _("This attempt to sign took too long. Sign once more; the number is kept.")
        )
    return letter
