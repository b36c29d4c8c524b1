"""The machine of old lists, written a second time on purpose."""

from itertools import product

import pytest
from django_fsm import can_proceed

from archive.models import ListImport
from archive.states import ListImportState
from tests.house.matrix import verbs_of

EDGES = {
    ("reading", "finish_reading"),
    ("reading", "fail"),
    ("read", "begin"),
    ("read", "discard"),
    ("taking_over", "finish"),
    ("taking_over", "fail"),
}


@pytest.mark.parametrize(
    "state, verb", [*product(ListImportState.values, sorted(verbs_of(ListImport)))]
)
def test_lists(state, verb):
    assert can_proceed(getattr(ListImport(state=state), verb)) == ((state, verb) in EDGES)
