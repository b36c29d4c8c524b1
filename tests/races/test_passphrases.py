"""Many guesses of a passphrase in one instant are no more tries than one after the other."""

import time
from threading import Barrier

import pytest

from correspondence.models import PassphraseTries
from correspondence.passphrase_tries import TooManyTries, WrongPassphrase, one_try
from eoffice.organization.models import User
from eoffice.organization.models.user import UserQuerySet
from tests.races.together import PATIENCE, at_once
from tests.world import build_world

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
GUESSES = 12


@pytest.fixture
def guess(settings):
    eka = build_world().officer("eka")
    with one_try(eka):
        pass  # the row is there

    def act() -> None:
        with one_try(eka):
            time.sleep(0.2)  # a key takes its time to open
            raise WrongPassphrase

    return act


def tried(answers: list[object]) -> int:
    """How many guesses reached the key."""
    return sum(1 for answer in answers if not isinstance(answer, TooManyTries))


def test_no_more_are_tried_than_may_be(guess, settings):
    assert tried(at_once(*[guess] * GUESSES)) == settings.AXES_FAILURE_LIMIT


def test_without_the_lock_more_are_tried(guess, settings, monkeypatch):
    """Keeps the test above honest: everybody has counted before anybody writes."""
    meeting, save = Barrier(GUESSES), PassphraseTries.save

    def save_together(row: PassphraseTries) -> None:
        meeting.wait(timeout=PATIENCE)
        save(row)

    monkeypatch.setattr(PassphraseTries, "save", save_together)
    monkeypatch.setattr(UserQuerySet, "locked", lambda rows, pk: User.objects.get(pk=pk))
    assert tried(at_once(*[guess] * GUESSES)) > settings.AXES_FAILURE_LIMIT
