"""Whatever anybody does in whatever order: a few sentences about every chain stay true."""

import random
from datetime import timedelta

import pytest
from django.db import transaction
from django_fsm import TransitionNotAllowed

from correspondence import access
from correspondence.models import IncomingLetter
from correspondence.states import Outcome
from disposition import actions
from disposition.models import Disposition, Extension
from disposition.states import OPEN
from eoffice import clock
from eoffice.audit.verify import verify_all
from eoffice.errors import OfficeError
from tests.disposition.letters import letter_for, sheet_to

pytestmark = pytest.mark.django_db
HOLDERS = {
    "kepala": "arunika", "kasi_bank": "eka", "kasi_pd": "danu", "kasubbag": "fajar",
    "staf_bank": "dewi", "staf_pd": "citra", "loket": "bimo",
}  # fmt: skip
SEATS = tuple(HOLDERS)[1:]
PLAIN = ("accept", "understand", "mark_read", "accept_report", "recall")
WITH_WORDS = ("report", "report", "decline", "withdraw", "send_back_report", "reopen_branch")
BY_GIVER = ("accept_report", "recall", "withdraw", "send_back_report", "reopen_branch")
BY_GIVER += ("reassign", "elsewhere", "add")
VERBS = (*PLAIN, *WITH_WORDS, "reassign", "elsewhere", "add", "time")


class Walk:
    """One random life of a letter."""

    def __init__(self, world, seed: int) -> None:
        self.world, self.dice, self.done = world, random.Random(seed), 0
        self.at = {world.seats[seat].pk: world.officer(name) for seat, name in HOLDERS.items()}
        self.head = world.officer("arunika")
        self.letter = letter_for(world, "kepala")

    def step(self) -> bool:
        """Somebody tries something; whether it was done."""
        try:
            with transaction.atomic():
                self.dice.choice((self.give, self.give, *[self.branch] * 7, self.whole))()
        except (OfficeError, TransitionNotAllowed, IndexError):
            return False
        self.done += 1
        return True

    def give(self) -> None:
        seats, one_way = self.dice.sample(SEATS, 2), self.dice.random() < 0.2
        data = sheet_to(self.world, *seats[: self.dice.choice((1, 2))], one_way=one_way)
        if self.dice.random() < 0.5:
            actions.dispose(self.letter.pk, data, by=self.head)
        else:
            branch = self.any_branch()
            actions.forward(branch.pk, data, by=self.at[branch.position_id])

    def branch(self) -> None:
        branch, verb = self.any_branch(), self.dice.choice(VERBS)
        by = self.at[branch.giver_id if verb in BY_GIVER else branch.position_id]
        seat = self.world.seats[self.dice.choice(SEATS)].pk
        if verb == "reassign":
            actions.reassign(branch.pk, seat, "Mutasi.", by=by)
        elif verb == "elsewhere":
            actions.send_elsewhere(branch.pk, seat, by=by)
        elif verb == "add":
            actions.add_receivers(branch.sheet_id, (seat,), by=by)
        elif verb == "time":
            actions.ask_more_time(branch.pk, clock.now() + timedelta(days=5), "Sibuk.", by=by)
        else:
            words = ("Alasannya.",) if verb in WITH_WORDS else ()
            getattr(actions, verb)(branch.pk, *words, by=by)

    def whole(self) -> None:
        if self.dice.random() < 0.2:
            actions.close_letter(self.letter.pk, Outcome.NOTED, by=self.head, note="Cukup.")
        else:
            actions.reopen_letter(self.letter.pk, "Lanjut.", by=self.head)

    def any_branch(self) -> Disposition:
        return self.dice.choice(list(Disposition.objects.order_by("pk")))


def check(walk: Walk) -> None:
    """What is true of every chain at every moment."""
    letter = IncomingLetter.objects.get(pk=walk.letter.pk)
    branches = list(Disposition.objects.select_related("parent"))
    open_ones = [branch for branch in branches if branch.state in OPEN]
    assert list(access.differences(letter)) == []
    assert all(branch.parent is None or branch.parent.is_open for branch in open_ones)
    assert all(
        branch.parent is None or branch.giver_id == branch.parent.position_id for branch in branches
    )
    assert all((branch.ended_at is None) == branch.is_open for branch in branches)
    assert not open_ones or letter.state == "in_disposition"
    assert not any(
        branch.one_way and branch.state in ("accepted", "reported") for branch in branches
    )
    waiting = Extension.objects.filter(state="asked", disposition__state="reassigned")
    assert not waiting.exists()


@pytest.mark.parametrize("seed", range(3))
def test_a_random_life_of_a_letter(world, seed):
    walk = Walk(world, seed)
    for _step in range(150):
        if walk.step():
            check(walk)
    assert walk.done > 10
    assert list(verify_all()) == []
