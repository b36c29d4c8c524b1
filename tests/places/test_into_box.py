"""A dossier is put into a box by numbers, also as the folder that it bears already."""

import pytest
from django.urls import reverse

from tests.archive.shelf import again, dossier_of
from tests.places.shelves import boxed, boxes_on, shelf_of


@pytest.fixture
def box(world, laras):
    """A box on a shelf."""
    return boxes_on(shelf_of(world, laras), laras, 1)[0]


@pytest.fixture
def put(world, laras, client_of):
    """Type the numbers for a new dossier of paper."""
    dossier = dossier_of(world, laras, medium="paper")
    page = reverse("archive:dossier_box", args=[dossier.pk])

    def typed(**numbers):
        answer = client_of(laras).post(page, numbers)
        found = again(dossier)
        return answer.status_code, found.box_id, found.folder_number

    return typed


def test_the_folder_number_is_kept_or_given(put, box):
    assert put(box=box.number, folder=17) == (302, box.pk, 17)


def test_without_a_number_the_next_one_is_given(world, laras, put, box):
    boxed(world, laras, box, 2)
    assert put(box=box.number, folder="") == (302, box.pk, 3)


def test_a_folder_that_is_taken_is_refused(world, laras, put, box):
    boxed(world, laras, box, 1)
    assert put(box=box.number, folder=1) == (422, None, None)


def test_a_box_of_nowhere_is_refused(put, box):
    assert put(box=box.number + 90, folder=1) == (422, None, None)


def test_the_page_of_a_dossier_leads_there(world, laras, eka, box, client_of):
    paper = dossier_of(world, laras, medium="paper")
    digital = dossier_of(world, laras, title="Digital")

    def leads(by, dossier):
        page = client_of(by).get(reverse("archive:dossier", args=[dossier.pk]))
        return reverse("archive:dossier_box", args=[dossier.pk]) in page.content.decode()

    assert leads(laras, paper) and not leads(laras, digital) and not leads(eka, paper)
