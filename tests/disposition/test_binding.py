"""After two returns the giver decides: any desk in reach, also the one that returned it last."""

from datetime import date

import pytest
from django.urls import reverse

from disposition import actions
from eoffice.errors import Refused
from eoffice.organization.models import Absence
from tests.disposition.letters import branch_before, disposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def returned(world, arunika, eka):
    """A branch that Bank gave back."""
    letter = disposed(world, arunika, "kasi_bank")
    return actions.decline(branch_before(world, "kasi_bank", letter).pk, "Bukan kami.", by=eka)


@pytest.fixture
def returned_twice(world, returned, arunika, danu):
    """Sent to PD, which gave it back as well."""
    branch = actions.send_elsewhere(returned.pk, world.seats["kasi_pd"].pk, by=arunika)
    return actions.decline(branch.pk, "Juga bukan kami.", by=danu)


def offered(branch, client) -> set[int]:
    page = client.get(reverse("disposition:send-elsewhere", args=[branch.pk]))
    return {pk for pk, _words in page.context["form"].fields["to"].choices}


def test_the_first_time_it_goes_to_another_desk(world, returned, arunika, client_of):
    assert world.seats["kasi_bank"].pk not in offered(returned, client_of(arunika))


def test_then_it_may_stay_with_who_returned_it(world, returned_twice, arunika, danu, client_of):
    seat = world.seats["kasi_pd"]
    assert seat.pk in offered(returned_twice, client_of(arunika))
    bound = actions.send_elsewhere(returned_twice.pk, seat.pk, by=arunika)
    assert bound.is_binding
    with pytest.raises(Refused):
        actions.decline(bound.pk, "Tetap bukan kami.", by=danu)


def explained(branch, client) -> str:
    page = client.get(reverse("disposition:send-elsewhere", args=[branch.pk]))
    return page.content.decode()


def test_before_the_decision_binds_the_page_does_not_say_so(returned, arunika, client_of):
    said = explained(returned, client_of(arunika))
    assert "boleh mengembalikannya sekali lagi" in said and "sudah dua kali kembali" not in said


def test_when_it_binds_the_page_says_so(returned_twice, arunika, client_of):
    said = explained(returned_twice, client_of(arunika))
    assert "sudah dua kali kembali" in said and "sekali lagi" not in said


def test_who_has_the_sheet_already_is_not_offered(world, arunika, eka, client_of):
    letter = disposed(world, arunika, "kasi_bank", "kasi_pd")
    back = actions.decline(branch_before(world, "kasi_bank", letter).pk, "Bukan.", by=eka)
    client, other = client_of(arunika), world.seats["kasi_pd"].pk
    assert other not in offered(back, client)
    page = client.get(reverse("disposition:add_receivers", args=[back.sheet_id]))
    assert other not in {pk for pk, _words in page.context["form"].fields["to"].choices}


def test_an_assistant_returns_what_the_holder_has_not_opened(world, arunika):
    letter = disposed(world, arunika, "kasi_bank")
    world.appoint("dewi", "kasi_bank", "assistant")
    branch = branch_before(world, "kasi_bank", letter)
    actions.decline(branch.pk, "Bukan kami.", by=world.officer("dewi").on_basis("spoken"))
    assert branch_before(world, "kasi_bank", letter).state == "declined"


def test_load_and_absence_of_the_desks_are_told(world, returned, arunika, danu, client_of):
    disposed(world, arunika, "kasi_pd")
    away = {"starts": date(2020, 1, 1), "ends": date(2099, 6, 3), "kind": "leave"}
    Absence.objects.create(user=world.users["danu"], **away)
    told = explained(returned, client_of(arunika))
    assert "1 terbuka" in told and "tidak di tempat s.d. Rabu, 3 Juni 2099" in told
