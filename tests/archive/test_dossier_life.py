"""Opening, closing with its rule and trigger date, reopening; numbers and organisations."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from archive.actions import close_dossier, open_dossier, reopen_dossier, set_trigger
from archive.actions.dossiers import DossierData
from archive.models import Dossier
from archive.queries.dossiers import dossiers_visible_to
from archive.queries.rules import rule_for
from eoffice import clock
from eoffice.errors import Refused, WrongState
from tests.archive.shelf import again, class_of, dossier_of, rule_of, schedule_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


def test_dossiers_of_an_office_and_year_are_numbered(world, filer, laras):
    found = [dossier_of(world, filer), dossier_of(world, laras, "umum")]
    other_year = dossier_of(world, filer, year=2020)
    assert [dossier.number for dossier in [*found, other_year]] == [1, 2, 1]
    assert other_year.reference == "000.1.2.3/0001/2020"


def test_closing_binds_the_rule_and_dates_it(world, filer):
    rule = rule_of(schedule_of(world))
    dossier = dossier_of(world, filer)
    close_dossier(dossier.pk, by=filer, closed_on=DAY)
    closed = again(dossier)
    assert (closed.rule, closed.trigger_on, closed.state) == (rule, DAY, "closed")
    assert (closed.active_until, closed.acts_from) == (date(2031, 3, 1), date(2035, 1, 1))


def test_a_rule_that_waits_for_an_event_does_not_run(world, filer):
    rule_of(schedule_of(world), active_trigger="setelah pemeriksaan")
    dossier = dossier_of(world, filer)
    close_dossier(dossier.pk, by=filer, closed_on=DAY)
    assert again(dossier).acts_from is None
    set_trigger(dossier.pk, date(2026, 6, 1), by=filer)
    assert again(dossier).active_until == date(2031, 6, 1)


def test_a_newer_schedule_leaves_what_is_closed(world, filer):
    rule_of(schedule_of(world))
    dossier = dossier_of(world, filer)
    close_dossier(dossier.pk, by=filer, closed_on=DAY)
    newer = rule_of(schedule_of(world, begins=date(2026, 5, 1)), active_years=9)
    assert again(dossier).terms.active_years == 5
    reopen_dossier(dossier.pk, "Ada susulan", by=filer)
    assert again(dossier).acts_from is None
    close_dossier(dossier.pk, by=filer, closed_on=date(2026, 6, 1))
    assert again(dossier).rule == newer


def test_the_nearest_code_with_terms_rules(world):
    schedule = schedule_of(world)
    root = rule_of(schedule, "000", label="Umum")
    empty = {"active_years": None, "inactive_years": None, "final_action": ""}
    rule_of(schedule, "000.1", parent=root, **empty)
    organization = world.units["kppn"].pk
    assert rule_for(organization, "000.1.9", DAY) == root
    assert rule_for(organization, "900", DAY) is None
    assert rule_for(organization, "000", date(1900, 1, 1)) is None


def test_no_day_lies_in_the_future(world, filer):
    dossier = dossier_of(world, filer)
    with pytest.raises(Refused):
        close_dossier(dossier.pk, by=filer, trigger_on=date(2999, 1, 1))


def test_a_hold_stops_the_steps(world, filer):
    dossier = dossier_of(world, filer)
    close_dossier(dossier.pk, by=filer)
    Dossier.objects.filter(pk=dossier.pk).update(open_holds=1)
    with pytest.raises(WrongState):
        set_trigger(dossier.pk, DAY, by=filer)


def test_the_class_is_of_the_own_organisation(world, filer):
    foreign = class_of(world, root="setda")
    data = DossierData(title="Titipan", classification=foreign.pk)
    with pytest.raises(Refused):
        open_dossier(world.units["bank"].pk, data, by=filer)


def test_who_sees_and_who_opens(world, filer, laras, arunika, eka, danu, sekar):
    dossier = dossier_of(world, filer)
    seen = {one.name: dossiers_visible_to(one).exists() for one in (filer, laras, arunika, eka)}
    assert set(seen.values()) == {True}
    assert not any(dossiers_visible_to(one).exists() for one in (danu, sekar))
    for stranger in (danu, eka, sekar):
        with pytest.raises(Refused):
            dossier_of(world, stranger)
    assert dossier.office == world.units["kppn"]


@pytest.mark.parametrize(
    "nonsense",
    [
        {"state": "burnt"},
        {"state": "closed"},
        {"state": "proposed"},
        {"came_from": "closed"},
        {"acts_from": DAY},
        {"state": "destroyed", "closed_on": DAY, "ended_at": clock.now(), "open_holds": 1},
        {"state": "destroyed", "closed_on": DAY, "ended_at": clock.now(), "is_vital": True},
    ],
)
def test_the_database_refuses_nonsense(world, filer, nonsense):
    dossier_of(world, filer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.update(**nonsense)
