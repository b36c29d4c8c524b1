"""The machines of the chain, written a second time on purpose: state × verb, with conditions."""

from itertools import product

import pytest
from django.db import IntegrityError, transaction
from django_fsm import can_proceed

from disposition.models import Disposition, Extension
from disposition.states import OPEN, BranchState, ExtensionState
from tests.disposition.letters import disposed
from tests.house.matrix import verbs_of

TWO_WAY = {
    ("sent", "read"),
    ("sent", "recall"),
    ("read", "accept"),
    ("read", "report"),
    ("read", "decline"),
    ("read", "withdraw"),
    ("read", "reassign"),
    ("accepted", "report"),
    ("accepted", "decline"),
    ("accepted", "withdraw"),
    ("accepted", "reassign"),
    ("reported", "accept_report"),
    ("reported", "withdraw"),
    ("reported", "reassign"),
    ("reported", "send_back_report"),
    ("done", "reopen"),
    *((state, "end") for state in ("sent", "read", "accepted", "reported")),
}
BINDING = TWO_WAY - {("read", "decline"), ("accepted", "decline")}
# For information only: no work, no report; ends by being understood, and stays so.
ONE_WAY = (TWO_WAY | {("read", "understand")}) - {
    ("read", "accept"),
    ("read", "report"),
    ("accepted", "report"),
    ("done", "reopen"),
}
KINDS = [
    ({}, TWO_WAY),
    ({"is_binding": True}, BINDING),
    ({"one_way": True}, ONE_WAY),
    (
        {"one_way": True, "is_binding": True},
        ONE_WAY - {("read", "decline"), ("accepted", "decline")},
    ),
]
CASES = [*product(BranchState.values, sorted(verbs_of(Disposition)))]


@pytest.mark.parametrize(("conditions", "edges"), KINDS)
@pytest.mark.parametrize("state, verb", CASES)
def test_branches(state, verb, conditions, edges):
    branch = Disposition(state=state, **conditions)
    assert can_proceed(getattr(branch, verb)) == ((state, verb) in edges)


@pytest.mark.parametrize(
    "state, verb", [*product(ExtensionState.values, sorted(verbs_of(Extension)))]
)
def test_requests_for_more_time(state, verb):
    drawn = {("asked", "grant"), ("asked", "refuse")}
    assert can_proceed(getattr(Extension(state=state), verb)) == ((state, verb) in drawn)


def test_what_is_open_is_what_can_end():
    assert {state for state, verb in TWO_WAY if verb == "end"} == set(OPEN)


@pytest.mark.parametrize("model", [Disposition, Extension])
def test_nobody_but_the_machine_moves_a_state(model):
    with pytest.raises(AttributeError):
        model().state = "done"


@pytest.mark.django_db
@pytest.mark.parametrize("nonsense", [{"state": "lost"}, {"state": "declined", "is_binding": True}])
def test_the_database_refuses_nonsense(world, arunika, nonsense):
    disposed(world, arunika, "kasi_bank")
    with pytest.raises(IntegrityError), transaction.atomic():
        Disposition.objects.update(**nonsense)
