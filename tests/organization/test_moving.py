"""A holder moves to another desk in one step: out here, in there, whoever sat there leaves."""

from datetime import UTC, date, datetime, timedelta

import pytest

from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.errors import OfficeError, Refused, WrongState
from eoffice.organization import actions
from eoffice.organization.models import Assignment

MAY = date(2026, 5, 1)
EVE = MAY - timedelta(days=1)


@pytest.fixture(autouse=True)
def in_april():
    with clock.moved_to(datetime(2026, 4, 15, 3, tzinfo=UTC)):
        yield


@pytest.fixture
def move(world, fajar):
    """`move(who, seat)`: the admin of the office moves a person on the first of May."""

    def moved(who, seat, by=fajar, **how):
        held = Assignment.objects.get(user=world.users[who])
        ids = (held.pk, world.seats[seat].pk)
        return actions.move_holder(*ids, by=by, **({"starts": MAY} | how))

    return moved


def sittings(world, seat) -> list[tuple[str, date | None]]:
    rows = Assignment.objects.filter(position=world.seats[seat], active=True).order_by("starts")
    return [(row.user.username, row.ends) for row in rows]


def test_out_of_one_desk_and_into_another(world, move):
    move("eka", "kasi_vera", decree_number="KEP-7")
    assert sittings(world, "kasi_bank") == [("eka", EVE)]
    assert sittings(world, "kasi_vera") == [("eka", None)]
    assert world.officer("eka").position_id == world.seats["kasi_bank"].pk
    with clock.moved_to(datetime(2026, 5, 1, 3, tzinfo=UTC)):
        assert world.officer("eka").position_id == world.seats["kasi_vera"].pk


def test_whoever_sat_there_leaves(world, move):
    move("eka", "kasi_pd")
    assert sittings(world, "kasi_pd") == [("danu", EVE), ("eka", None)]


def test_both_offices_can_read_it_in_their_trail(world, move):
    move("eka", "kasi_pd")
    entry = AuditEntry.objects.get(event="organization.holder_moved")
    assert entry.changes["position"] == [world.seats["kasi_bank"].pk, world.seats["kasi_pd"].pk]
    assert AuditEntry.objects.filter(event="organization.holder_replaced").exists()


def test_a_second_click_is_answered_with_the_first(world, move):
    first, second = move("eka", "kasi_vera"), None
    held = Assignment.objects.get(user=world.users["eka"], position=world.seats["kasi_bank"])
    second = actions.move_holder(held.pk, first.position_id, by=world.officer("fajar"), starts=MAY)
    assert first.pk == second.pk
    assert sittings(world, "kasi_vera") == [("eka", None)]


def test_nobody_moves_to_where_he_sits_or_before_he_left(world, move):
    with pytest.raises(OfficeError):
        move("eka", "kasi_bank")
    with pytest.raises(OfficeError):
        move("eka", "kasi_vera", leaves=MAY)
    assert sittings(world, "kasi_bank") == [("eka", None)]


def test_the_time_at_the_old_desk_is_not_undone_by_the_way(world, move):
    Assignment.objects.filter(user=world.users["eka"]).update(starts=date(2026, 4, 1))
    with pytest.raises(OfficeError, match="1 April 2026"):
        move("eka", "kasi_vera", starts=date(2026, 3, 1))
    assert sittings(world, "kasi_bank") == [("eka", None)]
    assert sittings(world, "kasi_vera") == []


def test_an_assistant_does_not_move(move):
    with pytest.raises(OfficeError):
        move("gita", "kasi_vera")


def test_who_has_left_does_not_move(world, move):
    Assignment.objects.filter(user=world.users["eka"]).update(ends=date(2026, 1, 1))
    with pytest.raises(WrongState):
        move("eka", "kasi_vera")


def test_only_the_admin_of_both_desks_moves(world, move, hadi):
    with pytest.raises(Refused):
        move("eka", "kasi_vera", by=hadi)
    with pytest.raises(Refused):
        move("eka", "kabid")
