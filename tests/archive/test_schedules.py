"""Versions of the schedule: drafted, changed, simulated, put in force or discarded."""

from datetime import date

import pytest

from archive.actions import close_dossier
from archive.actions import schedules as actions
from archive.actions.schedules import ScheduleData, path_of
from archive.importing.rules import RuleData
from archive.models import Box, Dossier, RetentionSchedule
from archive.queries.rules import rule_for
from archive.queries.simulating import simulate
from correspondence.models import Classification
from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.errors import Refused, WrongState
from tests.archive.shelf import CODE, dossier_of, rule_of, schedule_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)
FIVE = RuleData(code=CODE, label="Perjalanan dinas", active_years=5, inactive_years=5,
                final_action="musnah")  # fmt: skip
GROUP = RuleData(code="000.1.2", label="Perjalanan")


def drafted(world, by, *rules: RuleData, day: date = DAY) -> RetentionSchedule:
    data = ScheduleData(name="JRA baru", valid_from=day)
    return actions.draft_schedule(world.units["kppn"].pk, data, rules or (FIVE, GROUP), by=by)


def test_a_version_in_force_makes_its_codes_choosable(world, laras):
    draft = drafted(world, laras)
    assert rule_for(world.units["kppn"].pk, CODE, DAY) is None
    actions.put_in_force(draft.pk, by=laras)
    assert rule_for(world.units["kppn"].pk, CODE, DAY).active_years == 5
    made = Classification.objects.get(organization=world.units["kppn"], code=CODE)
    assert (made.name, made.parent.code) == ("Perjalanan dinas", "000.1.2")
    told = AuditEntry.objects.filter(subject_kind="schedule").values_list("event", flat=True)
    assert set(told) == {"archive.schedule_imported", "archive.schedule_in_force"}


def test_only_one_version_begins_on_a_day(world, laras):
    first, second = drafted(world, laras), drafted(world, laras)
    actions.put_in_force(first.pk, by=laras)
    with pytest.raises(WrongState):
        actions.put_in_force(second.pk, by=laras)
    actions.discard(second.pk, by=laras)
    with pytest.raises(WrongState):
        actions.put_in_force(second.pk, by=laras)


def test_only_a_draft_is_changed(world, laras):
    draft = drafted(world, laras)
    rule = draft.rules.get(code=CODE)
    actions.change_rule(rule.pk, FIVE, by=laras)
    actions.put_in_force(draft.pk, by=laras)
    with pytest.raises(WrongState):
        actions.change_rule(rule.pk, FIVE, by=laras)
    copied = actions.copy_schedule(
        draft.pk, ScheduleData(name="Lagi", valid_from=date(2027, 1, 1)), by=laras
    )
    assert copied.rules.get(code=CODE).parent.code == "000.1.2"


@pytest.mark.parametrize("stranger", ["filer", "arunika", "sekar"])
def test_others_do_not_keep_the_schedule(world, request, stranger):
    with pytest.raises(Refused):
        drafted(world, request.getfixturevalue(stranger))


def test_the_simulation_counts_what_moves(world, filer, laras):
    rule_of(schedule_of(world))
    closed, held = dossier_of(world, filer), dossier_of(world, filer)
    dossier_of(world, filer)
    box = Box.objects.create(organization=world.units["kppn"], office=world.units["kppn"],
                             number=1, made_at=clock.now())  # fmt: skip
    for one in (closed, held):
        close_dossier(one.pk, by=filer)
        Dossier.objects.filter(pk=one.pk).update(box=box)
    Dossier.objects.filter(pk=held.pk).update(open_holds=1)
    found = simulate(drafted(world, laras))
    assert (found.open_ones, found.closed_ones, found.boxes, found.held) == (1, 2, 1, 1)
    assert found.longest == 2 and found.rules_changed == 1 and found.rules_new == 1
    assert [one.shift for one in found.changes] == [2, 2]


def test_the_simulation_changes_nothing(world, filer, laras):
    rule_of(schedule_of(world))
    dossier_of(world, filer)
    draft = drafted(world, laras)
    before = list(Dossier.objects.values())
    simulate(draft)
    assert list(Dossier.objects.values()) == before


def test_the_same_terms_move_nothing(world, filer, laras):
    rule_of(schedule_of(world), inactive_years=5)
    dossier_of(world, filer)
    assert simulate(drafted(world, laras, FIVE)).changes == []


def test_codes_sort_as_numbers():
    assert sorted(["000.1.10", "000.1.2"], key=path_of) == ["000.1.2", "000.1.10"]
