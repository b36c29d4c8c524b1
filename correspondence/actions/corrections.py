"""Putting right what was recorded: correct, readdress, make void. Always with a reason.

Old and new stand in the trail: coded values as they are, free text as fingerprints; the words
themselves lie beside the letter (`put_right`) and go with its content.
"""

from collections.abc import Callable, Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from correspondence import access, clocks, promising
from correspondence.actions import addressing, once, put_right, sealing_late
from correspondence.actions.recording_data import FACTS
from correspondence.desk_events import DeskEvent
from correspondence.desks import at_desk
from correspondence.models import Contact, IncomingLetter, Letter, RegisterEntry, Scan
from correspondence.normalising import number_key
from correspondence.policies import desk as policies
from correspondence.policies.seeing import LetterView
from correspondence.queries.replies import awaited_answer
from correspondence.queries.seeing import part_of
from correspondence.sealing import Identity
from correspondence.states import (
    ArrivalState,
    EntryState,
    IncomingState,
    Part,
    ScanState,
)
from eoffice import audit, clock, jobs
from eoffice.errors import NotFound, OfficeError, WrongState
from eoffice.hook import Hook
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

CODED = ("letter_date", "received_at", "received_via", "security", "urgency", "is_copy",
         "is_sealed", "sender_deadline", "event_at", "type_id", "follows_id",
         "classification_id", "sender_id")  # fmt: skip
FREE = tuple(name for name in (*FACTS, "sender_name") if name not in CODED)
NOBODY = Identity()

# Who ends what hangs on a void letter; called in the transaction.
on_voided: Hook[Callable[[Letter, Officer, str], None]] = Hook()
# What follows corrected facts on which due times depend; called in the transaction with the letter
# and the time at which it was due before.
on_due_moved: Hook[Callable[[Letter, datetime | None, Officer], None]] = Hook()


class NoReason(OfficeError):
    """A correction without a reason could not be explained later."""

    status = 422
    sentence = _("Write the reason: it is kept in the letter's history.")


@transaction.atomic
def correct(
    letter_id: int,
    facts: dict[str, object],
    *,
    by: Officer,
    reason: str,
    token: str = "",
    identity: Identity = NOBODY,
) -> Letter:
    """Change facts of a recorded letter (names of `FACTS`, `sender_name`, `sender_id`).

    Another urgency, event or deadline is another due time: running clocks move, and what hangs on
    the letter follows through `on_due_moved`. What turns out to be a copy, or of a type that asks
    for no answer, owes none any more; the other way round its clock starts. Where the new type is
    a complaint, the sender is sealed with `identity`; another type later does not open the seal.
    """
    if once.claim(token, by=by):
        return Letter.objects.get(pk=letter_id)
    letter, by = _locked_for(letter_id, by, reason)
    if letter.state in (IncomingState.VOID, IncomingState.FILED):
        raise WrongState(_("A letter that is filed or void is not corrected any more."))
    facts = _answering(letter, _allowed(letter, facts))
    facts, reason = sealing_late.unnamed_again(letter, facts, reason)
    put_right.note(letter, facts, reason=reason)
    seals = sealing_late.becomes_complaint(letter, facts)
    if seals:
        facts = sealing_late.seal_sender(letter, facts, identity, by=by)
    changes = _changes(letter, facts, hidden={"sender_id"} if seals else set())
    for name, value in facts.items():
        setattr(letter, name, value)
    letter.sender_number_key = number_key(letter.sender_number)
    old_due = letter.due_at
    promising.follow(letter, changes.keys())
    letter.save(update_fields=_columns(facts))
    if promising.concerns(changes.keys()):
        changes |= _tell_of_due(letter, old_due, by)
    if {"security", "received_at"} & changes.keys():
        access.refresh(letter)
    once.keep(token, by=by, letter=letter.pk)
    detail = {"reason": audit.fingerprint(reason)}
    audit.record(DeskEvent.CORRECTED, letter, by=by, changes=changes, detail=detail)
    return letter


@transaction.atomic
def readdress(
    letter_id: int,
    *,
    to: Collection[int],
    copies: Collection[int] = (),
    by: Officer,
    reason: str,
    token: str = "",
) -> Letter:
    """Put a letter that came back to the desk (or that nobody has opened) before another desk.

    Where only one of several addressees gave it back, the others keep it, with their clock.
    Raises WrongState, with what to do, while somebody works on it who has not given it back.
    """
    if once.claim(token, by=by):
        return Letter.objects.get(pk=letter_id)
    letter, by = _locked_for(letter_id, by, reason)
    _facts, reason = sealing_late.unnamed_again(letter, {}, reason)
    seats = addressing.positions_of(to, office_id=letter.office_id)
    copied = addressing.positions_of(copies, office_id=letter.office_id)
    others_keep_it = addressing.is_partly_returned(letter)
    if letter.state == IncomingState.RETURNED:
        letter.readdress()
    elif not others_keep_it:
        addressing.require_unopened(letter)
    before = addressing.replace(letter, to=seats, copies=copied, others_keep_it=others_keep_it)
    letter.save(update_fields=["state", "return_reason"])
    if not others_keep_it:
        office = Unit.objects.get(pk=letter.office_id)
        addressing.restart_first_disposition(letter, office=office, unit=seats[0].unit)
    access.refresh(letter)
    jobs.enqueue("notify_letter_arrived", letter.pk)
    once.keep(token, by=by, letter=letter.pk)
    put_right.note_desks(letter, before, to, reason=reason)
    changes = {"addressees": [before, list(to)]}
    detail = {"reason": audit.fingerprint(reason)}
    audit.record(DeskEvent.READDRESSED, letter, by=by, changes=changes, detail=detail)
    return letter


