"""Absences: entered by the office's recorder, shown beside the holder, of nobody else's people."""

from datetime import UTC, date, datetime

import pytest

from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.errors import NotFound, Refused
from eoffice.organization import actions, queries
from eoffice.organization.models import Absence

PERIOD = {"kind": "leave", "starts": date(2026, 5, 4), "ends": date(2026, 5, 8)}


def enter(world, by, person="eka"):
    office_id = world.units["kppn"].pk
    user_id = world.users[person].pk
    return actions.enter_absence(user_id, by=by, office_id=office_id, note="Cuti", **PERIOD)


def test_an_absence_is_seen_beside_the_holder(world, hadi):
    enter(world, hadi)
    seat = world.seats["kasi_bank"].pk
    assert queries.holders_of([seat], date(2026, 5, 4))[seat].absent_until == date(2026, 5, 8)
    assert queries.holders_of([seat], date(2026, 5, 9))[seat].absent_until is None


def test_absences_that_touch_end_with_the_last_of_them(world, hadi):
    enter(world, hadi)
    seat, who = world.seats["kasi_bank"].pk, world.users["eka"].pk
    at = {"by": hadi, "office_id": world.units["kppn"].pk, "kind": "training"}
    for first, last in ((9, 12), (13, 13), (15, 20)):
        period = {"starts": date(2026, 5, first), "ends": date(2026, 5, last)}
        actions.enter_absence(who, **at, **period)
    for day in (4, 10):
        holding = queries.holders_of([seat], date(2026, 5, day))[seat]
        assert holding.absent_until == date(2026, 5, 13)


def test_it_is_recorded_without_its_text(world, hadi):
    enter(world, hadi)
    entry = AuditEntry.objects.get(event="organization.absence_entered")
    assert entry.office_id == world.units["kppn"].pk
    assert "Cuti" not in str(entry.detail)


def test_a_second_click_enters_nothing(world, hadi):
    assert enter(world, hadi) == enter(world, hadi)
    assert Absence.objects.count() == 1


def test_the_absence_is_shortened_or_withdrawn(world, hadi):
    absence = enter(world, hadi)
    how = {"by": hadi, "office_id": world.units["kppn"].pk}
    assert actions.end_absence(absence.pk, ends=date(2026, 5, 5), **how).ends == date(2026, 5, 5)
    assert not actions.end_absence(absence.pk, ends=date(2026, 5, 1), **how).active


def test_others_may_not_enter_it(world, eka, rama):
    for officer in (eka, rama):
        with pytest.raises(Refused):
            enter(world, officer)


def test_people_of_another_office_do_not_exist_here(world, hadi):
    with pytest.raises(NotFound):
        enter(world, hadi, "bagas")


def test_the_page_lists_now_and_to_come(world, hadi):
    enter(world, hadi)
    office_id = world.units["kppn"].pk
    with clock.moved_to(datetime(2026, 5, 8, 3, tzinfo=UTC)):
        assert queries.absences_in_office(office_id, clock.today("Asia/Jakarta")).count() == 1
    assert not queries.absences_in_office(office_id, date(2026, 5, 9)).exists()
    assert not queries.absences_in_office(world.units["setda"].pk, date(2026, 5, 8)).exists()
