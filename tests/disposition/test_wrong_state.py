"""Each action in each state: either it is drawn, or it is told so (409) and nothing changes."""

from datetime import timedelta

import pytest
from django.db import transaction
from django_fsm import TransitionNotAllowed

from disposition import actions
from disposition.models import Disposition, Extension, FollowUp
from disposition.states import BranchState
from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.errors import WrongState
from eoffice.jobs.models import Job
from tests.disposition.letters import branch_before, disposed, sheet_to

pytestmark = pytest.mark.django_db
SOON = timedelta(days=3)
AT_WORK = "sent read accepted"
OPEN = "sent read accepted reported"
# action: (who, what, in which states it is done)
ACTIONS = {
    "accept": ("eka", lambda b, w, by: actions.accept(b, by=by), "sent read"),
    "understand": ("eka", lambda b, w, by: actions.understand(b, by=by), ""),
    "report": ("eka", lambda b, w, by: actions.report(b, "Selesai.", by=by), AT_WORK),
    "note": ("eka", lambda b, w, by: actions.note_progress(b, "Separuh.", by=by), OPEN),
    "ask": ("eka", lambda b, w, by: actions.ask_direction(b, "Ke mana?", by=by), OPEN),
    "more_time": (
        "eka", lambda b, w, by: actions.ask_more_time(b, clock.now() + SOON, "Sibuk.", by=by), OPEN,
    ),
    "decline": ("eka", lambda b, w, by: actions.decline(b, "Bukan kami.", by=by), AT_WORK),
    "forward": (
        "eka", lambda b, w, by: actions.forward(b, sheet_to(w, "staf_bank"), by=by), AT_WORK,
    ),
    "accept_report": ("arunika", lambda b, w, by: actions.accept_report(b, by=by), "reported"),
    "send_back": (
        "arunika", lambda b, w, by: actions.send_back_report(b, "Lampiran?", by=by), "reported",
    ),
    "recall": ("arunika", lambda b, w, by: actions.recall(b, by=by), "sent"),
    "withdraw": (
        "arunika", lambda b, w, by: actions.withdraw(b, "Batal.", by=by), "read accepted reported",
    ),
    "reassign": (
        "arunika",
        lambda b, w, by: actions.reassign(b, w.seats["kasi_pd"].pk, "Cuti.", by=by),
        "read accepted reported",
    ),
    "due": ("arunika", lambda b, w, by: actions.change_due(b, clock.now() + SOON, by=by), OPEN),
    "direct": ("arunika", lambda b, w, by: actions.give_direction(b, "Lanjut.", by=by), OPEN),
    "send_elsewhere": (
        "arunika",
        lambda b, w, by: actions.send_elsewhere(b, w.seats["kasi_pd"].pk, by=by),
        "declined",
    ),
    "reopen": ("arunika", lambda b, w, by: actions.reopen_branch(b, "Kurang.", by=by), "done"),
}  # fmt: skip


class Undone(Exception):
    """Puts everything back after a look."""


def everything() -> list[object]:
    """All rows that an action of the chain may write."""
    models = (Disposition, FollowUp, Extension, AuditEntry, Job)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


def outcome_in(state: str, branch: Disposition, act) -> str:
    """ "done", or "told" when it was refused and no row had changed."""
    try:
        with transaction.atomic():
            Disposition.objects.filter(pk=branch.pk).update(state=state)
            before = everything()
            try:
                with transaction.atomic():
                    act()
            except (WrongState, TransitionNotAllowed) as told:
                assert everything() == before
                raise Undone("told") from told
            raise Undone("done")
    except Undone as outcome:
        return str(outcome)


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_fits_its_states_and_no_other(world, arunika, name):
    letter = disposed(world, arunika, "kasi_bank")
    branch = branch_before(world, "kasi_bank", letter)
    who, act, states = ACTIONS[name]
    by = world.officer(who)
    done = {
        state
        for state in BranchState.values
        if outcome_in(state, branch, lambda: act(branch.pk, world, by)) == "done"
    }
    assert done == set(states.split())


def test_one_way_ends_by_understood_only(world, arunika, eka):
    letter = disposed(world, arunika, "kasi_bank", one_way=True)
    branch = branch_before(world, "kasi_bank", letter)
    for name in ("accept", "report", "understand"):
        act = ACTIONS[name][1]
        told = outcome_in("read", branch, lambda act=act: act(branch.pk, world, eka))
        assert told == ("done" if name == "understand" else "told")
