"""Facts and states that were changed behind the application's back are found by `verify`."""

import datetime

import pytest

from archive import verify
from archive.actions import change_dossier, close_dossier, reopen_dossier
from archive.actions.changing import DossierChange
from archive.models import Dossier, Loan
from eoffice.audit.models import AuditEntry
from tests.archive.shelf import class_of, dossier_of, rule_of, schedule_of
from tests.lending.desk import brought_to, paper_dossier

pytestmark = pytest.mark.django_db


def faults():
    found = (*verify.dossiers_are_what_the_trail_says(), *verify.loans_are_what_the_trail_says())
    return [(fault.subject.split()[0], str(fault.sentence)) for fault in found]


@pytest.fixture
def closed(world, laras):
    class_of(world)
    rule_of(schedule_of(world))
    made = dossier_of(world, laras)
    change_dossier(made.pk, DossierChange(title="Perjalanan", classification=None), by=laras)
    close_dossier(made.pk, by=laras)
    reopen_dossier(made.pk, "Ada susulan.", by=laras)
    return close_dossier(made.pk, by=laras)


@pytest.mark.parametrize(
    ("name", "value"),
    [("inactive_years", 0), ("trigger_on", datetime.date(2001, 1, 1)), ("title", "Lain"),
     ("final_action", "musnah"), ("is_vital", True), ("security", "rahasia")],
)  # fmt: skip
def test_changed_facts_are_found(closed, name, value):
    assert faults() == []
    Dossier.objects.filter(pk=closed.pk).update(**{name: value})
    assert [subject for subject, _said in faults()] == ["dossier"]


def test_a_state_that_nobody_told_of_is_found(closed):
    Dossier.objects.filter(pk=closed.pk).update(state="inactive")
    assert [subject for subject, _said in faults()] == ["dossier"]


def test_entries_of_earlier_versions_bear_no_mark(closed):
    entries = AuditEntry.objects.filter(subject_kind="dossier")
    assert entries.filter(detail__has_key="kept").count() == 5
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(verify, "MARKED", ())
        Dossier.objects.filter(pk=closed.pk).update(title="Lain")
        assert faults() == []


@pytest.mark.parametrize("state", ["requested", "approved", "on_loan", "returned", "cancelled"])
def test_the_states_of_loans_are_those_of_the_trail(world, laras, eka, state):
    loan = brought_to(state, eka, paper_dossier(world, laras), laras)
    assert faults() == []
    Loan.objects.filter(pk=loan.pk).update(state="rejected")
    assert ("loan", faults()[0][1]) == faults()[0]
