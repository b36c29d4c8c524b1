"""The machine of a stored file, written a second time on purpose: state × verb."""

from itertools import product

import pytest
from django.db import IntegrityError, transaction
from django_fsm import can_proceed

from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileState, TextState
from tests.house.matrix import verbs_of

EDGES = {
    ("received", "mark_ready"),
    ("received", "refuse"),
    ("refused", "try_again"),
    ("ready", "mark_damaged"),
    ("damaged", "restore"),
    ("ready", "purge"),
    ("damaged", "purge"),
    ("refused", "purge"),
}
TEXT_EDGES = {
    ("none", "start_reading"),
    ("reading", "finish_reading"),
    ("reading", "give_up_reading"),
}
VERBS = sorted(verbs_of(StoredFile))
TEXT_VERBS = sorted(verbs_of(StoredFile, "text_state"))


@pytest.mark.parametrize("state, verb", [*product(FileState.values, VERBS)])
def test_only_drawn_edges_exist(state, verb):
    assert can_proceed(getattr(StoredFile(state=state), verb)) == ((state, verb) in EDGES)


@pytest.mark.parametrize("state, verb", [*product(TextState.values, TEXT_VERBS)])
def test_only_drawn_edges_of_the_text_exist(state, verb):
    file = StoredFile(state="ready", text_state=state)
    assert can_proceed(getattr(file, verb)) == ((state, verb) in TEXT_EDGES)


def test_nobody_but_the_machine_moves_a_state():
    with pytest.raises(AttributeError):
        StoredFile().state = "ready"


@pytest.mark.parametrize(
    "nonsense",
    [
        {"state": "lost"},
        {"text_state": "half"},
        {"state": "refused", "reason": ""},
        {"state": "ready", "pages": 0},
        {"text_state": "read"},
    ],
)
def test_the_database_refuses_nonsense(receive, nonsense):
    rows = StoredFile.objects.filter(pk=receive().pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**nonsense)
