"""What of the letters still waits at seats that somebody wants to close; for organization."""

from collections.abc import Collection

from django.db.models import Q

from correspondence.models import Arrival, Recipient
from correspondence.states import ArrivalState, IncomingState, RecipientRole, RecipientState

STANDING = (IncomingState.REGISTERED, IncomingState.IN_DISPOSITION, IncomingState.RETURNED)


def open_letters_before(position_ids: Collection[int]) -> int:
    """Letters that are not closed yet and lie before these seats as their addressees."""
    rows = Recipient.objects.current().filter(position__in=position_ids)
    return rows.filter(role=RecipientRole.TO, letter__state__in=STANDING).count()


def copies_to_note_at(position_ids: Collection[int]) -> int:
    """Copies that nobody at these seats has noted yet; those of void letters do not count."""
    rows = Recipient.objects.current().filter(position__in=position_ids)
    unnoted = rows.filter(role=RecipientRole.COPY).exclude(state=RecipientState.UNDERSTOOD)
    return unnoted.exclude(letter__state=IncomingState.VOID).count()


def arrivals_waiting_for(position_ids: Collection[int]) -> int:
    """Letters from another office that still wait for a number: sent to these seats or by them."""
    seats = Q(position__in=position_ids) | Q(from_position__in=position_ids)
    return Arrival.objects.filter(seats, state=ArrivalState.WAITING).count()
