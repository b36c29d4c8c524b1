"""A letter waits for a reply: until when, and that it waits no longer."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from correspondence.actions import once
from correspondence.models import OutgoingLetter
from correspondence.outgoing_events import DraftEvent
from correspondence.policies import dispatch as may
from correspondence.queries.replies import OUT
from eoffice import audit, clock
from eoffice.errors import WrongState
from eoffice.organization.officer import Officer


@transaction.atomic
def await_reply(letter_id: int, *, until: date, by: Officer, token: str = "") -> OutgoingLetter:
    """Wait for a reply to a signed letter until this day, or longer than before."""
    if once.claim(token, by=by):
        return OutgoingLetter.objects.get(pk=letter_id)
    letter, by = _held(letter_id, by)
    letter.reply_due = until
    letter.reply_settled_at, letter.reply_settled_by_name, letter.reply_note = None, "", ""
    _keep(letter)
    once.keep(token, by=by, letter=letter.pk)
    audit.record(DraftEvent.REPLY_AWAITED, letter, by=by, detail={"until": until.isoformat()})
    return letter


@transaction.atomic
def settle_reply(letter_id: int, *, by: Officer, reason: str, token: str = "") -> OutgoingLetter:
    """Wait no longer: it was answered by another way, or is not needed any more."""
    if once.claim(token, by=by):
        return OutgoingLetter.objects.get(pk=letter_id)
    letter, by = _held(letter_id, by)
    if letter.reply_due is None or letter.reply_settled_at:
        raise WrongState(_("No reply is awaited to this letter."))
    letter.reply_settled_at, letter.reply_settled_by_name = clock.now(), by.name
    letter.reply_note = reason
    _keep(letter)
    once.keep(token, by=by, letter=letter.pk)
    detail = {"reason": audit.fingerprint(reason)}
    audit.record(DraftEvent.REPLY_SETTLED, letter, by=by, detail=detail)
    return letter


def _held(letter_id: int, by: Officer) -> tuple[OutgoingLetter, Officer]:
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_dispatch(by, letter).enforce()
    if letter.state not in OUT:
        raise WrongState(_("Only a signed letter that is in force waits for a reply."))
    return letter, may.dispatching(by, letter)


def _keep(letter: OutgoingLetter) -> None:
    names = ["reply_due", "reply_settled_at", "reply_settled_by_name", "reply_note"]
    letter.save(update_fields=names)
