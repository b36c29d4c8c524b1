"""Where somebody acts, the absence that is shown is that of the one who acts."""

import re
from datetime import timedelta

import pytest

from disposition.queries.panel import candidates_of
from eoffice.organization.models import Absence
from eoffice.organization.queries import today_here
from tests.disposition.letters import disposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def away(world):
    """Eka is on leave, Danu acts for her; `away(person)` ends that person's absence later."""
    today = today_here()
    later = today + timedelta(days=20)

    def leave(person, days):
        user, ends = world.users[person], today + timedelta(days=days)
        return Absence.objects.create(user=user, kind="leave", starts=today, ends=ends)

    leave("eka", 10)
    world.appoint("danu", "kasi_bank", "plh", in_place_of=world.users["eka"], ends=later)
    return leave


def chosen(world):
    seat = world.seats["kasi_bank"].pk
    (found,) = [one for one in candidates_of(world.seats["kepala"].pk) if one.id == seat]
    return found


def test_who_acts_and_is_there_is_not_called_away(world, away):
    one = chosen(world)
    assert (one.absent_until, one.in_place_of) == (None, "Eka Rekaanto")


def test_who_acts_and_is_away_is_called_away(world, away, arunika, client_of):
    absence = away("danu", 2)
    assert chosen(world).absent_until == absence.ends
    letter = disposed(world, arunika, "kasi_bank")
    page = client_of(arunika).get(f"/letters/{letter.pk}/").content.decode()
    said = re.search(r"Danu Umpamawan, tidak di tempat s\.d\. [^,]+, menggantikan (.+?)<", page)
    assert said and said[1] == "Eka Rekaanto"
