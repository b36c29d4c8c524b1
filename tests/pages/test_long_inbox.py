"""An inbox that is longer than usual is counted whole, and every tab shows its own."""

import pytest

from eoffice import clock
from eoffice.pages.queries import waiting
from eoffice.rows import Rows
from tests.disposition.letters import letter_for

pytestmark = pytest.mark.django_db
FEW = 6  # less than there are counters and letters


@pytest.fixture
def soon_long(monkeypatch):
    """What is usual ends after a few rows."""
    monkeypatch.setattr(waiting, "USUAL", FEW)
    monkeypatch.setattr(waiting, "_WAITING", Rows(waiting._usual_question))


def test_copies_behind_many_letters_are_counted_and_shown(soon_long, world, arunika, client_of):
    for _number in range(FEW):
        letter_for(world, "kepala", due_at=clock.now())
    copied = letter_for(world, "kasi_bank", copies=("kepala",))
    assert [key.kind for key in waiting.waiting_for(arunika).keys] == ["new"] * FEW + ["copy"]
    page = client_of(arunika).get("/inbox/", {"tab": "copies"}).content.decode()
    assert f"/letters/{copied.pk}/" in page
