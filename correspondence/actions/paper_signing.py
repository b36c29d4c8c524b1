"""Signing by hand: printed with number and QR, signed on paper, scanned, checked by a person."""

from django.db import transaction
from django.utils.translation import gettext as _

from correspondence import access, typesetting
from correspondence.actions import signing
from correspondence.actions.signing import Signed, Ticket
from correspondence.desks import at_desk
from correspondence.models import OutgoingLetter, Scan
from correspondence.outgoing_states import OutgoingState, SignatureLevel
from correspondence.policies import drafts
from correspondence.policies import paper_signing as may
from correspondence.signing_events import SigningEvent
from correspondence.states import ScanState
from eoffice import audit, jobs
from eoffice.documents.models import StoredFile
from eoffice.errors import WrongState
from eoffice.organization.models import User
from eoffice.organization.officer import Officer
from eoffice.organization.queries import holders_of, officer_of


@transaction.atomic
def begin(letter_id: int, *, by: Officer, version: int) -> Ticket:
    """Reserve number and date, and close the letter until its paper comes back.

    Raises Refused when whoever holds the signing seat today may not sign.
    """
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_print_to_sign(by, letter).enforce()
    by = by.at(may.own_desk(by, letter))
    ticket = signing.reserve(letter, version, by)
    signer_of(letter)
    letter.print_for_signature()
    letter.signing_hash = ticket.sha256
    letter.save(update_fields=["state", "signing_hash"])
    access.refresh(letter)
    audit.record(SigningEvent.PRINTED_TO_SIGN, letter, by=by, detail=signing.traced(ticket))
    return ticket


@transaction.atomic
def print_again(letter_id: int, *, by: Officer) -> Ticket:
    """The same paper once more; every print is in the trail."""
    letter = _on_paper(letter_id)
    may.may_print_to_sign(by, letter).enforce()
    ticket = signing.ticket_of(letter)
    by = by.at(may.own_desk(by, letter))
    audit.record(SigningEvent.PRINTED_TO_SIGN, letter, by=by, detail=signing.traced(ticket))
    return ticket


@transaction.atomic
def withdraw(letter_id: int, *, by: Officer, reason: str) -> OutgoingLetter:
    """The paper is taken back; the number stays reserved for the letter."""
    letter = _on_paper(letter_id)
    may.may_print_to_sign(by, letter).enforce()
    by = by.at(may.own_desk(by, letter))
    letter.withdraw_from_signing()
    letter.signing_since = None
    letter.save(update_fields=["state", "signing_since"])
    Scan.objects.filter(letter=letter, state=ScanState.WAITING).update(letter=None)
    access.refresh(letter)
    detail = {"reason": audit.fingerprint(reason)}
    audit.record(SigningEvent.PRINT_WITHDRAWN, letter, by=by, detail=detail)
    return letter


@transaction.atomic
def note_scan(scan_id: int, letter_id: int) -> None:
    """A scan of the tray bears the code of this paper; a person still has to check it."""
    letter = OutgoingLetter.objects.locked(letter_id)
    scan = Scan.objects.locked(scan_id)
    if letter.state == OutgoingState.AWAITING_WET and scan.state == ScanState.WAITING:
        scan.letter = letter
        scan.save(update_fields=["letter"])
        jobs.enqueue("notify_paper_found", scan.pk)


@transaction.atomic
def confirm(letter_id: int, file_id: int, *, by: Officer) -> OutgoingLetter:
    """A person has compared the scan with the print: the letter is signed.

    The scan lies in the tray, or was just handed in for this letter.
    """
    letter = _on_paper(letter_id)
    may.may_check_paper(by, letter).enforce()
    desk = may.own_desk(by, letter)
    by = by.at(desk) if desk else at_desk(by, letter.office_id)
    ticket = signing.ticket_of(letter)
    file = StoredFile.objects.get(pk=file_id, office=letter.office_id)
    _take_from_tray(file, letter)
    signer = signer_of(letter)
    block = typesetting.block_of(letter, signer, ticket.begun_at)
    signed = Signed(
        name=block.name,
        lines=block.lines,
        file=file,
        level=SignatureLevel.WET,
        signer=signer,
        checked_by=by.name,
    )
    signing.keep_signed(letter, ticket, signed, by=by)
    audit.record(SigningEvent.SCAN_CHECKED, letter, by=by, detail={"file": file.pk})
    return letter


def signer_of(letter: OutgoingLetter) -> Officer:
    """Who held the signing seat when the letter left for its signature.

    Raises Refused if he may not sign, WrongState if there was nobody.
    """
    seat, at = letter.signing_seat_id or 0, letter.signing_since
    day = at.astimezone(letter.office.zone).date() if at else None
    holder = User.objects.filter(pk=holders_of([seat], day)[seat].user_id).first()
    if holder is None:
        raise WrongState(_("Nobody holds the desk that signs this letter."))
    signer = officer_of(holder, now=at, desk_id=seat)
    drafts.may_sign(signer, letter).enforce()
    return signer


def _on_paper(letter_id: int) -> OutgoingLetter:
    letter = OutgoingLetter.objects.locked(letter_id)
    if letter.state != OutgoingState.AWAITING_WET:
        raise WrongState(_("This letter does not wait for a signed paper."))
    return letter


def _take_from_tray(file: StoredFile, letter: OutgoingLetter) -> None:
    """A scan of the tray is a letter now; one that is hidden by a clerk is not touched."""
    scan = Scan.objects.filter(file=file, state=ScanState.WAITING).first()
    if scan is None:
        return
    scan = Scan.objects.locked(scan.pk)
    scan.record(letter_id=letter.pk)
    scan.draft, scan.claimed_by_id, scan.claimed_at = {}, None, None
    scan.save(update_fields=["state", "letter", "draft", "claimed_by", "claimed_at"])
