"""Assigning and replacing: one definitive holder, dated, recorded, within one tree."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.errors import OfficeError, Refused
from eoffice.organization import actions
from eoffice.organization.models import Assignment
from eoffice.organization.officer import SYSTEM

MAY = date(2026, 5, 1)
TEN_DAYS = timedelta(days=10)


@pytest.fixture(autouse=True)
def in_april():
    with clock.moved_to(datetime(2026, 4, 15, 3, tzinfo=UTC)):
        yield


def test_a_holder_is_replaced_in_one_step(world, fajar):
    seat = world.seats["kasi_bank"]
    actions.replace_holder(seat.pk, world.users["dewi"].pk, by=fajar, starts=MAY)
    assert world.users["eka"].assignments.get().ends == MAY - timedelta(days=1)
    with clock.moved_to(datetime(2026, 5, 1, 3, tzinfo=UTC)):
        assert world.officer("dewi", at="kasi_bank").desk.kind == "definitive"
        assert not world.officer("eka").holds(seat.pk)


def test_a_plt_bridges_the_days_between(world, fajar):
    actions.replace_holder(
        world.seats["kasi_bank"].pk,
        world.users["dewi"].pk,
        by=fajar,
        starts=MAY + TEN_DAYS,
        leaves=MAY - timedelta(days=1),
        plt_user_id=world.users["danu"].pk,
    )
    plt = Assignment.objects.get(kind="plt")
    assert (plt.starts, plt.ends) == (MAY, MAY + TEN_DAYS - timedelta(days=1))


@pytest.mark.parametrize("day", [date(2026, 5, 1), date(2026, 4, 1)])
def test_nobody_is_put_before_a_holder_who_came_later(world, fajar, day):
    seat = world.seats["kasi_bank"]
    actions.replace_holder(seat.pk, world.users["dewi"].pk, by=fajar, starts=MAY)
    with pytest.raises(OfficeError) as refusal:
        actions.replace_holder(seat.pk, world.users["danu"].pk, by=fajar, starts=day)
    assert world.users["dewi"].name in str(refusal.value.sentence)
    assert seat.assignments.get(user=world.users["dewi"]).active


def test_replacing_is_recorded_with_old_and_new(world, fajar):
    actions.replace_holder(
        world.seats["kasi_bank"].pk, world.users["dewi"].pk, by=fajar, starts=MAY
    )
    entry = AuditEntry.objects.get(event="organization.holder_replaced")
    assert entry.actor_name == "Fajar Andaikata"
    assert entry.changes["holder"] == [world.users["eka"].pk, world.users["dewi"].pk]


def test_replacing_ends_the_acting_holder_too(world, fajar):
    world.appoint("wulan", "kasi_vera", "plt")
    actions.replace_holder(
        world.seats["kasi_vera"].pk, world.users["dewi"].pk, by=fajar, starts=MAY
    )
    assert Assignment.objects.get(kind="plt").ends == MAY - timedelta(days=1)


def test_only_the_admin_replaces(world, hadi):
    with pytest.raises(Refused):
        actions.replace_holder(
            world.seats["kasi_bank"].pk, world.users["dewi"].pk, by=hadi, starts=MAY
        )


def test_nobody_comes_from_another_organisation(world, fajar):
    with pytest.raises(OfficeError):
        actions.replace_holder(
            world.seats["kasi_bank"].pk, world.users["bagas"].pk, by=fajar, starts=MAY
        )


def test_the_database_keeps_one_definitive_holder(world):
    with pytest.raises(IntegrityError, match=r"one_definitive|position_id"), transaction.atomic():
        world.appoint("dewi", "kasi_bank")


def test_the_database_refuses_an_end_before_the_start(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        world.appoint("dewi", "kasi_bank", "plh", ends=date(2019, 1, 1))


def test_the_admin_assigns_an_assistant(world):
    ids = {"user_id": world.users["dewi"].pk, "position_id": world.seats["kasi_bank"].pk}
    actions.assign(**ids, by=SYSTEM, kind="assistant", starts=date(2026, 4, 1))
    assert not world.officer("dewi", at="kasi_bank").desk.may_accept
