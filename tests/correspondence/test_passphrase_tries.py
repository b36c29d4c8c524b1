"""How many passphrases may be guessed, one after the other; at once: tests/races."""

import pytest

from correspondence.models import PassphraseTries
from correspondence.passphrase_tries import TooManyTries, WrongPassphrase, one_try
from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.errors import Unavailable


def guess(by, *, error=WrongPassphrase):
    with pytest.raises(error), one_try(by):
        raise error


def lock(by, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        guess(by)


def test_who_guessed_too_often_waits(eka, settings):
    lock(eka, settings)
    with pytest.raises(TooManyTries), one_try(eka):
        pytest.fail("one more was tried")
    wrong = AuditEntry.objects.filter(event="key.wrong_passphrase")
    assert wrong.count() == settings.AXES_FAILURE_LIMIT


def test_another_person_does_not_wait(eka, danu, settings):
    lock(eka, settings)
    with one_try(danu):
        pass


def test_the_wait_ends(eka, settings, monkeypatch):
    lock(eka, settings)
    later = clock.now() + settings.AXES_COOLOFF_TIME
    monkeypatch.setattr(clock, "now", lambda: later)
    with one_try(eka):
        pass


def test_a_right_one_begins_anew(eka, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        guess(eka)
    with one_try(eka):
        pass
    assert PassphraseTries.objects.get(user_id=eka.user_id).wrong == 0


def test_what_fails_for_another_reason_is_no_try(eka, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT + 1):
        guess(eka, error=Unavailable)
