"""Two archivists freeze lists with one dossier in the same instant: one of them gets it."""

import pytest

from archive.actions import disposals
from archive.models import DisposalItem, Dossier
from tests.archive.shelf import give_role
from tests.disposals.lists import begun, inactive_dossier
from tests.races.together import at_once, done, without_locks
from tests.world import World, build_world

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office() -> World:
    """Both organisations; Hadi keeps the archive too."""
    world = build_world()
    give_role(world, "staf_bank", "unit_filer")
    give_role(world, "tu", "archivist")
    return world


@pytest.mark.parametrize("locking", [True, False])
def test_a_dossier_is_on_one_list(office, monkeypatch, locking):
    laras, hadi, dewi = map(office.officer, ("laras", "hadi", "dewi"))
    shared, one, two = (inactive_dossier(office, dewi) for _ in range(3))
    first, second = begun(office, laras), begun(office, hadi)
    if not locking:
        without_locks(monkeypatch, Dossier)
    answers = at_once(
        lambda: disposals.freeze(first.pk, [shared.pk, one.pk], by=laras),
        lambda: disposals.freeze(second.pk, [shared.pk, two.pk], by=hadi),
    )
    assert done(answers) == 1
    assert DisposalItem.objects.filter(dossier=shared, state="listed").count() == 1
    loser = next(answer for answer in answers if isinstance(answer, Exception))
    told_in_words = type(loser).__name__ == "WrongState"
    assert told_in_words == locking
