"""Signing: two short transactions around slow work (house 6).

`begin` checks, locks and reserves number and date; the file is typeset, signed and stored outside
(`correspondence.signing_desk`); `finish` makes the letter signed and the number used. After a
failure or a crash the letter is approved again and its number waits for the next attempt.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from correspondence import access
from correspondence.actions import outgoing_numbers, recording, revoking, versions
from correspondence.models import (
    Addressee,
    Delivery,
    DraftVersion,
    OutgoingLetter,
    RegisterEntry,
    Signature,
    SigningKey,
)
from correspondence.outgoing_states import DeliveryWay, OutgoingState, SignatureLevel
from correspondence.policies import drafts as may
from correspondence.signing_events import SigningEvent
from correspondence.states import Security
from eoffice import audit, clock, jobs
from eoffice.documents.actions import register as register_file
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileUse
from eoffice.documents.states import ReceivedVia as FileVia
from eoffice.documents.vault import StoredBytes
from eoffice.errors import WrongState
from eoffice.organization.officer import SYSTEM, Officer
from eoffice.organization.states import AssignmentKind

LEASE = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Ticket:
    """What one attempt at signing was given: the letter, its number and date, what is signed."""

    letter_id: int
    entry_id: int
    number: str
    day: date
    version: int
    sha256: str
    code: str
    begun_at: datetime


@dataclass(frozen=True, slots=True)
class Signed:
    """What came of the slow work: the bytes, and who stands under them.

    `file` is a scan that is registered already. Of a paper `signer` has signed and `checked_by`
    has looked at it; else whoever acts has signed.
    """

    name: str
    lines: tuple[str, ...]
    stored: StoredBytes | None = None
    file: StoredFile | None = None
    level: str = SignatureLevel.INTERNAL
    certificate_serial: str = ""
    signer: Officer | None = None
    checked_by: str = ""


@transaction.atomic
def begin(letter_id: int, *, by: Officer, version: int) -> Ticket:
    """Reserve number and date for this letter and close it to changes while it is signed.

    Raises Refused for who may not sign, WrongState when it is not approved or has a newer version.
    """
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_sign(by, letter).enforce()
    by = by.at(letter.signing_seat_id)
    ticket = reserve(letter, version, by)
    letter.begin_signing(sha256=ticket.sha256)
    letter.save(update_fields=["state", "signing_hash"])
    audit.record(SigningEvent.BEGUN, letter, by=by, detail=traced(ticket))
    return ticket


@transaction.atomic
def finish(ticket: Ticket, signed: Signed, *, by: Officer) -> OutgoingLetter:
    """The signed bytes are safe: the letter is signed, its number used, its deliveries open."""
    letter = OutgoingLetter.objects.locked(ticket.letter_id)
    may.may_sign(by, letter).enforce()
    if letter.state != OutgoingState.SIGNING or letter.signing_since != ticket.begun_at:
        raise WrongState(
            _("This attempt to sign took too long. Sign once more; the number is kept.")
        )
    _require_key(signed)
    keep_signed(letter, ticket, signed, by=by.at(letter.signing_seat_id))
    return letter


@transaction.atomic
def fail(ticket: Ticket, *, by: Officer = SYSTEM, reason: str = "") -> None:
    """Nothing was signed: the letter waits for its signature again, the number stays reserved."""
    letter = OutgoingLetter.objects.locked(ticket.letter_id)
    if letter.state == OutgoingState.SIGNING and letter.signing_since == ticket.begun_at:
        _fall_back(letter, by=by, reason=reason)


def release_stuck(*, now: datetime | None = None) -> int:
    """Let go of letters whose signing was cut off by a crash; answers how many."""
    before = (now or clock.now()) - LEASE
    stuck = OutgoingLetter.objects.filter(state=OutgoingState.SIGNING, signing_since__lt=before)
    return sum(_release(pk, before) for pk in stuck.values_list("pk", flat=True))


@transaction.atomic
def _release(letter_id: int, before: datetime) -> bool:
    letter = OutgoingLetter.objects.locked(letter_id)
    since = letter.signing_since
    if letter.state != OutgoingState.SIGNING or since is None or since >= before:
        return False
    _fall_back(letter, by=SYSTEM, reason="lease")
    return True


def keep_signed(letter: OutgoingLetter, ticket: Ticket, signed: Signed, *, by: Officer) -> None:
    """Second half of signing, in any mode; inside the caller's transaction, the letter locked."""
    signer = signed.signer or by
    file = signed.file or _file_of(letter, ticket, signed, by=by)
    recording.attach_files(letter, [file.pk], by=by, have=0)
    _attach_enclosures(letter, by=by)
    letter.sign()
    letter.signed_at, letter.letter_date = clock.now(), ticket.day
    letter.agenda_number = ticket.number
    letter.save(
        update_fields=["state", "signed_at", "letter_date", "agenda_number", "signing_since"]
    )
    Signature.objects.create(
        letter=letter,
        level=signed.level,
        mode=letter.sign_mode,
        acting_kind="" if signer.desk.kind == AssignmentKind.DEFINITIVE else signer.desk.kind,
        user_id=signer.user_id,
        position_id=letter.signing_seat_id,
        name=signed.name,
        lines=list(signed.lines),
        file=file,
        sha256=file.sha256,
        content_hash=ticket.sha256,
        certificate_serial=signed.certificate_serial,
        signed_at=letter.signed_at,
        checked_by_name=signed.checked_by,
    )
    _open_deliveries(letter)
    access.refresh(letter)
    revoking.take_effect(letter, by=by)
    jobs.enqueue("notify_letter_signed", letter.pk)
    outgoing_numbers.use(ticket.entry_id, letter)
    detail = traced(ticket) | {"file": file.sha256, "level": signed.level}
    audit.record(SigningEvent.SIGNED, letter, by=by, detail=detail)


