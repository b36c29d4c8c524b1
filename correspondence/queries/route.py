"""The route of a draft: proposed from the hierarchy, with the checks that its type asks for."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from correspondence.models import OutgoingLetter
from correspondence.outgoing_states import StepKind
from correspondence.queries.signers import line_of
from eoffice.organization.models import Position
from eoffice.organization.queries import Holding, holders_of

VACANT = Holding(vacant=True)


@dataclass(frozen=True, slots=True)
class Station:
    """One desk that will be asked; `skipped` says why it will not."""

    position: Position
    order: int
    kind: str = StepKind.HIERARCHY
    skipped: str = ""
    holder: Holding = VACANT
    is_own_work: bool = False


def propose(letter: OutgoingLetter) -> list[Station]:
    """The desks between the writer and the signing seat, from below, then the type's own checks.

    Empty desks are shown and skipped. Checks of the type come after the line of superiors, in the
    order that the type names; several with one order are asked at the same time. A writer who signs
    from the own seat needs no line (domain 1.5).
    """
    seats = [(seat, order, StepKind.HIERARCHY) for order, seat in enumerate(_line(letter), 1)]
    last = seats[-1][1] if seats else 0
    beside = letter.type.route.select_related("position__unit") if letter.type else ()
    taken = {seat.pk for seat, _order, _kind in seats} | {letter.writer_id, letter.signing_seat_id}
    seats += [
        (row.position, last + row.order, StepKind(row.kind))
        for row in beside
        if row.position_id not in taken and row.position.active
    ]
    return stations_of(seats, letter)


def stations_of(
    seats: list[tuple[Position, int, StepKind]], letter: OutgoingLetter
) -> list[Station]:
    """These desks as stations, with who sits there and whether they are skipped."""
    holders = holders_of([seat.pk for seat, _order, _kind in seats])
    return [
        Station(
            seat,
            order,
            kind,
            skipped=_("Nobody sits at this desk now.") if holders[seat.pk].vacant else "",
            holder=holders[seat.pk],
            is_own_work=holders[seat.pk].user_id == letter.written_by_id,
        )
        for seat, order, kind in seats
    ]


def _line(letter: OutgoingLetter) -> list[Position]:
    """Superiors of the writer up to, and without, the signing seat; none when he signs himself."""
    if letter.writer_id == letter.signing_seat_id:
        return []
    writer = Position.objects.select_related("unit").get(pk=letter.writer_id)
    found: list[Position] = []
    for seat in list(line_of(writer))[1:]:
        if seat.pk == letter.signing_seat_id:
            return found
        if seat.pk == letter.signer_id and letter.sign_mode != "own":
            return found
        found.append(seat)
    return [seat for seat in found if not _outranks(seat, letter)]


def _outranks(seat: Position, letter: OutgoingLetter) -> bool:
    """Whether this seat stands above the signing one, which lies in another line."""
    signing = Position.objects.select_related("unit").get(pk=letter.signing_seat_id)
    return seat.pk in {above.pk for above in list(line_of(signing))[1:]}
