"""Who has opened a draft that waits for his initial or signature, and in which version."""

from django.db import transaction

from correspondence.models import DraftReading, OutgoingLetter
from correspondence.outgoing_events import DraftEvent
from correspondence.outgoing_states import OutgoingState
from correspondence.policies import drafts as may
from eoffice import audit, clock
from eoffice.organization.officer import Officer


@transaction.atomic
def see(letter_id: int, *, by: Officer, version: int = 0) -> None:
    """Note that this officer, whose turn it is, has the version before him (0: the newest).

    The desk that was asked has seen it, too; an assistant's look is never that.
    """
    letter = OutgoingLetter.objects.locked(letter_id)
    step = may.open_step_of(by, letter) if letter.state == OutgoingState.IN_REVIEW else None
    if step is None and not awaits_signature_of(by, letter):
        return
    DraftReading.objects.update_or_create(
        letter=letter,
        user_id=by.user_id,
        defaults={"version": version or letter.version, "read_at": clock.now()},
    )
    by = by.at(step.position_id if step else letter.signing_seat_id)
    if step and step.seen_at is None and not by.is_assistant:
        step.seen_at, step.seen_by_name = clock.now(), by.acting_name
        step.save(update_fields=["seen_at", "seen_by_name"])
    audit.record(DraftEvent.SEEN, letter, by=by, detail={"version": version or letter.version})


def awaits_signature_of(officer: Officer, letter: OutgoingLetter) -> bool:
    """Whether everybody has approved the letter, and this officer signs it."""
    return letter.state == OutgoingState.APPROVED and bool(may.may_sign(officer, letter))
