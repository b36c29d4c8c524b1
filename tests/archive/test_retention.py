"""Retention dates for every trigger date, term, flag and hold."""

from calendar import isleap
from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from archive.retention import Block, Terms, anniversary, retention
from archive.states import FinalAction

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
YEARS = st.integers(0, 100)
TERMS = st.builds(Terms, YEARS, YEARS, st.sampled_from(FinalAction.values))
RULE = Terms(5, 5, FinalAction.DESTROY, code="000.1.2.3")


@given(DAYS, YEARS)
def test_an_anniversary_falls_on_the_same_day_or_on_28_february(day, years):
    found = anniversary(day, years)
    assert found.year == day.year + years
    leapt = (day.month, day.day) == (2, 29) and not isleap(found.year)
    assert (found.month, found.day) == ((2, 28) if leapt else (day.month, day.day))


@given(DAYS, TERMS)
def test_the_terms_follow_one_another_and_the_action_begins_with_a_year(day, terms):
    found = retention(terms, day)
    assert day <= found.active_until <= found.inactive_until < found.acts_from
    assert (found.acts_from.month, found.acts_from.day) == (1, 1)
    assert found.acts_from.year == day.year + terms.years + 1


@given(DAYS, TERMS, st.integers(0, 100))
def test_how_the_years_are_shared_moves_no_last_day(day, terms, moved):
    moved = min(moved, terms.inactive_years)
    other = Terms(terms.active_years + moved, terms.inactive_years - moved, terms.final_action)
    assert retention(other, day).inactive_until == retention(terms, day).inactive_until


@given(DAYS, DAYS, TERMS)
def test_a_later_trigger_is_never_due_earlier(one, other, terms):
    early, late = sorted((one, other))
    assert retention(terms, early).acts_from <= retention(terms, late).acts_from


@given(DAYS, TERMS, st.booleans(), st.booleans(), st.integers(0, 3), DAYS)
def test_what_stops_it_moves_no_date(day, terms, vital, protected, holds, today):
    free = retention(terms, day)
    found = retention(terms, day, is_vital=vital, is_protected=protected, holds=holds)
    assert (found.active_until, found.acts_from) == (free.active_until, free.acts_from)
    keeps = terms.final_action != FinalAction.PERMANENT and (vital or protected)
    stopped = bool(holds) or keeps
    assert bool(found.blocks) == stopped
    assert found.is_due(today) == (today >= free.acts_from and not stopped)


@given(TERMS, st.integers(0, 3))
def test_without_a_trigger_date_nothing_runs(terms, holds):
    found = retention(terms, None, holds=holds)
    assert not found.is_running and not found.is_due(date(9999, 1, 1))
    assert not found.is_due_for_transfer(date(9999, 1, 1))


@pytest.mark.parametrize(
    ("how", "begins"),
    [
        ({}, "Musnahkan mulai 1 Januari 2037 karena 5 tahun aktif dan 5 tahun inaktif"),
        ({"holds": 2}, "Jangan musnahkan, karena penahanan sedang berlaku; selain itu: musnahkan"),
        (
            {"is_vital": True, "is_protected": True},
            "Jangan musnahkan, karena merupakan arsip vital dan merupakan arsip terjaga",
        ),
    ],
)
def test_a_dossier_explains_itself(how, begins):
    with override("id"):
        assert retention(RULE, date(2026, 3, 1), **how).sentence.startswith(begins)


def test_it_names_the_event_for_which_it_waits():
    terms = Terms(2, 1, FinalAction.DESTROY, trigger="setelah pemeriksaan")
    found = retention(terms, None)
    assert "menunggu pemeriksaan" in found.sentence
    assert retention(None, None, holds=1).blocks == (Block.HOLD,)


def test_leap_days_are_kept_where_they_exist():
    found = retention(Terms(1, 3, FinalAction.DESTROY), date(2024, 2, 29))
    assert found.active_until == date(2025, 2, 28)
    assert found.inactive_until == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("Setelah Pemeriksaan", "menunggu pemeriksaan."),
        ("Setelah Pemutakhiran Data", "menunggu pemutakhiran data."),
        ("setelah hak dan kewajiban selesai", "menunggu hak dan kewajiban selesai."),
        ("BMN dihapuskan", "menunggu BMN dihapuskan."),
        ("Setelah SPM terbit menurut Perpres", "menunggu SPM terbit menurut Perpres."),
    ],
)
def test_an_event_stands_in_its_sentence_without_the_capitals_of_a_table(event, said):
    waits = retention(Terms(2, 1, "musnah", trigger=event), None)
    assert waits.sentence.endswith(said)
