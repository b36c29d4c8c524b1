"""The emblem of the letterhead in the administration."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from correspondence.models import Emblem
from correspondence.printing.head import letterhead_of
from tests.admin.conftest import errors_of
from tests.pdf.test_emblem import drawn

pytestmark = pytest.mark.django_db
ADD = "admin:correspondence_emblem_add"


def hand_in(browser, office, content):
    file = SimpleUploadedFile("lambang.png", content, "image/png")
    return browser.post(reverse(ADD), {"office": office.pk, "file": file})


def test_an_admin_hands_it_in_and_letters_bear_it(client_of, world, fajar):
    office = world.units["kppn"]
    assert letterhead_of(office)["emblem"] == ""
    hand_in(client_of(fajar), office, drawn())
    assert bytes(Emblem.objects.get().picture).startswith(b"\x89PNG")
    assert letterhead_of(office)["emblem"]
    page = client_of(fajar).get(
        reverse("admin:correspondence_emblem_change", args=[Emblem.objects.get().pk])
    )
    assert "data:image/png;base64," in page.content.decode()


def test_an_office_without_one_shows_that_of_its_organisation(world):
    dinas = world.units["dinas"]
    Emblem.objects.create(office=dinas.root, picture=b"root", sha256="0")
    assert letterhead_of(dinas)["emblem"] == "cm9vdA=="
    Emblem.objects.create(office=dinas, picture=b"own", sha256="1")
    assert letterhead_of(dinas)["emblem"] == "b3du"


def test_what_is_no_picture_is_refused_with_a_sentence(client_of, world, fajar):
    answer = hand_in(client_of(fajar), world.units["kppn"], b"<svg></svg>")
    assert not Emblem.objects.exists()
    assert "PNG atau JPEG" in str(errors_of(answer))


def test_an_admin_of_another_organisation_cannot(client_of, world, fajar):
    hand_in(client_of(fajar), world.units["dinas"], drawn())
    assert not Emblem.objects.exists()
