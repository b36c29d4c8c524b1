"""Units and seats find their place; what is closed is not needed any more."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from eoffice.audit.models import AuditEntry
from eoffice.errors import AlreadyDone, OfficeError, Refused
from eoffice.organization import actions, queries
from eoffice.organization.errors import StillNeeded
from eoffice.organization.models import Position, Unit, User
from eoffice.organization.officer import SYSTEM


def move(unit: str, *, below_of: str, world) -> Unit:
    moved = Unit.objects.get(pk=world.units[unit].pk)
    moved.parent = world.units[below_of]
    return actions.place_unit(moved, by=SYSTEM)


def test_the_world_is_well_placed(world):
    assert not queries.misplaced_units().exists()


def test_a_wrong_copy_is_found(world):
    Unit.objects.filter(pk=world.units["bank"].pk).update(office=world.units["setda"])
    assert list(queries.misplaced_units()) == [world.units["bank"]]


def test_a_new_unit_takes_office_and_organisation_from_above(world):
    unit = actions.place_unit(Unit(name="Seksi Jalan", parent=world.units["bina_marga"]), by=SYSTEM)
    assert (unit.office, unit.organization) == (world.units["dinas"], world.units["setda"])


def test_a_unit_moves_with_everything_below_it(world):
    below = actions.place_unit(
        Unit(name="Seksi Jalan", parent=world.units["bina_marga"]), by=SYSTEM
    )
    moved = move("bina_marga", below_of="setda", world=world)
    below.refresh_from_db()
    assert moved.office == below.office == world.units["setda"]
    assert AuditEntry.objects.latest("pk").detail["parent"] == world.units["setda"].pk


def test_a_unit_that_becomes_an_office_takes_its_units_along(world):
    child = actions.place_unit(
        Unit(name="Seksi Jalan", parent=world.units["bina_marga"]), by=SYSTEM
    )
    office = Unit.objects.get(pk=world.units["bina_marga"].pk)
    office.is_office = True
    actions.place_unit(office, by=SYSTEM)
    child.refresh_from_db()
    assert child.office_id == office.pk and office.time_zone == "Asia/Makassar"
    assert not queries.misplaced_units().exists()


@pytest.mark.parametrize(("unit", "parent"), [("bank", "setda"), ("dinas", "bina_marga")])
def test_a_unit_neither_leaves_its_tree_nor_hangs_below_itself(world, unit, parent):
    with pytest.raises(OfficeError):
        move(unit, below_of=parent, world=world)


def test_an_organisation_is_an_office(world):
    with pytest.raises(OfficeError):
        actions.place_unit(Unit(name="Baru"), by=SYSTEM)


def test_the_admin_of_one_office_leaves_the_others_alone(world, fajar):
    with pytest.raises(Refused):
        actions.place_unit(Unit(name="Seksi", parent=world.units["dinas"]), by=fajar)


def test_a_seat_is_not_below_its_own_subordinate(world):
    seat = Position.objects.get(pk=world.seats["kepala"].pk)
    seat.superior = world.seats["staf_bank"]
    with pytest.raises(OfficeError):
        actions.place_position(seat, by=SYSTEM)


def test_a_seat_in_use_is_not_closed_and_the_list_says_why(world, fajar):
    with pytest.raises(StillNeeded) as refusal:
        actions.deactivate_position(world.seats["kasi_bank"].pk, by=fajar)
    assert [dependent.count for dependent in refusal.value.dependents] == [1, 1]


def test_apps_above_add_what_still_waits(world, fajar, monkeypatch):
    monkeypatch.setattr(queries.dependents, "_finders", {})
    queries.register_dependents("test", "open dispositions", lambda ids: 3)
    with pytest.raises(StillNeeded, match="open dispositions: 3"):
        actions.deactivate_position(world.seats["staf_bank"].pk, by=fajar)


def test_an_empty_seat_and_a_person_without_desk_are_closed(world, fajar):
    world.users["dewi"].assignments.update(active=False)
    assert not actions.deactivate_position(world.seats["staf_bank"].pk, by=fajar).active
    actions.deactivate_user(world.users["dewi"].pk, by=fajar)
    assert not User.objects.get(username="dewi").is_active
    with pytest.raises(StillNeeded, match="Kasi Bank"):
        actions.deactivate_user(world.users["eka"].pk, by=fajar)


def test_a_unit_in_use_is_not_closed(world, fajar):
    with pytest.raises(StillNeeded):
        actions.deactivate_unit(world.units["bank"].pk, by=fajar)


def test_a_role_is_granted_once(world, fajar):
    give = {"role": "recorder", "by": fajar, "valid_from": date(2026, 1, 1)}
    actions.grant_role(world.seats["kasi_bank"].pk, **give)
    assert world.officer("eka").has_role("recorder")
    with pytest.raises(AlreadyDone):
        actions.grant_role(world.seats["kasi_bank"].pk, **give)


def test_an_auditor_needs_an_order(world, fajar):
    with pytest.raises(OfficeError):
        actions.grant_role(world.seats["tu"].pk, "auditor", by=fajar, valid_from=date(2026, 1, 1))


@pytest.mark.parametrize(
    "wrong",
    [{"office": None}, {"is_office": True}, {"organization": None}],
    ids=["no office", "an office in another", "no organisation"],
)
def test_the_database_refuses_a_misplaced_unit(world, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(pk=world.units["bank"].pk).update(**wrong)
