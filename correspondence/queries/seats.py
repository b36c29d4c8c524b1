"""The seats of an office as a picker names them: unmistakable, with who sits there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from eoffice.organization.models import Position
from eoffice.organization.queries import holders_of, positions_matching
from eoffice.rows import Rows, each, given

MOST = 10
MOST_LISTED = 400
BEFORE_HOLDER = " ("
_WITH_UNIT = Rows(
    lambda ids: Position.objects.select_related("unit").filter(pk__in=each("ids", ids))
)
_TITLED = Rows(
    lambda titles: (
        Position.objects.active()
        .in_office(given("office"))
        .filter(Q(short_title=given("text")) | Q(title__in=each("titles", titles)))
        .select_related("unit")
    )
)


@dataclass(frozen=True, slots=True)
class Seat:
    """A position with the label by which it is chosen."""

    pk: int
    label: str
    unit: str
    holder: str
    short: str = ""


def seats_of(office_id: int) -> list[Seat]:
    """Every seat of the office, in the order of its chart."""
    seats = Position.objects.active().in_office(office_id).select_related("unit")
    ordered = seats.order_by("unit__order", "order", "title", "pk")
    return _named(ordered[:MOST_LISTED])


def seats_titled(text: str, office_id: int) -> list[Seat]:
    """The seats of the office that this may name: by short title, or by the title of a label.

    All that share a title are among them, so that their labels are as unmistakable as in a list.
    """
    places = [at for at in range(len(text)) if text.startswith(BEFORE_HOLDER, at)]
    titles = [text, *(text[:at] for at in places)]
    return _named(_TITLED.all(office=office_id, text=text, titles=titles))


def seats_matching(words: str, *, office_id: int, organization_id: int) -> list[Seat]:
    """Seats whose title, unit or holder has every word."""
    found = positions_matching(words, organization_id=organization_id, office_id=office_id)
    return _named(found[:MOST])


def seats_named(ids: Iterable[int]) -> list[Seat]:
    """These seats, in the order of the ids."""
    wanted = list(dict.fromkeys(ids))
    found = {seat.pk: seat for seat in _WITH_UNIT.all(ids=wanted)}
    return _named(found[pk] for pk in wanted if pk in found)


def _named(positions: Iterable[Position]) -> list[Seat]:
    """Title and holder; two seats that would read the same show their unit as well."""
    chosen = list(positions)
    holders = holders_of([seat.pk for seat in chosen])
    labels = {seat.pk: f"{seat.title}{BEFORE_HOLDER}{holders[seat.pk].label})" for seat in chosen}
    doubled = Counter(labels.values())
    return [
        Seat(
            pk=seat.pk,
            label=labels[seat.pk]
            if doubled[labels[seat.pk]] == 1
            else f"{labels[seat.pk]}, {seat.unit} #{seat.pk}",
            unit=str(seat.unit),
            holder=holders[seat.pk].label,
            short=seat.short_title,
        )
        for seat in chosen
    ]
