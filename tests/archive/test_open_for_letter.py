"""A dossier that is opened for a letter leads back to filing the letter, and is offered first."""

import pytest
from django.urls import reverse

from archive.models import Dossier
from tests.archive.shelf import closed_letter

pytestmark = pytest.mark.django_db


def test_the_letter_is_not_lost_on_the_way(world, filer, client_of):
    letter, client = closed_letter(world), client_of(filer)
    page = client.get(reverse("archive:file_letter", args=[letter.pk])).content.decode()
    way = f"{reverse('archive:dossier_new')}?letter={letter.pk}"
    assert way in page
    assert f'name="letter" value="{letter.pk}"' in client.get(way).content.decode()
    typed = {
        "unit": world.units["bank"].pk, "title": "Rekonsiliasi", "security": "biasa",
        "medium": "both", "letter": letter.pk,
    }  # fmt: skip
    answer = client.post(reverse("archive:dossier_new"), typed)
    made = Dossier.objects.get()
    assert answer["Location"] == f"/archive/letters/{letter.pk}/file/?opened={made.pk}"
    offered = client.get(answer["Location"]).context["suggested"]
    assert offered[0].dossier == made


def test_a_dossier_of_others_is_not_offered(world, filer, laras, client_of):
    letter = closed_letter(world)
    answer = client_of(filer).get(f"/archive/letters/{letter.pk}/file/?opened=999999")
    assert answer.context["suggested"] == []
