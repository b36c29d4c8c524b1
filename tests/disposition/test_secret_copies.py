"""A copy of a secret letter that does not name it: nothing waits there, and nobody is told."""

import pytest
from django.urls import reverse

from correspondence import access, telling
from correspondence.models import Recipient
from disposition.queries import trays
from eoffice.notifications.models import Notice
from tests.disposition.letters import letter_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret(world):
    """A secret letter with a copy for the bank section."""
    return letter_for(world, "kepala", security="rahasia", copies=("kasi_bank",))


def name_the_copy(letter) -> None:
    Recipient.objects.filter(letter=letter, role="copy").update(named=True)
    access.refresh(letter)


def test_unnamed_it_does_not_wait_in_the_inbox(secret, eka):
    assert not trays.copies_to_read(eka).exists()


def test_unnamed_it_is_not_told(secret, eka):
    telling.tell_addressees(secret.pk)
    assert [told.kind for told in Notice.objects.all()] == ["letter_arrived"]


def test_named_it_waits_and_is_told(secret, eka):
    name_the_copy(secret)
    telling.tell_addressees(secret.pk)
    assert trays.copies_to_read(eka).count() == 1
    assert Notice.objects.filter(kind="copy_received", user=eka.user_id).count() == 1


def test_the_panel_of_a_secret_letter_offers_none(secret, arunika, client_of):
    page = client_of(arunika).get(reverse("disposition:dispose", args=[secret.pk]))
    assert not page.context["form"].fields["copies"].queryset.exists()
    assert 'name="copies"' not in page.content.decode()


def test_what_has_gone_does_not_hold_up_the_other_copies(world, secret, eka, client_of):
    plain = letter_for(world, "kepala", copies=("kasi_bank",), agenda_number="0413/2026")
    typed = {"letter": [secret.pk, plain.pk]}
    client_of(eka).post(reverse("disposition:note_selected"), typed)
    assert plain.recipients.get(role="copy").state == "understood"
