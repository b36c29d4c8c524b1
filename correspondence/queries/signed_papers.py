"""Scans of the tray that bear the code of a letter which waits for its signed paper."""

from django.db.models import Q, QuerySet

from correspondence.models import OutgoingLetter, Scan
from correspondence.outgoing_states import OutgoingState
from correspondence.queries.verifying import code_in
from correspondence.states import ScanState
from eoffice.documents.access import hanging_on


def papers_found(letter: OutgoingLetter) -> QuerySet[Scan]:
    """The scans that were found for this letter, the newest first."""
    rows = Scan.objects.filter(letter=letter, state=ScanState.WAITING).select_related("file")
    return rows.order_by("-received_at", "-pk")


def letter_of_codes(codes: tuple[str, ...], office_id: int) -> OutgoingLetter | None:
    """The letter of this office that was printed with one of these codes and still waits."""
    wanted = [code for text in codes if (code := code_in(text))]
    letters = OutgoingLetter.objects.filter(
        verify_code__in=wanted, office=office_id, state=OutgoingState.AWAITING_WET
    )
    found: OutgoingLetter | None = letters.first() if wanted else None
    return found


def waits_for_a_check(seats: tuple[int, ...]) -> Q:
    """The files of scans found for letters of these writers and signers (of `StoredFile`)."""
    mine = Q(letter__writer__in=seats) | Q(letter__signing_seat__in=seats)
    return hanging_on(Scan.objects.filter(mine, state=ScanState.WAITING, letter__isnull=False))
