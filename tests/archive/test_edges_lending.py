"""The machines of loans and disposals, written a second time on purpose: state × verb."""

from itertools import product

import pytest
from django_fsm import can_proceed

from archive import loan_states, states
from archive.models import (
    Disposal,
    DisposalApproval,
    DisposalItem,
    Loan,
    LoanExtension,
    LoanItem,
)
from tests.house.matrix import verbs_of

LOANS = {
    ("requested", "approve"),
    ("requested", "reject"),
    ("requested", "cancel"),
    ("approved", "cancel"),
    ("approved", "hand_over"),
    ("on_loan", "close"),
}
LOAN_ITEMS = {
    ("waiting", "hand_out"),
    ("waiting", "drop"),
    ("out", "take_back"),
    ("out", "lose"),
    ("lost", "find"),
}
DISPOSALS = {
    ("draft", "freeze"),
    ("frozen", "conclude_appraisal"),
    ("appraised", "approve"),
    ("frozen", "reject"),
    ("appraised", "reject"),
    *product(("draft", "frozen", "appraised", "approved"), ("cancel",)),
    ("approved", "begin_execution"),
    ("executing", "finish_execution"),
}


@pytest.mark.parametrize(
    "state, verb", [*product(loan_states.LoanState.values, sorted(verbs_of(Loan)))]
)
def test_loans(state, verb):
    assert can_proceed(getattr(Loan(state=state), verb)) == ((state, verb) in LOANS)


@pytest.mark.parametrize(
    "state, verb", [*product(loan_states.LoanItemState.values, sorted(verbs_of(LoanItem)))]
)
def test_things_lent(state, verb):
    assert can_proceed(getattr(LoanItem(state=state), verb)) == ((state, verb) in LOAN_ITEMS)


@pytest.mark.parametrize(
    "state, verb", [*product(loan_states.MoreTimeState.values, sorted(verbs_of(LoanExtension)))]
)
def test_requests_for_more_time(state, verb):
    drawn = {("asked", "grant"), ("asked", "refuse")}
    assert can_proceed(getattr(LoanExtension(state=state), verb)) == ((state, verb) in drawn)


@pytest.mark.parametrize(
    "state, verb", [*product(states.DisposalState.values, sorted(verbs_of(Disposal)))]
)
def test_disposals(state, verb):
    assert can_proceed(getattr(Disposal(state=state), verb)) == ((state, verb) in DISPOSALS)


@pytest.mark.parametrize(
    "state, verb", [*product(states.DisposalItemState.values, sorted(verbs_of(DisposalItem)))]
)
def test_dossiers_on_a_list(state, verb):
    drawn = {("listed", "withdraw"), ("listed", "finish")}
    assert can_proceed(getattr(DisposalItem(state=state), verb)) == ((state, verb) in drawn)


@pytest.mark.parametrize(
    "state, verb", [*product(states.ApprovalState.values, sorted(verbs_of(DisposalApproval)))]
)
def test_approvals(state, verb):
    drawn = {("waiting", "grant"), ("waiting", "refuse")}
    assert can_proceed(getattr(DisposalApproval(state=state), verb)) == ((state, verb) in drawn)
