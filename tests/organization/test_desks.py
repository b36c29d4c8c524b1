"""Which desks a person has today: held, acting, assisting, and vacant ones below."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from eoffice import clock
from eoffice.errors import Refused
from eoffice.organization import queries


@pytest.fixture(autouse=True)
def in_indonesian():
    with translation.override("id"):
        yield


def test_a_holder_sits_at_the_own_desk(arunika, world):
    assert arunika.desk.title == "Kepala Kantor"
    assert arunika.desk.kind == "definitive"
    assert arunika.desk.may_read_secret and arunika.desk.may_accept
    assert arunika.organization_ids == {world.units["kppn"].pk}


def test_one_statement_finds_all_desks(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        world.officer("arunika")


def test_a_vacant_desk_is_seen_by_the_superior(arunika, world):
    cover = arunika.desk_at(world.seats["kasi_vera"].pk)
    assert cover.is_vacant_cover
    assert not cover.may_read_secret and not cover.may_sign


def test_a_vacant_desk_is_not_covered_once_somebody_acts(world):
    world.appoint("wulan", "kasi_vera", "plt")
    assert not world.officer("arunika").holds(world.seats["kasi_vera"].pk)
    assert world.officer("wulan", at="kasi_vera").label == "Plt. Kasi Vera"


def test_cover_climbs_over_two_vacant_desks(world):
    world.users["wulan"].assignments.update(active=False)
    assert world.officer("arunika").holds(world.seats["staf_vera"].pk)


def test_cover_stops_at_a_held_desk(arunika, world):
    assert not arunika.holds(world.seats["staf_vera"].pk)
    assert not arunika.holds(world.seats["staf_bank"].pk)


def test_an_assistant_covers_nothing(gita, world):
    assert gita.desk_ids == (world.seats["kepala"].pk,)
    assert gita.is_assistant and not gita.desk.may_accept
    assert gita.in_place_of_name == "Arunika Contohwati"


def test_an_acting_holder_and_the_absent_one_both_have_the_desk(world):
    world.appoint("danu", "kasi_bank", "plh", in_place_of=world.users["eka"])
    danu = world.officer("danu", at="kasi_bank")
    assert danu.label == "Plh. Kasi Bank, menggantikan Eka Rekaanto"
    assert danu.desk_ids == (world.seats["kasi_pd"].pk, world.seats["kasi_bank"].pk)
    assert world.officer("eka").holds(world.seats["kasi_bank"].pk)


@pytest.mark.parametrize(
    ("utc", "acts"),
    [("2026-03-01T16:30", False), ("2026-03-01T17:30", True),
     ("2026-03-05T16:30", True), ("2026-03-05T17:30", False)],
)  # fmt: skip
def test_an_acting_period_begins_and_ends_at_midnight_of_the_office(world, utc, acts):
    world.appoint("danu", "kasi_bank", "plh", starts=date(2026, 3, 2), ends=date(2026, 3, 5))
    with clock.moved_to(datetime.fromisoformat(utc).replace(tzinfo=UTC)):
        assert world.officer("danu").holds(world.seats["kasi_bank"].pk) == acts


def test_the_same_person_at_another_desk(world):
    world.appoint("danu", "kasi_bank", "plh")
    danu = world.officer("danu")
    assert danu.desk.title == "Kasi Pencairan Dana"
    assert danu.at(world.seats["kasi_bank"].pk).desk.kind == "plh"
    with pytest.raises(Refused):
        danu.at(world.seats["kepala"].pk)


def test_an_account_without_desk_has_none(world):
    world.users["citra"].assignments.update(active=False)
    citra = world.officer("citra")
    assert citra.desks == () and citra.position_id == 0
    assert citra.organization_ids == {world.units["kppn"].pk}


def test_roles_belong_to_the_desk_and_to_its_office(bimo, rama, world):
    assert bimo.has_role("intake", world.units["kppn"].pk)
    assert not bimo.has_role("recorder")
    assert not rama.has_role("intake", world.units["dinas"].pk)


def test_an_intake_desk_left_vacant_is_served_by_the_superior(world):
    world.users["bimo"].assignments.update(active=False)
    assert world.officer("fajar").has_role("intake", world.units["kppn"].pk)


def test_an_auditors_role_is_not_passed_on(world):
    world.users["indra"].assignments.update(active=False)
    arunika = world.officer("arunika")
    assert arunika.holds(world.seats["auditor"].pk) and not arunika.has_role("auditor")


def test_the_trail_gets_person_desk_and_replaced(world):
    world.appoint("danu", "kasi_bank", "plh", in_place_of=world.users["eka"])
    actor = world.officer("danu", at="kasi_bank").on_basis("phone").as_actor()
    assert (actor.name, actor.position_title) == ("Danu Umpamawan", "Kasi Bank")
    assert (actor.acting_kind, actor.in_place_of) == ("plh", "Eka Rekaanto")
    assert actor.basis == "phone"


def test_desks_do_not_cross_organisations(world):
    for person in world.users:
        officer = world.officer(person)
        roots = {desk.organization_id for desk in officer.desks}
        assert roots == {world.users[person].organization_id}


def test_holders_are_named_with_what_they_are(world):
    world.appoint("danu", "kasi_bank", "plh", in_place_of=world.users["eka"])
    held = queries.holders_of([world.seats[key].pk for key in ("kasi_bank", "kasi_vera", "tu")])
    bank = held[world.seats["kasi_bank"].pk]
    assert (bank.label, bank.in_place_of) == ("Plh. Danu Umpamawan", "Eka Rekaanto")
    assert held[world.seats["kasi_vera"].pk].vacant
    assert held[world.seats["tu"].pk].name == "Hadi Percontohan"
