"""Turn what happened to disposals, holds and files into notices. Running twice is safe."""

from collections.abc import Iterable

from archive.models import Disposal, FileFault, Hold
from archive.states import Authority
from eoffice import clock
from eoffice.addresses import address_of
from eoffice.notifications.actions import notify
from eoffice.organization.models import Position, Unit
from eoffice.organization.queries import people_at
from eoffice.organization.states import Role


def tell_of_hold(hold_id: int) -> None:
    """The heads of the units whose dossiers are held."""
    hold = Hold.objects.get(pk=hold_id)
    units = set(hold.dossiers.values_list("unit", flat=True))
    seats = Position.objects.active().filter(unit__in=units, is_head=True)
    _notify(seats, "hold_laid", f"hold:{hold.pk}", str(hold.pk), "archive:hold", hold.pk)


def tell_of_transfer(disposal_id: int) -> None:
    """The head of the unit whose dossiers are offered, and the archivists who take them over."""
    disposal = Disposal.objects.get(pk=disposal_id)
    seats = [*_heads([disposal.unit_id]), *_with_role(disposal.office_id, Role.ARCHIVIST)]
    _tell(disposal, seats, "transfer_offered", but=disposal.frozen_by_id)


def tell_committee(disposal_id: int) -> None:
    """The members."""
    disposal = Disposal.objects.get(pk=disposal_id)
    seats = Position.objects.filter(pk__in=disposal.committee.values("position"))
    _tell(disposal, seats, "disposal_to_appraise")


def tell_authorities(disposal_id: int) -> None:
    """The heads who decide inside the office."""
    disposal = Disposal.objects.get(pk=disposal_id)
    asked = set(disposal.approvals.values_list("authority", flat=True))
    units = [disposal.office_id] if Authority.OFFICE_HEAD in asked else []
    units += [disposal.unit_id] if Authority.UNIT_HEAD in asked else []
    _tell(disposal, _heads(units), "disposal_to_approve")


def tell_archivists(disposal_id: int, kind: str) -> None:
    """Who keeps the archive of the office."""
    disposal = Disposal.objects.get(pk=disposal_id)
    _tell(disposal, _with_role(disposal.office_id, Role.ARCHIVIST), kind)


def tell_of_fault(fault: FileFault) -> None:
    """The archivists of the office and those who administer it."""
    seats = _with_role(fault.office_id, Role.ARCHIVIST, Role.OFFICE_ADMIN)
    key = f"fault:{fault.pk}"
    _notify(seats, "file_fault", key, str(fault.pk), "archive:fault", fault.pk)


def _tell(
    disposal: Disposal, seats: Iterable[Position], kind: str, *, but: int | None = None
) -> None:
    number = f"{disposal.number:04d}/{disposal.year}"
    key = f"{disposal.pk}:{disposal.state}"
    _notify(seats, kind, key, number, "archive:disposal", disposal.pk, but=but)


def _notify(
    seats: Iterable[Position],
    kind: str,
    key: str,
    number: str,
    name: str,
    pk: int,
    *,
    but: int | None = None,
) -> None:
    """Whoever sits there, but not who did it himself."""
    people = people_at([seat.pk for seat in seats])
    users = {user for found in people.values() for user in found} - {but}
    facts = {"number": number}
    notify(users, kind, event_key=key, facts=facts, path=address_of(name, pk))


def _heads(units: Iterable[int | None]) -> Iterable[Position]:
    wanted = [pk for pk in units if pk]
    return Position.objects.active().filter(unit__in=wanted, is_head=True)


def _with_role(office_id: int, *roles: str) -> Iterable[Position]:
    today = clock.today(Unit.objects.get(pk=office_id).zone)
    seats = Position.objects.active().in_office(office_id)
    found = [seats.with_role(role, today) for role in roles]
    return {seat.pk: seat for rows in found for seat in rows}.values()
