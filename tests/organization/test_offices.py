"""Questions about one office: desk, recorders, head, pickers, whom to tell. Two trees, no leak."""

from datetime import UTC, date, datetime

from eoffice import clock
from eoffice.organization import queries


def titles(seats):
    return [seat.title for seat in seats]


def test_each_office_has_its_own_desk(world):
    assert titles(queries.office_desk(world.units["setda"].pk)) == ["Petugas Tata Usaha"]
    assert titles(queries.office_desk(world.units["dinas"].pk)) == ["Petugas Loket Dinas"]
    assert titles(queries.recorders(world.units["kppn"].pk)) == ["Pencatat Surat"]


def test_the_head(world):
    assert queries.head_of(world.units["dinas"].pk) == world.seats["kepala_dinas"]
    assert queries.head_of(world.units["bagian_umum"].pk) is None


def test_offices_nest(world):
    nested = set(queries.nested_offices(world.units["setda"].pk))
    assert nested == {world.units["dinas"], world.units["kelurahan"]}


def test_a_seat_is_found_by_title_unit_or_holder(world):
    def found(text):
        return titles(queries.positions_matching(text, organization_id=world.units["kppn"].pk))

    assert found("kasi bank") == ["Kasi Bank"]
    assert found("eka") == ["Kasi Bank"]
    assert found("bank dewi") == ["Staf Bank"]
    assert found("Lurah") == [] and found("bagas") == []


def test_a_picker_can_stay_in_the_office(world):
    setda = world.units["setda"].pk
    inside = queries.positions_matching("", organization_id=setda, office_id=setda)
    assert set(titles(inside)) == {"Sekretaris Daerah", "Petugas Tata Usaha"}


def test_people_to_tell_are_all_holders_or_those_above_a_vacant_seat(world):
    world.appoint("danu", "kasi_bank", "plh")
    seats = [world.seats[key].pk for key in ("kasi_bank", "kasi_vera", "tu")]
    told = queries.people_at(seats)
    people = {key: user.pk for key, user in world.users.items()}
    assert set(told[seats[0]]) == {people["eka"], people["danu"]}
    assert told[seats[1]] == (people["arunika"],)
    assert told[seats[2]] == (people["hadi"],)


def test_nobody_is_told_where_nobody_sits(world):
    world.users["sekar"].assignments.update(active=False)
    seat = world.seats["sekda"].pk
    assert queries.people_at([seat]) == {seat: ()}


def test_an_auditors_order_holds_in_its_time(indra):
    assert queries.auditor_orders_of(indra.desk_ids, date(2026, 1, 1))
    assert not queries.auditor_orders_of(indra.desk_ids, date(2100, 1, 1))


def test_people_of_an_office_are_its_own(world):
    people = set(queries.people_of_office(world.units["setda"].pk, date(2026, 1, 1)))
    assert people == {world.users["sekar"], world.users["rama"]}


def test_a_day_begins_at_midnight_here_and_not_in_greenwich(world):
    world.appoint("danu", "kasi_bank", "plh", starts=date(2026, 3, 2))
    seat = world.seats["kasi_bank"].pk
    with clock.moved_to(datetime(2026, 3, 1, 22, tzinfo=UTC)):
        assert queries.holders_of([seat])[seat].name == "Danu Umpamawan"
