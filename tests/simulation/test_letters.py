"""Simulated letters are such as the actions would have left them: `verify` finds nothing."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Max

from correspondence.models import IncomingLetter, LetterAccess, RegisterEntry, ServiceClock
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import SECRET, IncomingState
from correspondence.verify import access_follows_the_rules, numbers_are_complete
from disposition.models import Disposition
from disposition.states import OPEN
from eoffice.audit.models import AuditEntry
from eoffice.audit.verify import verify_all
from eoffice.organization.models import Unit, User
from eoffice.organization.queries import officer_of
from eoffice.organization.verify import organization
from eoffice.pages.simulation.running import is_done
from tests.simulation.conftest import LETTERS, NOW


@pytest.mark.django_db
def test_no_letter_is_there_before():
    assert not is_done()


def test_so_many_letters_as_were_asked_for(simulated):
    assert IncomingLetter.objects.count() == LETTERS


def test_every_row_points_at_a_row_that_is_there(simulated):
    connection.check_constraints()


@pytest.mark.parametrize(
    "check", [access_follows_the_rules, numbers_are_complete, verify_all, organization]
)
def test_verify_finds_no_fault(simulated, check):
    assert [str(fault) for fault in check()] == []


def test_letters_stand_in_every_state_of_the_main_line(simulated):
    states = set(IncomingLetter.objects.values_list("state", flat=True))
    wanted = {IncomingState.REGISTERED, IncomingState.IN_DISPOSITION, IncomingState.COMPLETED}
    assert states == set(wanted)


def test_nothing_is_open_below_a_completed_letter(simulated):
    done = Disposition.objects.filter(letter__state=IncomingState.COMPLETED)
    assert not done.filter(state__in=OPEN).exists()


def test_children_end_before_their_parent(simulated):
    ended = Disposition.objects.exclude(state__in=OPEN).exclude(parent=None)
    assert not [row for row in ended.select_related("parent") if _outlives(row)]


def test_chains_reach_the_fourth_level(simulated):
    assert Disposition.objects.filter(parent__parent__parent__isnull=False).exists()


def test_a_completed_letter_has_stopped_its_clocks(simulated):
    done = ServiceClock.objects.filter(letter__state=IncomingState.COMPLETED)
    assert done.exists()
    assert not done.filter(stopped_at=None).exists()


def test_what_is_secret_is_in_the_secret_book_and_says_nothing(simulated):
    secret = RegisterEntry.objects.filter(letter__security__in=SECRET)
    assert set(secret.values_list("register__code", flat=True)) == {"rahasia"}
    assert set(secret.values_list("letter__is_sealed", flat=True)) == {True}


def test_the_past_reaches_over_years_and_ends_now(simulated):
    moments = IncomingLetter.objects.order_by("received_at").values_list("received_at", flat=True)
    assert NOW - timedelta(days=15) < moments.last() <= NOW
    acts = AuditEntry.objects.filter(subject_kind="letter")
    assert acts.aggregate(last=Max("at"))["last"] <= NOW


def test_the_clerk_of_the_large_office_sees_nine_letters_of_ten(simulated):
    clerk = officer_of(User.objects.get(username="loket1.sim"))
    assert letters_visible_to(clerk).incoming().count() == round(LETTERS * 0.9)


def test_another_organisation_sees_nothing_of_them(simulated):
    other = Unit.objects.get(code="simlain")
    audiences = LetterAccess.objects.filter(letter__organization=other).values("audience")
    strangers = LetterAccess.objects.filter(audience__in=audiences)
    assert Counter(strangers.values_list("letter__organization", flat=True)).keys() == {other.pk}


def _outlives(branch: Disposition) -> bool:
    above = branch.parent
    return above.state not in OPEN and above.ended_at < branch.ended_at
