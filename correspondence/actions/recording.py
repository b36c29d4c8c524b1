"""Recording: a paper becomes a letter with its number, in front of its addressee.

One transaction; the number is taken as its last step before the record (house 6).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from correspondence import access
from correspondence.access import Relation
from correspondence.actions import (
    addressing,
    complainants,
    contacts,
    dispatching,
    numbers,
    once,
    unnamed,
)
from correspondence.actions.recording_data import FACTS, RecordingData
from correspondence.desk_events import DeskEvent
from correspondence.desks import at_desk
from correspondence.models import (
    IncomingLetter,
    Letter,
    LetterFile,
    LetterType,
    RegisterEntry,
    Scan,
)
from correspondence.normalising import number_key
from correspondence.policies import desk as policies
from correspondence.queries.replies import awaited_answer
from correspondence.sealing import Identity
from correspondence.states import IncomingState, LetterKind, Why
from eoffice import audit, clock, jobs
from eoffice.documents.states import ReceivedVia as FileVia
from eoffice.errors import WrongState
from eoffice.organization.models import Position, Unit
from eoffice.organization.officer import Officer
from eoffice.writing import insert, store


@transaction.atomic
def record(
    scan_ids: Sequence[int],
    data: RecordingData,
    *,
    by: Officer,
    token: str = "",
    office_id: int | None = None,
) -> Letter:
    """Record the letter on these scans (the first one is the letter, the others belong to it).

    Without scans it is "paper first": `office_id` names the office, the scan comes later.
    """
    if earlier := once.claim(token, by=by):
        return IncomingLetter.objects.get(pk=earlier["letter"])
    scans = _locked_scans(scan_ids)
    office = _office_of(scans, office_id, by)
    policies.may_record(by, office.pk).enforce()
    by = at_desk(by, office.pk)
    to = addressing.positions_of(data.addressee_ids, office_id=office.pk)
    copies = addressing.positions_of(data.copy_ids, office_id=office.pk)
    copies = [seat for seat in copies if seat not in to]

    kind = _type_of(data, office)
    data = _unnamed(data) if kind and kind.is_complaint else data
    letter = _new_letter(office, data, kind, by=by)
    _move_scans(scans, letter, by=by)
    _put_before(letter, office, to, copies, data)
    jobs.enqueue("notify_letter_arrived", letter.pk)
    once.keep(token, by=by, letter=letter.pk)

    entry = _number(letter, office, data, by=by)
    for scan in scans:
        if scan.via == FileVia.PARTNER:
            dispatching.acknowledge(scan, letter, by=by)
    detail = _traced(letter, entry, scans)
    audit.record(DeskEvent.REGISTERED, letter, by=by, detail=detail, begins=True)
    return letter


def _locked_scans(scan_ids: Sequence[int]) -> list[Scan]:
    """The scans in the clerk's order; locked in one order by everybody."""
    scans = Scan.objects.select_related("office__organization")
    found = {pk: scans.locked(pk) for pk in sorted(set(scan_ids))}
    return [found[pk] for pk in dict.fromkeys(scan_ids)]


def _office_of(scans: list[Scan], office_id: int | None, by: Officer) -> Unit:
    """The office in whose tray the scans lie; all in one, and none hidden by another clerk."""
    for scan in scans:
        policies.may_handle(by, scan).enforce()
    if not scans:
        return Unit.objects.select_related("organization").get(pk=office_id or by.office_id)
    if len({scan.office_id for scan in scans}) != 1:
        raise WrongState(_("The scans lie in the trays of different offices."))
    return scans[0].office


def _new_letter(
    office: Unit, data: RecordingData, kind: LetterType | None, *, by: Officer
) -> IncomingLetter:
    letter = IncomingLetter(
        kind=LetterKind.INCOMING,
        state=IncomingState.REGISTERED,
        organization_id=office.root_id,
        office=office,
        recorded_by_id=by.user_id,
        recorded_at=clock.now(),
        sender_number_key=number_key(data.sender_number),
        **{name: getattr(data, name) for name in FACTS},
    )
    if data.answers_number:
        letter.answers_id = awaited_answer(office.pk, data.answers_number)
    letter.subject = letter.subject or (_("Letter in a sealed envelope") if data.is_sealed else "")
    letter.type = kind
    if data.complaint_code:
        return _sealed(letter, data)
    _name_sender(letter, data, by=by)
    insert(letter)
    return letter


