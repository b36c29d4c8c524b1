"""Forms of places and dossiers that cannot be carried out keep what was typed, and say why."""

import pytest
from django.urls import reverse

from archive.models import StorageLocation
from tests.archive.shelf import again, dossier_of
from tests.places.shelves import boxed, boxes_on, shelf_of

pytestmark = pytest.mark.django_db
AHEAD = "31-12-2199"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"kind": "room", "code": "R1"}, "sudah ada"),
        ({"kind": "room", "code": "A/B"}, "tanpa garis miring"),
        ({"kind": "shelf", "code": "C"}, "Rak berada di ruang"),
    ],
)
def test_a_place_that_cannot_be(world, laras, client_of, typed, said):
    shelf_of(world, laras)
    answer = client_of(laras).post(reverse("archive:place_new"), typed | {"name": "Lantai dua"})
    assert answer.status_code == 422 and said in answer.text and "Lantai dua" in answer.text
    assert StorageLocation.objects.count() == 2


def test_a_place_sent_twice_is_made_once(world, laras, client_of):
    typed = {"kind": "room", "code": "R7", "name": "", "token": "satu"}
    answers = [client_of(laras).post(reverse("archive:place_new"), typed) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]


def test_a_folder_that_is_taken(world, laras, client_of):
    box = boxes_on(shelf_of(world, laras), laras, 1)[0]
    boxed(world, laras, box)
    other = dossier_of(world, laras, medium="paper")
    page = reverse("archive:dossier_box", args=[other.pk])
    answer = client_of(laras).post(page, {"box": box.number, "folder": 1})
    assert answer.status_code == 422 and "sudah terisi" in answer.text


def test_a_day_of_closing_that_is_to_come(world, laras, client_of):
    dossier = dossier_of(world, laras)
    page = reverse("archive:dossier_close", args=[dossier.pk])
    answer = client_of(laras).post(page, {"closed_on": AHEAD, "trigger_on": ""})
    assert answer.status_code == 422 and AHEAD in answer.text
    assert again(dossier).state == "open"


def test_a_trigger_that_is_to_come(world, laras, client_of):
    dossier = dossier_of(world, laras)
    client_of(laras).post(
        reverse("archive:dossier_close", args=[dossier.pk]), {"closed_on": "1-2-2020"}
    )
    page = reverse("archive:dossier_trigger", args=[dossier.pk])
    answer = client_of(laras).post(page, {"trigger_on": AHEAD})
    assert answer.status_code == 422 and AHEAD in answer.text
