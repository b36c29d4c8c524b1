"""Lending in any order: two thousand steps, and never is one thing out on two loans."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django_fsm import TransitionNotAllowed
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from archive.actions import file_letter, lending, loans
from archive.loan_states import AWAY, LentAs
from archive.models import LoanItem
from eoffice import clock
from eoffice.errors import OfficeError
from tests.archive.shelf import closed_letter, dossier_of

pytestmark = pytest.mark.django_db
NUMBERS = st.integers(min_value=0, max_value=3)
STEPS, WALKS, FEWEST = 120, 70, 2000


class Lending(RuleBasedStateMachine):
    """A records unit in which everything is tried, also what must be refused."""

    desk: Any = None
    things: tuple[loans.Thing, ...] = ()
    office_id = 0
    done: Counter[str] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.mark = transaction.savepoint()
        self.loans: list[int] = []

    def teardown(self) -> None:
        """The next walk begins with everything in its place."""
        transaction.savepoint_rollback(self.mark)

    def tried(self, verb: Any, *about: Any) -> Any:
        """Do it; a refusal must leave everything as it was."""
        self.done["step"] += 1
        with suppress(OfficeError, TransitionNotAllowed):
            found = verb(*about, by=self.desk)
            self.done[verb.__name__] += 1
            return found

    def chosen(self, number: int) -> int:
        return self.loans[-1 - number % len(self.loans)] if self.loans else 0

    def items(self, number: int) -> dict[int, str]:
        rows = LoanItem.objects.filter(loan=self.chosen(number)).values_list("pk", flat=True)
        return dict.fromkeys(rows, "good")

    @rule(first=NUMBERS, second=NUMBERS)
    def ask(self, first: int, second: int) -> None:
        """For one thing or two."""
        wanted = {self.things[one % len(self.things)] for one in (first, second)}
        data = loans.LoanData("Perlu", clock.today("Asia/Jakarta") + timedelta(days=3))
        somebody = loans.Borrower(name="Bimo Misalnya", phone="0800")
        found = self.tried(loans.request_loan, self.office_id, somebody, data, [*wanted])
        if found:
            self.loans.append(found.pk)

    @rule(number=NUMBERS)
    def approve(self, number: int) -> None:
        """Any request, also a decided one."""
        self.loans and self.tried(loans.approve_loan, self.chosen(number))

    @rule(number=NUMBERS)
    def give(self, number: int) -> None:
        """Hand over all of it."""
        self.loans and self.tried(lending.hand_over, self.chosen(number), self.items(number))

    @rule(number=NUMBERS)
    def take(self, number: int) -> None:
        """Take all of it back."""
        self.loans and self.tried(lending.take_back, self.chosen(number), self.items(number))

    @rule(number=NUMBERS)
    def lose(self, number: int) -> None:
        """Whatever comes first is lost."""
        for item in list(self.items(number))[:1]:
            self.tried(lending.record_loss, item, lending.Loss("BA-1", "Hilang"))

    @rule(number=NUMBERS)
    def find(self, number: int) -> None:
        """And found."""
        for item in self.items(number):
            self.tried(lending.record_found, item, "good")

    @invariant()
    def nothing_is_out_twice(self) -> None:
        """Neither an item, nor a dossier, nor an item beside its whole dossier."""
        away = LoanItem.objects.filter(lent_as=LentAs.PAPER, state__in=AWAY)
        out = list(away.values_list("dossier_id", "item_id"))
        whole = {dossier for dossier, item in out if item is None}
        assert len(out) == len(set(out))
        assert not [one for one in out if one[0] in whole and one[1] is not None]


def test_never_are_two_loans_open_of_one_thing(world, laras):
    dossiers = [dossier_of(world, laras, medium="both") for _ in range(2)]
    for dossier in dossiers:
        file_letter(closed_letter(world).pk, dossier.pk, by=laras, has_paper=True)
    Lending.desk, Lending.office_id = laras, dossiers[0].office_id
    Lending.done = Counter()
    Lending.things = tuple(
        loans.Thing(one.pk, item) for one in dossiers for item in (None, one.items.get().pk)
    )
    calm = settings(
        max_examples=WALKS, stateful_step_count=STEPS, deadline=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(Lending, settings=calm)
    assert Lending.done["step"] >= FEWEST
    assert len(Lending.done) == 7 and min(Lending.done.values()) >= 10, Lending.done