def _require_key(signed: Signed) -> None:
    """The key may have been revoked while it was at work; it stays as it is until commit."""
    if signed.level != SignatureLevel.INTERNAL or not signed.certificate_serial:
        return
    keys = SigningKey.objects.filter(serial=signed.certificate_serial, revoked_at=None)
    if keys.select_for_update(of=("self",), no_key=True).first() is None:
        raise WrongState(_("Your signing key was revoked meanwhile. The number is kept."))


def _file_of(letter: OutgoingLetter, ticket: Ticket, signed: Signed, *, by: Officer) -> StoredFile:
    if signed.stored is None:
        raise WrongState
    return register_file(
        signed.stored,
        name=f"{ticket.number.replace('/', '-')}.pdf",
        by=by,
        office=letter.office,
        use=FileUse.LETTER,
        via=FileVia.SYSTEM,
    )


def ticket_of(letter: OutgoingLetter) -> Ticket:
    """What was given to a letter that is on paper, or with the signing service, now.

    Inside a transaction, with the letter locked.
    """
    entry = outgoing_numbers.reserved_entry(letter)
    if entry is None or letter.signing_since is None:
        raise WrongState
    return _ticket(letter, entry, versions.newest(letter))


def _ticket(letter: OutgoingLetter, entry: RegisterEntry, version: DraftVersion) -> Ticket:
    return Ticket(
        letter_id=letter.pk,
        entry_id=entry.pk,
        number=entry.rendered,
        day=entry.dated or clock.today(letter.office.zone),
        version=version.number,
        sha256=version.sha256,
        code=letter.verify_code or "",
        begun_at=letter.signing_since or clock.now(),
    )


def reserve(letter: OutgoingLetter, version: int, by: Officer) -> Ticket:
    """Check what is signed, then take the number: the series is locked last."""
    if letter.state != OutgoingState.APPROVED:
        raise WrongState(_("This letter is not waiting for its signature."))
    newest = versions.newest(letter)
    if newest.number != version:
        raise WrongState(
            _("The draft was changed while you read it. Read the newer version, then sign.")
        )
    revoking.require_authority(letter)
    letter.signing_since = clock.now()
    letter.verify_code = letter.verify_code or secrets.token_hex(16)
    letter.save(update_fields=["signing_since", "verify_code"])
    entry = outgoing_numbers.reserve_for(letter, by=by)
    return _ticket(letter, entry, newest)


def _fall_back(letter: OutgoingLetter, *, by: Officer, reason: str) -> None:
    letter.fail_signing()
    letter.save(update_fields=["state", "signing_since"])
    audit.record(SigningEvent.FAILED, letter, by=by, detail={"reason": reason[:60]})


def _attach_enclosures(letter: OutgoingLetter, *, by: Officer) -> None:
    attached = set(letter.letter_files.values_list("file_id", flat=True))
    wanted = versions.newest(letter).content["attachments"]
    recording.attach_files(letter, [pk for pk in wanted if pk not in attached], by=by)


def _open_deliveries(letter: OutgoingLetter) -> None:
    """One delivery for each addressee and copy, by the way that suits it."""
    Delivery.objects.bulk_create(
        Delivery(letter=letter, addressee=row, way=_way(row, letter))
        for row in letter.addressees.select_related("contact")
    )


def _way(row: Addressee, letter: OutgoingLetter) -> str:
    """Seats and offices of this installation by tray, what is ordinary by e-mail, else paper."""
    if row.position_id or row.office_id:
        return DeliveryWay.TRAY
    is_plain = letter.security == Security.BIASA
    has_mail = is_plain and (row.email or (row.contact and row.contact.email))
    return DeliveryWay.EMAIL if has_mail else DeliveryWay.EXPEDITION


def traced(ticket: Ticket) -> dict[str, object]:
    """What the trail keeps of an attempt."""
    return {"number": ticket.number, "version": ticket.version, "sha256": ticket.sha256}
