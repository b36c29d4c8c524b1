"""Each verb on a letter as a whole in each state: drawn, or told so (409) and nothing changes."""

import pytest
from django.db import transaction
from django_fsm import TransitionNotAllowed

from correspondence.models import IncomingLetter, Recipient
from correspondence.states import IncomingState, Outcome
from disposition import actions
from disposition.models import Disposition
from eoffice.audit.models import AuditEntry
from eoffice.errors import WrongState
from eoffice.jobs.models import Job
from tests.disposition.letters import branch_before, disposed, letter_for, sheet_to

pytestmark = pytest.mark.django_db
# verb: (what, in which states it is done); a letter in disposition has ended branches only
VERBS = {
    "dispose": (
        lambda letter, w, by: actions.dispose(letter, sheet_to(w, "kasi_bank"), by=by),
        "registered in_disposition",
    ),
    "close": (
        lambda letter, w, by: actions.close_letter(letter, Outcome.NOTED, by=by),
        "registered in_disposition",
    ),
    "reopen": (lambda letter, w, by: actions.reopen_letter(letter, "Lanjut.", by=by), "completed"),
    "return": (
        lambda letter, w, by: actions.return_to_desk(letter, "Bukan kami.", by=by),
        "registered in_disposition",
    ),
}


class Undone(Exception):
    """Puts everything back after a look."""


def everything() -> list[object]:
    models = (IncomingLetter, Recipient, Disposition, AuditEntry, Job)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


def is_done_in(state: str, letter: IncomingLetter, act) -> bool:
    """Whether it was done; a refusal has changed nothing."""
    outcome = Outcome.NOTED if state == "completed" else ""
    try:
        with transaction.atomic():
            IncomingLetter.objects.filter(pk=letter.pk).update(state=state, outcome=outcome)
            before = everything()
            try:
                with transaction.atomic():
                    act()
            except (WrongState, TransitionNotAllowed):
                assert everything() == before
                raise Undone(False) from None
            raise Undone(True)
    except Undone as outcome:
        return outcome.args[0]


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_fits_its_states_and_no_other(world, arunika, name):
    letter = letter_for(world, "kepala")
    act, states = VERBS[name]
    done = {
        state
        for state in IncomingState.values
        if is_done_in(state, letter, lambda: act(letter.pk, world, arunika))
    }
    assert done == set(states.split())


BRANCH_VERBS = {
    "forward": lambda b, w, by: actions.forward(b, sheet_to(w, "staf_bank"), by=by),
    "report": lambda b, w, by: actions.report(b, "Selesai.", by=by),
    "accept": lambda b, w, by: actions.accept(b, by=by),
    "note": lambda b, w, by: actions.note_progress(b, "Separuh.", by=by),
    "ask": lambda b, w, by: actions.ask_direction(b, "Ke mana?", by=by),
    "decline": lambda b, w, by: actions.decline(b, "Bukan kami.", by=by),
}


@pytest.mark.parametrize("name", BRANCH_VERBS)
@pytest.mark.parametrize("state", ["completed", "filed", "void"])
def test_nothing_moves_under_a_letter_that_has_ended(world, arunika, eka, name, state):
    letter = disposed(world, arunika, "kasi_bank")
    branch = branch_before(world, "kasi_bank", letter)
    actions.mark_read(branch.pk, by=eka)
    assert not is_done_in(state, letter, lambda: BRANCH_VERBS[name](branch.pk, world, eka))
