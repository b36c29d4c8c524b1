"""Who may sign which letters: from the groups of the type, the line above, and who sits there."""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from correspondence.models import LetterType
from eoffice.organization.models import Position
from eoffice.organization.queries import superior_ids_of


def usual_signer(kind: LetterType, writer: Position) -> int:
    """The nearest seat from the writer upward that may sign this type; else the top of the line."""
    seats = list(line_of(writer))
    groups = set(kind.signer_groups.values_list("pk", flat=True))
    return next((seat.pk for seat in seats if signs(seat, groups)), seats[-1].pk)


def signers_for(kind: LetterType, office_id: int) -> list[Position]:
    """Every seat of the office that may sign this type, highest first."""
    groups = set(kind.signer_groups.values_list("pk", flat=True))
    seats = Position.objects.active().in_office(office_id).select_related("unit", "group")
    found = [seat for seat in seats.order_by("order", "pk") if signs(seat, groups)]
    return sorted(found, key=lambda seat: (not is_office_head(seat), not seat.is_head, seat.order))


def seats_below(signer_ids: Iterable[int], office_id: int) -> list[Position]:
    """Officials of the office one or two levels below these, who sign a.n. and u.b. (domain 1.5).

    An official heads a unit; a desk of a clerk is never offered, wherever it stands in the line.
    """
    ids = list(signer_ids)
    seats = Position.objects.active().in_office(office_id).select_related("unit", "superior")
    seats = seats.filter(is_head=True)
    found = seats.filter(Q(superior__in=ids) | Q(superior__superior__in=ids))
    return list(found.order_by("unit__order", "order", "title", "pk"))


def signs(seat: Position, groups: set[int]) -> bool:
    """Whether the seat may sign: by its group, or as head of the office where no group is named."""
    return seat.group_id in groups if groups else is_office_head(seat)


def is_office_head(seat: Position) -> bool:
    """Whether this seat heads an office."""
    return seat.is_head and seat.unit.own_office_id == seat.unit_id


def line_of(seat: Position) -> Iterator[Position]:
    """The seat and those above it inside its office, from below."""
    above = superior_ids_of([seat.pk])[seat.pk]
    found = Position.objects.select_related("unit", "group").in_bulk([seat.pk, *above])
    office = seat.unit.own_office_id
    for pk in (seat.pk, *above):
        if found[pk].unit.own_office_id == office:
            yield found[pk]
