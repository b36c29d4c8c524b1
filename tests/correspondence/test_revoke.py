"""A later letter takes an earlier one out of force, or corrects it; the public page says so."""

import pytest
from django.urls import reverse

from correspondence.actions import dispatching, revoking
from correspondence.models import Delivery
from correspondence.queries import verifying
from eoffice.errors import Refused, WrongState
from tests.correspondence.sending_room import approve, approved, book_of, refreshed, signed


@pytest.fixture
def letter(world, dewi, eka):
    book_of(world)
    return signed(approved(world, dewi, "kasi_bank"), eka)


def test_a_letter_is_out_of_force_once_the_later_one_is_signed(letter, dewi, eka):
    later = revoking.start_revoking(letter.pk, by=dewi)
    assert refreshed(letter).state == "signed" and letter.agenda_number in later.subject
    signed(approve(later), eka)
    assert refreshed(letter).state == "revoked"
    known = verifying.by_code(letter.verify_code)
    assert (known.state, known.by_number) == ("revoked", refreshed(later).agenda_number)
    assert Delivery.objects.get(letter=letter).state == "cancelled"


def test_a_correction_leaves_it_in_force(letter, dewi, eka):
    later = signed(approve(revoking.start_correcting(letter.pk, by=dewi)), eka)
    known = verifying.by_code(letter.verify_code)
    assert (known.state, known.by_number) == ("corrected", refreshed(later).agenda_number)
    dispatching.dispatch(letter.pk, by=dewi)


def test_it_is_revoked_once(letter, dewi, eka):
    first = approve(revoking.start_revoking(letter.pk, by=dewi))
    second = approve(revoking.start_revoking(letter.pk, by=dewi))
    signed(first, eka)
    with pytest.raises(WrongState):
        signed(second, eka)


def test_a_stranger_revokes_nothing(letter, danu, citra):
    for somebody in (danu, citra):
        with pytest.raises(Refused):
            revoking.start_revoking(letter.pk, by=somebody)


def test_only_who_has_the_authority_signs_it(letter, dewi, danu, world):
    later = revoking.start_revoking(letter.pk, by=dewi)
    seat = world.seats["kasi_pd"].pk
    later.__class__.objects.filter(pk=later.pk).update(signer=seat, signing_seat=seat)
    with pytest.raises(Refused):
        signed(approve(later), danu)


def test_the_page_begins_it(client_of, letter, dewi):
    answer = client_of(dewi).post(reverse("outgoing:revoke", args=[letter.pk]))
    later = letter.revoked_by.get()
    assert answer.url == reverse("outgoing:edit", args=[later.pk])
