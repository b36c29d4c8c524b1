"""What was closed is used again: through the rules, recorded, and not twice."""

import pytest

from eoffice.audit.models import AuditEntry
from eoffice.errors import AlreadyDone, Refused, WrongState
from eoffice.organization import actions
from eoffice.organization.models import Position, Unit, User


@pytest.fixture
def closed(world):
    """The section of Vera with its seats, and an account."""
    Unit.objects.filter(pk=world.units["vera"].pk).update(active=False)
    Position.objects.filter(unit=world.units["vera"]).update(active=False)
    User.objects.filter(username="wulan").update(is_active=False)
    return world


def test_unit_then_seat_then_person(closed, fajar):
    unit, seat = closed.units["vera"].pk, closed.seats["staf_vera"].pk
    assert actions.reactivate_unit(unit, by=fajar).active
    assert actions.reactivate_position(seat, by=fajar).active
    assert actions.reactivate_user(closed.users["wulan"].pk, by=fajar).is_active
    events = AuditEntry.objects.filter(event__endswith="reactivated").order_by("pk")
    told = [entry.event.split(".")[1] for entry in events]
    assert told == ["unit_reactivated", "position_reactivated", "user_reactivated"]


def test_not_before_what_is_above(closed, fajar):
    with pytest.raises(WrongState):
        actions.reactivate_position(closed.seats["staf_vera"].pk, by=fajar)
    below = Unit.objects.create(
        name="Urusan", parent=closed.units["vera"], organization=closed.units["kppn"],
        office=closed.units["kppn"], active=False,
    )  # fmt: skip
    with pytest.raises(WrongState):
        actions.reactivate_unit(below.pk, by=fajar)


def test_a_seat_below_stays_closed_until_it_is_asked_for(closed, fajar):
    actions.reactivate_unit(closed.units["vera"].pk, by=fajar)
    assert not Position.objects.get(pk=closed.seats["staf_vera"].pk).active


def test_what_is_in_use_is_not_activated(world, fajar):
    with pytest.raises(AlreadyDone):
        actions.reactivate_unit(world.units["bank"].pk, by=fajar)
    with pytest.raises(AlreadyDone):
        actions.reactivate_user(world.users["eka"].pk, by=fajar)


def test_only_the_admin_of_the_office(closed, hadi, kirana):
    for officer in (hadi, kirana):
        with pytest.raises(Refused):
            actions.reactivate_unit(closed.units["vera"].pk, by=officer)
