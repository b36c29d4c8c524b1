"""What one person keeps of searches is counted one click after the other, never at once."""

from threading import Barrier
from types import SimpleNamespace

import pytest

from correspondence.actions import exports, saved_searches
from correspondence.models import SavedSearch, SearchExport
from eoffice import clock
from eoffice.organization.models import User
from eoffice.organization.models.user import UserQuerySet
from tests.races.together import at_once, done
from tests.world import build_world

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
PEOPLE = 4
ROOM = {exports: ("AT_ONCE", SearchExport), saved_searches: ("MOST", SavedSearch)}


def when_all_have_counted():
    """A clock that is asked after the counting, and answers when everybody has counted."""
    meeting = Barrier(PEOPLE)

    def now():
        meeting.wait(timeout=15)
        return clock.now()

    return now


def keep(room, n: int, by) -> object:
    """One more of them."""
    return room.ask(f"q={n}", by=by) if room is exports else room.save(f"Cari {n}", "q=a", by=by)


@pytest.mark.parametrize("locking", [True, False])
@pytest.mark.parametrize("room", list(ROOM), ids=["packed", "saved"])
def test_the_last_place_is_given_once(monkeypatch, room, locking):
    eka, (limit, model) = build_world().officer("eka"), ROOM[room]
    monkeypatch.setattr(room, limit, 1)
    if not locking:
        monkeypatch.setattr(UserQuerySet, "locked", lambda _rows, pk: User.objects.get(pk=pk))
        monkeypatch.setattr(room, "clock", SimpleNamespace(now=when_all_have_counted()))
    answers = at_once(*(lambda n=n: keep(room, n, eka) for n in range(PEOPLE)))
    assert done(answers) == model.objects.count()
    assert (model.objects.count() == 1) == locking