@transaction.atomic
def void(letter_id: int, *, by: Officer, reason: str, token: str = "") -> Letter:
    """Recorded by mistake: the numbers stay in the books with the reason, the scans come back."""
    if once.claim(token, by=by):
        return Letter.objects.get(pk=letter_id)
    letter, by = _locked_for(letter_id, by, reason)
    _facts, reason = sealing_late.unnamed_again(letter, {}, reason)
    letter.make_void(reason=reason)
    letter.save(update_fields=["state", "void_reason"])
    at = clock.now()
    addressing.take_back(letter, at=at)
    addressing.settle_returns(letter)
    letter.letter_files.filter(detached_at=None).update(detached_at=at)
    scans = [scan.pk for scan in _release_scans(letter, by)]
    _void_arrivals(letter)
    clocks.drop(letter)
    on_voided.tell(letter, by, reason)
    access.refresh(letter)
    numbers = _void_entries(letter, reason)
    once.keep(token, by=by, letter=letter.pk)
    detail = {"numbers": numbers, "scans": scans, "reason": audit.fingerprint(reason)}
    audit.record(DeskEvent.VOIDED, letter, by=by, detail=detail)
    return letter


def _locked_for(letter_id: int, by: Officer, reason: str) -> tuple[IncomingLetter, Officer]:
    """The letter, held, for somebody of its desk who may correct it and says why."""
    letter = IncomingLetter.objects.locked(letter_id)
    part: Part | None = part_of(by, letter)
    if part is None:
        raise NotFound
    policies.may_correct(by, LetterView(letter, part)).enforce()
    if not reason.strip():
        raise NoReason
    return letter, at_desk(by, letter.office_id)


def _allowed(letter: Letter, facts: dict[str, object]) -> dict[str, object]:
    """Known facts only; of a complaint, the code stays where others have a name."""
    known = {name: value for name, value in facts.items() if name in (*CODED, *FREE)}
    if letter.complaint_code:
        known.pop("sender_name", None)
        known.pop("sender_id", None)
    elif known.get("sender_id"):
        contacts = Contact.objects.filter(organization=letter.organization_id)
        known["sender_id"] = contacts.values_list("pk", flat=True).get(pk=known["sender_id"])
    return known


def _current(letter: Letter) -> dict[str, object]:
    return {name: getattr(letter, name) for name in (*CODED, *FREE)}


def _changes(
    letter: Letter, facts: dict[str, object], *, hidden: Collection[str]
) -> dict[str, list[object]]:
    """Old and new for the trail; what is hidden stands there as a fingerprint, like free text."""
    coded = [name for name in CODED if name not in hidden]
    return audit.diff(letter, {**_current(letter), **facts}, coded=coded, free=[*FREE, *hidden])


def _answering(letter: Letter, facts: dict[str, object]) -> dict[str, object]:
    """With another number of ours, another letter of ours is answered."""
    if "answers_number" not in facts:
        return facts
    return facts | {"answers_id": awaited_answer(letter.office_id, str(facts["answers_number"]))}


def _columns(facts: dict[str, object]) -> list[str]:
    return [*facts, "sender_number_key", "due_at", "due_reason"]


def _tell_of_due(letter: Letter, old: datetime | None, by: Officer) -> dict[str, list[object]]:
    """What hangs on the letter follows its due time; old and new for the trail."""
    on_due_moved.tell(letter, old, by)
    if letter.due_at == old:
        return {}
    return {"due_at": [moment.isoformat() if moment else "" for moment in (old, letter.due_at)]}


def _release_scans(letter: Letter, by: Officer) -> list[Scan]:
    """The scans come back to the tray; of a secret letter, for who made it void only."""
    scans = [
        Scan.objects.locked(pk)
        for pk in letter.scans.filter(state=ScanState.RECORDED).values_list("pk", flat=True)
    ]
    for scan in scans:
        scan.release()
        if letter.is_secret:
            scan.hidden_by_id = by.user_id
        scan.save(update_fields=["state", "letter", "hidden_by"])
    return scans


def _void_arrivals(letter: Letter) -> None:
    """Other offices: what waits leaves their trays, what has its number there is void with it."""
    for arrival in letter.arrivals.exclude(state=ArrivalState.WITHDRAWN).order_by("pk"):
        waits = arrival.state == ArrivalState.WAITING
        (arrival.withdraw if waits else arrival.make_void)()
        arrival.save(update_fields=["state"])


def _void_entries(letter: Letter, reason: str) -> list[str]:
    """Every number that the letter has, here and in the offices that it reached."""
    entries = RegisterEntry.objects.filter(letter=letter, state=EntryState.USED)
    held = [RegisterEntry.objects.locked(pk) for pk in entries.values_list("pk", flat=True)]
    for entry in held:
        entry.make_void(reason=reason)
        entry.save(update_fields=["state", "void_reason"])
    return [entry.rendered for entry in held]
