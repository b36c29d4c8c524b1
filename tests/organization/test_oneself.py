"""Nobody gives themselves a desk or a role: these open letters that no administrator sees."""

from dataclasses import replace
from datetime import date

import pytest

from eoffice.errors import Refused
from eoffice.organization import actions
from eoffice.organization.officer import SYSTEM

MAY = date(2026, 5, 1)


def test_an_administrator_takes_no_desk_for_himself(world, fajar):
    seat, me = world.seats["kasi_bank"].pk, world.users["fajar"].pk
    with pytest.raises(Refused):
        actions.assign(me, seat, by=fajar, starts=MAY, kind="assistant")
    with pytest.raises(Refused):
        actions.replace_holder(seat, me, by=fajar, starts=MAY)
    with pytest.raises(Refused):
        actions.replace_holder(seat, world.users["dewi"].pk, by=fajar, starts=MAY, plt_user_id=me)


def test_nor_does_he_move_to_another_one(world, fajar):
    own = world.users["fajar"].assignments.get()
    with pytest.raises(Refused):
        actions.move_holder(own.pk, world.seats["kasi_bank"].pk, by=fajar, starts=MAY)


def test_the_superuser_who_installs_it_may_sit_at_a_desk(world, fajar):
    seat, me = world.seats["kasi_bank"].pk, world.users["fajar"].pk
    actions.replace_holder(seat, me, by=replace(fajar, is_superuser=True), starts=MAY)
    assert world.seats["kasi_bank"].assignments.filter(user=me, active=True).exists()


def test_his_own_seat_gets_its_roles_from_somebody_else(world, fajar):
    own, other = fajar.position_id, world.seats["kasi_bank"].pk
    with pytest.raises(Refused):
        actions.grant_role(own, "archivist", by=fajar, valid_from=MAY)
    actions.grant_role(own, "archivist", by=SYSTEM, valid_from=MAY)
    actions.grant_role(other, "archivist", by=fajar, valid_from=MAY)
