"""A changed schedule: what is closed keeps the terms of its day, unless it is bound anew; then its
dates are those of the new terms, for every trigger date, also on leap days and under holds."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.actions import bind_anew, close_dossier
from archive.models import Dossier
from archive.queries.rules import rule_for
from archive.retention import retention
from eoffice.audit.faults import find
from eoffice.errors import WrongState
from eoffice.organization.officer import Officer
from tests.archive.shelf import CODE, again, dossier_of, rule_of, schedule_of

pytestmark = pytest.mark.django_db
CHANGE = date(2020, 3, 1)
YEARS = st.tuples(st.integers(0, 30), st.integers(0, 30))
CLOSED = st.dates(date(2000, 1, 1), date(2025, 12, 31)) | st.sampled_from(
    [date(2016, 2, 29), date(2024, 2, 29), CHANGE, CHANGE - timedelta(days=1)]
)
SOME = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def versions(world, before: tuple[int, int], after: tuple[int, int]) -> None:
    """Two versions of the schedule, the second one from the day of the change on."""
    for begins, (active, inactive) in ((date(1999, 1, 1), before), (CHANGE, after)):
        schedule = schedule_of(world, begins=begins)
        rule_of(schedule, active_years=active, inactive_years=inactive)


@SOME
@given(day=CLOSED, before=YEARS, after=YEARS, holds=st.integers(0, 2))
def test_a_closed_dossier_keeps_its_terms_until_it_is_bound_anew(
    world, filer, day, before, after, holds
):
    forget(world)
    versions(world, before, after)
    dossier = dossier_of(world, filer)
    closed = close_dossier(dossier.pk, by=filer, closed_on=day)
    assert (closed.active_years, closed.inactive_years) == (after if day >= CHANGE else before)
    assert closed.acts_from == retention(closed.terms, day).acts_from
    if holds:
        stays_under_holds(closed, holds, filer)
    bound = bind_anew(dossier.pk, by=filer)
    assert (bound.active_years, bound.inactive_years) == after
    assert bound.trigger_on == day and bound.acts_from.year == day.year + sum(after) + 1
    assert not list(find(["dossiers"]))


@SOME
@given(day=st.dates(date(1999, 1, 1), date(2030, 12, 31)))
def test_the_version_of_the_day_is_found(world, day):
    forget(world)
    versions(world, (1, 2), (3, 4))
    rule = rule_for(world.units["kppn"].pk, CODE, day)
    assert rule.active_years == (3 if day >= CHANGE else 1)


def stays_under_holds(dossier: Dossier, holds: int, by: Officer) -> None:
    """While a hold is in force, its dates do not move."""
    Dossier.objects.filter(pk=dossier.pk).update(open_holds=holds)
    with pytest.raises(WrongState):
        bind_anew(dossier.pk, by=by)
    assert again(dossier).acts_from == dossier.acts_from
    Dossier.objects.filter(pk=dossier.pk).update(open_holds=0)


def forget(world) -> None:
    """Schedules of the example before."""
    Dossier.objects.all().update(rule=None)
    for schedule in world.units["kppn"].retention_schedules.all():
        schedule.rules.all().delete()
        schedule.delete()
