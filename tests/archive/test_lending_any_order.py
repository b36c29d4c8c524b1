"""Lending in any order: two thousand steps, and never is one thing out on two loans.

The walk favours the loans of the last minutes, so that most of its steps are near the edge; each
refusal must leave everything as it was. The same walk without the question whether something is
away shows that it would be noticed, and that the database alone stops the plain case.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django_fsm import TransitionNotAllowed

from archive.actions import file_letter, lending, loans
from archive.loan_states import AWAY, LentAs
from archive.models import LoanItem
from eoffice import clock
from eoffice.errors import OfficeError
from tests.archive.shelf import closed_letter, dossier_of

pytestmark = pytest.mark.django_db
STEPS, RECENT, EACH = 2000, 4, 20
VERBS = ("ask", "ask", "approve", "approve", "give", "give", "take", "lose", "find")


class TwiceAway(AssertionError):
    """One thing is out on two loans."""


class Walk:
    """A records unit in which everything is tried, also what must be refused."""

    def __init__(self, world: Any, desk: Any, seed: int) -> None:
        self.desk, self.dice = desk, random.Random(seed)
        self.loans: list[int] = []
        self.done: Counter[str] = Counter()
        dossiers = [dossier_of(world, desk, medium="both") for _ in range(2)]
        for one in dossiers:
            file_letter(closed_letter(world).pk, one.pk, by=desk, has_paper=True)
        self.office_id = dossiers[0].office_id
        self.things = [
            loans.Thing(one.pk, item) for one in dossiers for item in (None, one.items.get().pk)
        ]

    def go(self, steps: int) -> None:
        """So many steps; after each that was not refused, nothing is out twice."""
        for step in range(steps):
            verb = self.dice.choice(VERBS) if self.loans else "ask"
            try:
                getattr(self, verb)()
            except (OfficeError, TransitionNotAllowed):
                self.done["refused"] += 1
                continue
            self.done[verb] += 1
            self.look(step)

    def look(self, step: int) -> None:
        """Neither an item, nor a dossier, nor an item beside its whole dossier."""
        away = LoanItem.objects.filter(lent_as=LentAs.PAPER, state__in=AWAY)
        out = list(away.values_list("dossier_id", "item_id"))
        whole = {dossier for dossier, item in out if item is None}
        beside = [one for one in out if one[0] in whole and one[1] is not None]
        if beside or len(out) != len(set(out)):
            raise TwiceAway(f"step {step}: {out}")

    def recent(self) -> int:
        return self.dice.choice(self.loans[-RECENT:])

    def items(self) -> dict[int, str]:
        rows = LoanItem.objects.filter(loan=self.recent()).values_list("pk", flat=True)
        return dict.fromkeys(rows, "good")

    def ask(self) -> None:
        wanted = self.dice.sample(self.things, self.dice.choice((1, 1, 2)))
        data = loans.LoanData("Perlu", clock.today("Asia/Jakarta") + timedelta(days=3))
        who = loans.Borrower(name="Bimo Misalnya", phone="0800")
        self.loans.append(loans.request_loan(self.office_id, who, data, wanted, by=self.desk).pk)

    def approve(self) -> None:
        loans.approve_loan(self.recent(), by=self.desk)

    def give(self) -> None:
        items = self.items()
        lending.hand_over(LoanItem.objects.get(pk=min(items)).loan_id, items, by=self.desk)

    def take(self) -> None:
        items = self.items()
        lending.take_back(LoanItem.objects.get(pk=min(items)).loan_id, items, by=self.desk)

    def lose(self) -> None:
        lending.record_loss(min(self.items()), lending.Loss("BA-1", "Hilang"), by=self.desk)

    def find(self) -> None:
        """Whatever is lost comes to light sooner or later, or the walk would stand still."""
        lost = LoanItem.objects.filter(state="lost").values_list("pk", flat=True)
        lending.record_found(self.dice.choice([*lost] or [*self.items()]), "good", by=self.desk)


def test_never_are_two_loans_open_of_one_thing(world, laras):
    walk = Walk(world, laras, seed=2026)
    walk.go(STEPS)
    assert sum(walk.done.values()) == STEPS
    assert min(walk.done[verb] for verb in (*VERBS, "refused")) >= EACH, walk.done


def test_the_walk_notices_what_it_looks_for(world, laras, monkeypatch):
    for module in (loans, lending):
        monkeypatch.setattr(module, "why_not_lent", lambda *_about: "")
    with pytest.raises((TwiceAway, IntegrityError)):
        Walk(world, laras, seed=2026).go(STEPS)
