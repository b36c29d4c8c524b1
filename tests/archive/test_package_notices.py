"""Who asked for a package is told when it is ready, or that it failed; he finds it in his list."""

import pytest
from django.urls import reverse

from archive import package_telling
from archive.models import Package
from archive.states import PackageState
from eoffice.documents.models import StoredFile
from eoffice.jobs.models import Job
from eoffice.notifications.models import Notice
from tests.archive.packing import full_dossier, packed


def told(person):
    return set(Notice.objects.filter(user=person.user_id).values_list("kind", flat=True))


@pytest.fixture
def package(world, filer):
    """Asked for by who files for the unit, and made."""
    made = packed(full_dossier(world, filer), filer)
    assert Job.objects.filter(kind="notify_package", subject_id=made.pk).exists()
    package_telling.tell_of_package(made.pk)
    return made


def test_the_one_who_asked_is_told_once(package, filer, laras):
    package_telling.tell_of_package(package.pk)
    assert Notice.objects.filter(kind="package_ready").count() == 1
    assert told(filer) == {"package_ready"} and told(laras) == set()


def test_a_failure_is_told_too(world, filer):
    dossier = full_dossier(world, filer)
    StoredFile.objects.update(sha256="0" * 64)
    made = packed(dossier, filer)
    package_telling.tell_of_package(made.pk)
    assert made.state == PackageState.FAILED and told(filer) == {"package_failed"}


def test_his_list_holds_his_own_and_no_other(package, filer, laras, eka, client_of):
    url = reverse("archive:packages")
    of_laras = packed(package.dossier, laras)
    mine = client_of(filer).get(url)
    assert [row.pk for row in mine.context["rows"]] == [package.pk]
    assert reverse("archive:package_import") not in mine.content.decode()
    assert {row.pk for row in client_of(laras).get(url).context["rows"]} == {
        package.pk,
        of_laras.pk,
    }
    assert client_of(eka).get(url).status_code == 403


def test_who_lost_the_role_does_not_take_it(package, world, filer, client_of):
    page = reverse("archive:package_download", args=[package.pk])
    assert client_of(filer).get(page).status_code == 200
    world.seats["staf_bank"].roles.all().delete()
    assert client_of(world.officer("dewi")).get(page).status_code == 403
    assert Package.objects.get(pk=package.pk).storage_key
