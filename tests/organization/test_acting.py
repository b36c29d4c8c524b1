"""Acting officials: entered by the recorder, dated, one at a time, refused in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.errors import OfficeError, Refused, WrongState
from eoffice.organization import actions
from eoffice.organization.models import Assignment

MAY = date(2026, 5, 1)
TEN_DAYS = timedelta(days=10)


@pytest.fixture(autouse=True)
def in_april():
    with clock.moved_to(datetime(2026, 4, 15, 3, tzinfo=UTC)):
        yield


def plh(world, person="danu", seat="kasi_bank", **changed):
    """The facts of an ordinary Plh."""
    given = {"kind": "plh", "starts": MAY, "ends": MAY + TEN_DAYS, "decree_number": "ST-7/2026"}
    ids = {"user_id": world.users[person].pk, "position_id": world.seats[seat].pk}
    return ids | given | changed


def test_the_recorder_enters_a_plh(world, hadi):
    acting = actions.appoint_acting(**plh(world), by=hadi)
    assert acting.in_place_of == world.users["eka"]
    entry = AuditEntry.objects.get(event="organization.acting_appointed")
    assert entry.detail["user"] == world.users["danu"].pk
    with clock.moved_to(datetime(2026, 5, 2, 3, tzinfo=UTC)):
        danu = world.officer("danu", at="kasi_bank")
    assert danu.in_place_of_name == "Eka Rekaanto" and not danu.desk.may_read_secret


def test_a_second_click_is_answered_with_the_first(world, hadi):
    first = actions.appoint_acting(**plh(world), by=hadi)
    assert actions.appoint_acting(**plh(world), by=hadi) == first
    assert AuditEntry.objects.filter(event="organization.acting_appointed").count() == 1


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"kind": "plt"}, WrongState),
        ({"seat": "kasi_vera"}, WrongState),
        ({"ends": None}, OfficeError),
        ({"ends": MAY - TEN_DAYS}, OfficeError),
        ({"decree_number": " "}, OfficeError),
        ({"person": "eka"}, OfficeError),
        ({"person": "bagas"}, OfficeError),
        ({"person": "hadi"}, Refused),
        ({"kind": "assistant"}, OfficeError),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(world, hadi, changed, error):
    with pytest.raises(error) as refusal:
        actions.appoint_acting(**plh(world, **changed), by=hadi)
    assert str(refusal.value)
    assert not AuditEntry.objects.exists()


def test_two_do_not_act_for_one_seat_at_once(world, hadi):
    actions.appoint_acting(**plh(world), by=hadi)
    with pytest.raises(WrongState):
        actions.appoint_acting(**plh(world, "citra", starts=MAY + TEN_DAYS), by=hadi)


def test_the_recorder_of_another_office_may_not(world, rama, yuda):
    with pytest.raises(Refused):
        actions.appoint_acting(**plh(world), by=rama)
    with pytest.raises(Refused):
        actions.appoint_acting(**plh(world, "rama", "sekda"), by=yuda)


def test_an_acting_period_is_shortened_or_withdrawn(world, hadi):
    acting = actions.appoint_acting(**plh(world), by=hadi)
    actions.end_assignment(acting.pk, by=hadi, ends=MAY + timedelta(days=2))
    assert Assignment.objects.get(pk=acting.pk).ends == MAY + timedelta(days=2)
    actions.end_assignment(acting.pk, by=hadi, ends=MAY - timedelta(days=1))
    assert not Assignment.objects.get(pk=acting.pk).active
