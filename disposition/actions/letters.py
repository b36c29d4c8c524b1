"""What the addressee does with the letter as a whole: open, close, reopen, return, note a copy."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from correspondence import access, clocks
from correspondence.actions.complainants import unsaid
from correspondence.events import LetterEvent
from correspondence.models import IncomingLetter, Recipient
from correspondence.states import ClockKind, IncomingState, Outcome, RecipientRole, RecipientState
from disposition.actions import holding
from disposition.policies import letter as may_letter
from eoffice import audit, clock, jobs
from eoffice.errors import Refused, WrongState
from eoffice.organization.officer import Officer

UNDER_WAY = (IncomingState.REGISTERED, IncomingState.IN_DISPOSITION)


@transaction.atomic
def mark_letter_read(letter_id: int, *, by: Officer) -> None:
    """Opening the letter sets "read" for the desks that the officer holds; assistants leave it."""
    letter = IncomingLetter.objects.locked(letter_id)
    unread = letter.recipients.current().filter(
        position_id__in=by.desk_ids, state=RecipientState.UNREAD
    )
    for recipient in unread:
        here = by.at(recipient.position_id)
        if here.desk.is_assistant:
            continue
        recipient.read()
        recipient.read_at, recipient.read_by_name = clock.now(), here.name
        recipient.save(update_fields=["state", "read_at", "read_by_name"])
        detail = {"position": recipient.position_id}
        audit.record(LetterEvent.READ, letter, by=here, detail=detail)


@transaction.atomic
def note_letter(letter_id: int, *, by: Officer) -> None:
    """ "Sudah dipahami": a copy is noted and leaves the inbox."""
    letter = IncomingLetter.objects.locked(letter_id)
    may_letter.may_note_copy(by, letter).enforce()
    copies = letter.recipients.current().filter(
        position_id__in=by.desk_ids, role=RecipientRole.COPY
    )
    for recipient in copies.exclude(state=RecipientState.UNDERSTOOD):
        here = by.at(recipient.position_id)
        if here.desk.is_assistant:
            continue
        if recipient.state == RecipientState.UNREAD:
            recipient.read()
        recipient.understand()
        now = clock.now()
        recipient.understood_at, recipient.read_at = now, recipient.read_at or now
        recipient.read_by_name = recipient.read_by_name or here.name
        recipient.save()
        detail = {"position": recipient.position_id}
        audit.record(LetterEvent.UNDERSTOOD, letter, by=here, detail=detail)


def note_letters(letter_ids: Iterable[int], *, by: Officer) -> int:
    """Note several copies at once; each in its own transaction, the locks in one order."""
    noted = 0
    for pk in sorted(set(letter_ids)):
        note_letter(pk, by=by)
        noted += 1
    return noted


@transaction.atomic
def close_letter(letter_id: int, outcome: str, *, by: Officer, note: str = "") -> IncomingLetter:
    """Close with an outcome; branches that are still open end with the reason, which is required.

    "No disposition needed" is closing a letter of which no disposition was given.
    """
    letter = IncomingLetter.objects.locked(letter_id)
    may_letter.may_dispose(by, letter).enforce()
    by = by.at(may_letter.desk_for(by, letter))
    if outcome not in Outcome.values:
        raise Refused(_("Choose how the letter ended."))
    is_unfinished = letter.dispositions.open().exists()
    if is_unfinished and not note.strip():
        raise Refused(_("Branches are still open: say why the letter is closed nevertheless."))
    note = unsaid(letter, note)
    letter.complete(outcome=outcome, note=note)
    letter.completed_at = clock.now()
    letter.save(update_fields=["state", "outcome", "outcome_note", "completed_at"])
    ended = holding.end_all(letter, by=by, reason=note, notice="notify_letter_closed")
    holding.stop_clocks(letter, None, ClockKind.FIRST_DISPOSITION, ClockKind.ANSWER)
    access.refresh(letter)
    detail = {
        "outcome": outcome,
        "note": audit.fingerprint(note) if note else "",
        "ended": ended,
    }
    audit.record(LetterEvent.COMPLETED, letter, by=by, detail=detail)
    return letter


@transaction.atomic
def reopen_letter(letter_id: int, reason: str, *, by: Officer) -> IncomingLetter:
    """Work on a closed letter goes on; its branches can then be reopened or new ones given.

    It is not answered after all, so its clock runs on from the day on which it came: the time in
    which it was closed counts too, and the due date stays as it was.
    """
    letter = IncomingLetter.objects.locked(letter_id)
    may_letter.may_dispose(by, letter).enforce()
    by = by.at(may_letter.desk_for(by, letter))
    letter.reopen()
    letter.save(update_fields=["state", "outcome", "outcome_note", "completed_at"])
    clocks.restart(letter, ClockKind.ANSWER, office=letter.office)
    holding.settle(letter)
    detail = {"reason": audit.fingerprint(reason)}
    audit.record(LetterEvent.REOPENED, letter, by=by, detail=detail)
    return letter


@transaction.atomic
def return_to_desk(letter_id: int, reason: str, *, by: Officer) -> IncomingLetter:
    """Wrongly addressed: back to the desk, which chooses another addressee.

    Where the letter lies before other addressees too, they keep it and its state: only this desk
    gives it back. Raises WrongState while branches are open that this desk would leave behind.
    """
    letter = IncomingLetter.objects.locked(letter_id)
    may_letter.may_dispose(by, letter).enforce()
    by = by.at(may_letter.desk_for(by, letter))
    to = Recipient.objects.current().filter(letter=letter, role=RecipientRole.TO)
    others = to.exclude(position_id=by.position_id).count()
    branches = letter.dispositions.open()
    if others:
        branches = branches.filter(parent=None, giver_id=by.position_id)
    if letter.state == IncomingState.IN_DISPOSITION and branches.exists():
        raise WrongState(_("Recall or withdraw the open branches before you return the letter."))
    reason = unsaid(letter, reason)
    if not others:
        letter.return_to_desk(reason=reason)
        letter.save(update_fields=["state", "return_reason"])
    elif letter.state not in UNDER_WAY:
        raise WrongState
    own = to.filter(position_id=by.position_id)
    own.update(ended_at=clock.now(), return_reason=reason)
    access.refresh(letter)
    jobs.enqueue("notify_letter_returned", letter.pk)
    detail = {"reason": audit.fingerprint(reason), "others": others}
    audit.record(LetterEvent.RETURNED, letter, by=by, detail=detail)
    return letter
