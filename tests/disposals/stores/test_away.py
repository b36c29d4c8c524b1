"""A store that is away holds no lock of a destruction, and a destruction that breaks off loses
nothing: packed bytes are deleted after commit, by a job that waits for the store."""

import pytest
from django.core.files.storage import storages

from archive.actions import executing, packages
from archive.models import Dossier, Package
from archive.packaging import store
from correspondence.actions import exports
from eoffice import jobs
from eoffice.errors import Unavailable
from eoffice.jobs import run_pending
from eoffice.jobs.models import Job
from tests.archive.packing import packed
from tests.disposals.lists import executing_now, inactive_dossier, states_of
from tests.disposals.planted import packed_result, plant

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story(world, filer, laras):
    """A dossier of which a package and a packed result lie ready, on its way to be destroyed."""
    letter = plant(world, filer)
    dossier = inactive_dossier(world, filer, items=letter.file_into)
    run_pending()
    package, export = packed(Dossier.objects.get(pk=dossier.pk), laras), packed_result(letter)
    return dossier, package, export, executing_now(world, laras, dossier)


def there(package, export):
    """Whether the bytes of both lie on their stores."""
    return (store.packages().exists(package.storage_key), storages["default"].exists(export.key))


def test_a_store_that_is_away_is_waited_for_by_a_job(story, monkeypatch):
    dossier, package, export, disposal = story
    with monkeypatch.context() as away:
        for name in ("packages", "default"):
            away.setattr(storages[name], "delete", refuse)
        executing.execute(disposal.pk)
        assert states_of(dossier) == ["destroyed"]
        run_pending()
    assert there(package, export) == (True, True)
    packages.drop_bytes(package.pk)
    exports.drop_bytes(export.pk)
    assert there(package, export) == (False, False)
    assert Package.objects.get(pk=package.pk).storage_key == ""


def test_a_destruction_that_breaks_off_loses_no_bytes(story, monkeypatch):
    dossier, package, export, disposal = story
    with monkeypatch.context() as cut:
        cut.setattr(executing.access, "refresh", refuse)
        with pytest.raises(Unavailable):
            executing.execute(disposal.pk)
    assert states_of(dossier) != ["destroyed"]
    assert there(package, export) == (True, True)
    assert not Job.objects.filter(kind__in=("drop_package", "drop_export")).exists()


def test_what_a_killed_worker_left_is_swept_after_a_day(world, filer, laras, monkeypatch):
    letter = plant(world, filer)
    dossier = inactive_dossier(world, filer, items=letter.file_into)
    run_pending()
    package, export = packed(Dossier.objects.get(pk=dossier.pk), laras), packed_result(letter)
    stray = store.packages().save("2026/01/stray", storages["packages"].open(package.storage_key))
    monkeypatch.setattr(packages.housekeeping, "KEEP", -packages.housekeeping.KEEP)
    jobs.enqueue("expire_packages", 0)
    jobs.enqueue("expire_exports", 0)
    run_pending()
    assert not store.packages().exists(stray)
    assert there(package, export) == (True, True)


def refuse(*_args, **_how):
    """The store does not answer."""
    raise Unavailable
