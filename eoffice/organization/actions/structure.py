"""Units and seats find their place; the copied organisation and office follow from it.

The admin saves through these functions too, so the copies are never written elsewhere.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eoffice import audit
from eoffice.errors import OfficeError
from eoffice.organization import policies, queries
from eoffice.organization.events import OrganizationEvent
from eoffice.organization.models import Position, Unit
from eoffice.organization.officer import Officer


@transaction.atomic
def place_unit(unit: Unit, *, by: Officer) -> Unit:
    """Save a new or changed unit under its parent, and all below it that follow."""
    if unit.pk:
        _hold_tree(unit)
        before = Unit.objects.locked(unit.pk)
        _refuse_another_tree(before, unit.parent)
        _refuse_closing_desk(before, unit)
    policies.may_administer(by, unit.parent or unit).enforce()
    take_place(unit)
    unit.save()
    _place_below(unit)
    chain, detail = ("office", unit.own_office_id), place_facts(unit)
    audit.record(OrganizationEvent.UNIT_PLACED, by=by, chain=chain, detail=detail)
    return unit


@transaction.atomic
def place_position(position: Position, *, by: Officer) -> Position:
    """Save a new or changed seat; its superior sits in the same organisation and not below it."""
    policies.may_administer(by, position.unit).enforce()
    _hold_tree(position.unit)
    superior = position.superior
    if superior and superior.unit.root_id != position.unit.root_id:
        raise OfficeError(_("The superior must belong to the same organisation."))
    if superior and position.pk and _is_ring(position.pk, superior.pk):
        raise OfficeError(_("A position cannot be below one of its own subordinates."))
    position.save()
    chain = ("office", position.unit.own_office_id)
    detail = seat_facts(position)
    audit.record(OrganizationEvent.POSITION_PLACED, by=by, chain=chain, detail=detail)
    return position


def seat_facts(seat: Position) -> dict[str, Any]:
    """What the trail keeps of the place of a seat."""
    return {"position": seat.pk, "unit": seat.unit_id, "superior": seat.superior_id}


def place_facts(unit: Unit) -> dict[str, Any]:
    """What the trail keeps of the place of a unit."""
    return {"unit": unit.pk, "parent": unit.parent_id, "is_office": unit.is_office}


def _hold_tree(unit: Unit) -> None:
    """Held by its root: two that are hung below each other in one instant would make a ring."""
    Unit.objects.locked(unit.root_id)


def _is_ring(position_id: int, superior_id: int) -> bool:
    return position_id == superior_id or queries.is_above(position_id, superior_id)


def _refuse_another_tree(before: Unit, parent: Unit | None) -> None:
    """Letters and numbers stay in their organisation, so its units do too; and no rings."""
    if (parent.root_id if parent else before.pk) != before.root_id:
        raise OfficeError(_("A unit stays in its organisation."))
    if parent and before.pk in {parent.pk, *_ids_above(parent)}:
        raise OfficeError(_("A unit cannot be below itself."))


def _refuse_closing_desk(before: Unit, unit: Unit) -> None:
    """What an office has recorded, and how it counts time, would be nobody's."""
    if before.is_office and not unit.is_office and (kept := queries.kept_for_office(before)):
        said = _("An office stays one as long as something is kept for it: %(what)s.")
        raise OfficeError(said % {"what": ", ".join(kept)})


def _ids_above(unit: Unit) -> list[int]:
    return list(unit.ancestors().values_list("pk", flat=True))


def take_place(unit: Unit) -> None:
    """Let the organisation, the office and its time zone follow from what is above."""
    if unit.parent is None and not unit.is_office:
        raise OfficeError(_("An organisation is an office itself."))
    if unit.is_office and not unit.time_zone:
        unit.time_zone = unit.parent.own_office.time_zone if unit.parent else ""
    if unit.is_office and not unit.time_zone:
        raise OfficeError(_("An office needs its time zone."))
    unit.organization = unit.parent.root if unit.parent else None
    unit.office = None if unit.is_office or not unit.parent else unit.parent.own_office


def _place_below(unit: Unit) -> None:
    """Level by level, because an office in between keeps its own units."""
    level = [unit]
    while level:
        children = list(Unit.objects.filter(parent__in=level).select_related("parent__office"))
        for child in children:
            take_place(child)
        Unit.objects.bulk_update(children, ["organization", "office"])
        level = children