def _type_of(data: RecordingData, office: Unit) -> LetterType | None:
    """The chosen type, if it is one of this organisation."""
    types = LetterType.objects.filter(organization=office.root_id)
    return types.filter(pk=data.type_id).first() if data.type_id else None


def _unnamed(data: RecordingData) -> RecordingData:
    """A complaint gets its code, also where who complains was written into the other fields."""
    code, names = complainants.new_code(), {data.sender_name, *unnamed.told_by(data.identity)}
    texts = {name: getattr(data, name) for name in (*unnamed.WORDS, unnamed.REMARK)}
    clean: dict[str, Any] = unnamed.texts_without(texts, names, code) | {"complaint_code": code}
    return replace(data, **clean)


def _sealed(letter: IncomingLetter, data: RecordingData) -> IncomingLetter:
    """A complaint carries a code where other letters carry a name."""
    letter.complaint_code = letter.sender_name = data.complaint_code
    insert(letter)
    identity = data.identity or Identity(name=data.sender_name)
    complainants.seal_complainant(letter, identity)
    return letter


def _name_sender(letter: IncomingLetter, data: RecordingData, *, by: Officer) -> None:
    """The chosen contact, or the one of that name; a new one only when the clerk wants it kept."""
    organization = letter.organization_id
    contact = contacts.contact_chosen(organization, data.sender_id)
    contact = contact or contacts.contact_named(organization, data.sender_name)
    if contact is None and data.keep_sender and not data.is_secret:
        new = contacts.ContactData(name=data.sender_name, kind=data.sender_kind)
        contact = contacts.enter(organization, new, by=by)
    letter.sender = contact
    letter.sender_name = data.sender_name or (contact.name if contact else "")


def _move_scans(scans: list[Scan], letter: Letter, *, by: Officer) -> None:
    for scan in scans:
        scan.record(letter_id=letter.pk)
        scan.draft, scan.claimed_by_id, scan.claimed_at = {}, None, None
        store(scan, "state", "letter", "draft", "claimed_by", "claimed_at")
    attach_files(letter, [scan.file_id for scan in scans], by=by, have=0)


def attach_files(
    letter: Letter, file_ids: Iterable[int], *, by: Officer, have: int | None = None
) -> None:
    """Add files after those that the letter has (`have`, where the caller knows how many); the
    very first one is the letter itself."""
    if have is None:
        have = letter.letter_files.filter(detached_at=None).count()
    ids = list(file_ids)
    files = [
        LetterFile(
            letter=letter,
            file_id=pk,
            role=LetterFile.Role.ATTACHMENT if order else LetterFile.Role.MAIN,
            order=order,
            added_at=clock.now(),
            added_by_name=by.name,
        )
        for order, pk in enumerate(ids, start=have)
    ]
    if files:
        insert(*files)
    complainants.rename_files(letter, ids, have=have)


def _put_before(
    letter: Letter,
    office: Unit,
    to: list[Position],
    copies: list[Position],
    data: RecordingData,
) -> None:
    """Into the inboxes, with the clocks running and the access written."""
    at = clock.now()
    addressing.put_before(letter, to=to, copies=copies, named=data.copies_are_named, at=at)
    ties = [Relation(seat.pk, Why.ADDRESSEE, named=True) for seat in to]
    ties += [Relation(seat.pk, Why.COPY, data.copies_are_named) for seat in copies]
    access.begin(letter, office=office, ties=ties)
    due = addressing.start_clocks(
        letter, office=office, unit=to[0].unit if to else office, since=letter.received_at
    )
    if due:
        letter.due_at, letter.due_reason = due.at, due.why.as_json()


def _number(letter: Letter, office: Unit, data: RecordingData, *, by: Officer) -> RegisterEntry:
    """The letter's number; a reserved one when the clerk chose it and said why."""
    if data.reserved_entry_id:
        entry = numbers.use_reserved(data.reserved_entry_id, letter, office=office)
    else:
        entry = numbers.take_number(office, letter, by=by, remark=data.remark)
    letter.agenda_number = entry.rendered
    store(letter, "agenda_number", "due_at", "due_reason")
    return entry


def _traced(letter: Letter, entry: RegisterEntry, scans: list[Scan]) -> dict[str, object]:
    """What the trail keeps: numbers and ids, no text of the letter."""
    return {
        "number": entry.rendered,
        "register": entry.register_id,
        "files": [scan.file_id for scan in scans],
        "security": letter.security,
        "urgency": letter.urgency,
        "subject": audit.fingerprint(letter.subject),
    }
