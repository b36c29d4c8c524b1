"""A package that was taken in before is refused, and leads to the dossier that was made of it."""

import pytest
from django.urls import reverse

from archive.states import PackageState
from tests.archive.packing import bytes_of, full_dossier, packed
from tests.archive.test_packages import taken_in


@pytest.fixture
def content(world, filer, laras, tmp_path):
    return bytes_of(packed(full_dossier(world, filer), laras), tmp_path)


def test_one_package_is_taken_in_once(content, world, laras):
    assert taken_in(content, world, laras).state == PackageState.READY
    second = taken_in(content, world, laras)
    assert second.state == PackageState.FAILED and "sudah pernah" in second.fault


def test_what_was_taken_in_leads_to_its_dossier(content, world, laras, client_of):
    first, second = (taken_in(content, world, laras) for _ in range(2))
    page = client_of(laras).get(reverse("archive:package", args=[second.pk])).content.decode()
    assert reverse("archive:dossier", args=[first.dossier.pk]) in page
    assert reverse("archive:package_again", args=[second.pk]) not in page
