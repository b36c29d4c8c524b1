"""Who sees a letter that goes out: few while it is a draft, more once it is signed (house 8).

A draft is open to its writer, to every desk that was asked about it (unless it was taken back from
there unread), and to the signer once it waits there. A signed letter is open to them, to the
register desk that sends it, to the heads of the office and the superiors of writer and signer by
its security. Its addressees see the letter that arrives with them, not this one.
"""

from collections.abc import Iterator

from django.db.models import Q

from correspondence.models import ApprovalStep, Letter
from correspondence.outgoing_states import OutgoingState, StepState
from correspondence.states import Why

SIGNED = (
    OutgoingState.SIGNED,
    OutgoingState.DISPATCHED,
    OutgoingState.FILED,
    OutgoingState.REVOKED,
)
AT_SIGNER = (
    *SIGNED,
    OutgoingState.APPROVED,
    OutgoingState.SIGNING,
    OutgoingState.AWAITING_WET,
    OutgoingState.AWAITING_GATEWAY,
)


def is_signed(letter: Letter) -> bool:
    """Whether the letter has left the circle of those who write and check it."""
    return letter.state in SIGNED


def ties_of_outgoing(letter: Letter) -> Iterator[tuple[int, Why]]:
    """The desks that wrote, were asked about, and sign the letter."""
    if letter.writer_id:
        yield letter.writer_id, Why.WRITER
    asked = ApprovalStep.objects.filter(letter=letter).exclude(asked_at=None)
    unread = Q(state=StepState.SUPERSEDED, seen_at=None)
    for position in asked.exclude(unread).values_list("position_id", flat=True):
        yield position, Why.REVIEWER
    if letter.state in AT_SIGNER and letter.signing_seat_id:
        yield letter.signing_seat_id, Why.SIGNER
