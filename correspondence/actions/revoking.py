"""Taking a signed letter out of force (cabut) or correcting it (ralat): by a later letter.

The later letter is drafted, approved and signed like any other; what it means for the earlier one
happens in the transaction that makes it signed. The words on paper are Indonesian.
"""

from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext as _

from correspondence import access, draft_content
from correspondence.actions import drafting, versions
from correspondence.actions.drafting import DraftData
from correspondence.draft_content import Content
from correspondence.models import OutgoingLetter
from correspondence.outgoing_access import is_signed
from correspondence.outgoing_states import DeliveryState, OutgoingState
from correspondence.policies import revoking as may
from correspondence.printing.words import long_date
from correspondence.signing_events import SigningEvent
from eoffice import audit, clock
from eoffice.errors import WrongState
from eoffice.organization.officer import Officer

REVOKES = "Pencabutan"
CORRECTS = "Ralat"
REVOKES_BODY = "<p>Surat Nomor {number} tanggal {day} dinyatakan dicabut dan tidak berlaku.</p>"
CORRECTS_BODY = "<p>Surat Nomor {number} tanggal {day} diralat sebagai berikut.</p>"
KEPT = ("security", "urgency", "addressees", "classification", "place", "salutation")


def start_revoking(letter_id: int, *, by: Officer, token: str = "") -> OutgoingLetter:
    """Begin the letter that will revoke this one."""
    letter = _in_force(letter_id, by)
    content = _about(letter, REVOKES, REVOKES_BODY)
    return _start(letter, content, by=by, token=token, revokes_id=letter.pk)


def start_correcting(letter_id: int, *, by: Officer, token: str = "") -> OutgoingLetter:
    """Begin the letter that will correct this one."""
    letter = _in_force(letter_id, by)
    content = _about(letter, CORRECTS, CORRECTS_BODY)
    return _start(letter, content, by=by, token=token, corrects_id=letter.pk)


def require_authority(letter: OutgoingLetter) -> None:
    """Raise Refused or WrongState when this letter may not revoke the one that it names."""
    if letter.revokes_id is None:
        return
    earlier = OutgoingLetter.objects.get(pk=letter.revokes_id)
    may.has_authority_over(letter, earlier).enforce()
    if earlier.state == OutgoingState.REVOKED:
        raise WrongState(_("The other letter is revoked already."))


def take_effect(letter: OutgoingLetter, *, by: Officer) -> None:
    """This letter is signed now: what it revokes is out of force, and is sent to nobody more.

    Inside the caller's transaction, with `letter` locked.
    """
    if letter.revokes_id is None:
        return
    earlier = OutgoingLetter.objects.locked(letter.revokes_id)
    earlier.revoke(reason=_("Revoked by letter %(number)s") % {"number": letter.agenda_number})
    earlier.save(update_fields=["state", "revoke_reason"])
    for delivery in earlier.deliveries.filter(state=DeliveryState.PENDING):
        delivery.cancel()
        delivery.problem, delivery.ended_at = earlier.revoke_reason[:300], clock.now()
        delivery.save(update_fields=["state", "problem", "ended_at"])
    access.refresh(earlier)
    audit.record(SigningEvent.REVOKED, earlier, by=by, detail={"by": letter.pk})


def _in_force(letter_id: int, by: Officer) -> OutgoingLetter:
    letter = OutgoingLetter.objects.select_related("type").get(pk=letter_id)
    may.may_write_about(by, letter).enforce()
    if not is_signed(letter) or letter.state == OutgoingState.REVOKED:
        raise WrongState(_("Only a signed letter that is in force can be revoked or corrected."))
    return letter


@transaction.atomic
def _start(
    letter: OutgoingLetter, content: Content, *, by: Officer, token: str, **refers: int
) -> OutgoingLetter:
    by = by.at(may.own_desk(by, letter))
    data = DraftData(letter.type_id or 0, content, signer_id=letter.signer_id, **refers)
    return drafting.start(data, by=by, token=token)


def _about(letter: OutgoingLetter, word: str, body: str) -> Content:
    """A text that names the earlier letter, to the same addressees."""
    before = versions.newest(letter).content
    day = long_date(letter.letter_date) if letter.letter_date else ""
    kept = {name: before[name] for name in KEPT if name in before}
    return (
        draft_content.empty()
        | kept
        | {
            "subject": f"{word} Surat Nomor {letter.agenda_number}",
            "body": body.format(number=escape(letter.agenda_number), day=day),
        }
    )
