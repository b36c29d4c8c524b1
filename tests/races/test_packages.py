"""One package that was handed in twice is taken in once, also by two workers in one instant."""

from threading import Barrier

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from archive.actions.packages import ask_import
from archive.models import Dossier, Package
from archive.packaging import work
from archive.states import PackageState
from eoffice.organization.models import Unit
from eoffice.organization.models.unit import UnitQuerySet
from tests.archive.packing import bytes_of, full_dossier, packed
from tests.archive.shelf import give_role
from tests.races.together import PATIENCE, at_once
from tests.world import build_world

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def handed_in(tmp_path):
    """The two rows of one package, and how many dossiers there are before."""
    world = build_world()
    give_role(world, "staf_bank", "unit_filer")
    dewi, laras = world.officer("dewi"), world.officer("laras")
    content = bytes_of(packed(full_dossier(world, dewi), laras), tmp_path)
    office = world.units["kppn"].pk
    return [
        ask_import(office, SimpleUploadedFile("berkas.zip", content), by=laras).pk for _ in range(2)
    ], Dossier.objects.count()


@pytest.mark.parametrize("locking", [True, False])
def test_it_becomes_one_dossier(handed_in, monkeypatch, locking):
    (one, two), before = handed_in
    if not locking:
        meeting = Barrier(2)

        def only_meets(_rows, pk):
            meeting.wait(timeout=PATIENCE)
            return Unit.objects.get(pk=pk)

        monkeypatch.setattr(UnitQuerySet, "locked", only_meets)
    at_once(lambda: work.take_in(one), lambda: work.take_in(two))
    taken = Package.objects.filter(pk__in=(one, two), state=PackageState.READY).count()
    assert Dossier.objects.count() - before == taken
    assert (taken == 1) == locking
