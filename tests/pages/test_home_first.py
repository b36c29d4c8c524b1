"""The first page: what waits comes first, and who has no letters is led to where the work is."""

import pytest
from django.urls import reverse

from eoffice.organization.models import User
from tests.disposition.letters import disposed, letter_for

pytestmark = pytest.mark.django_db


def read(client) -> str:
    page = client.get(reverse("pages:home"))
    assert page.status_code == 200
    return page.content.decode()


def test_staff_opens_the_disposition_from_it(client_of, world, arunika, eka):
    letter = disposed(world, arunika, "kasi_bank")
    assert f'class="row-link unread" href="/letters/{letter.pk}/' in read(client_of(eka))


def test_the_five_that_are_due_first_are_shown_and_the_way_to_the_rest(client_of, world, arunika):
    for _n in range(6):
        letter_for(world, "kepala")
    page = read(client_of(arunika))
    assert page.count('class="row-link') == 5
    assert f'<p class="mt-2"><a href="{reverse("pages:inbox")}"' in page


def test_an_auditor_is_led_to_the_trail(client_of, world):
    page = read(client_of(world.officer("indra")))
    assert f'class="btn btn-primary" href="{reverse("audit:trail")}"' in page


def test_who_keeps_the_offices_is_led_to_the_administration(client, world):
    client.force_login(User.objects.create_superuser("pengelola", password="Kertas-Merah-7"))
    page = read(client)
    assert f'class="btn btn-primary" href="{reverse("admin:index")}"' in page
    assert reverse("pages:inbox") not in page


def test_who_has_no_desk_is_told_whom_to_ask(client, world):
    client.force_login(User.objects.create_user("baru", password="Kertas-Merah-7"))
    page = read(client)
    assert "Tidak ada jabatan" in page
    assert reverse("pages:inbox") not in page
