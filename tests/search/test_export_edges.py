"""The machine of packed letters, written a second time on purpose: state × verb."""

from itertools import product

import pytest
from django_fsm import can_proceed

from correspondence.models import SearchExport
from correspondence.states import ExportState
from tests.house.matrix import verbs_of

EDGES = {
    ("waiting", "start"),
    ("waiting", "fail"),
    ("working", "finish"),
    ("working", "fail"),
    ("waiting", "cancel"),
    ("working", "cancel"),
    ("ready", "expire"),
}


@pytest.mark.parametrize(
    "state, verb", [*product(ExportState.values, sorted(verbs_of(SearchExport)))]
)
def test_exports(state, verb):
    assert can_proceed(getattr(SearchExport(state=state), verb)) == ((state, verb) in EDGES)
