"""Ticked letters are filed at once; what cannot be filed stays, and says why."""

import pytest
from django.urls import reverse

from archive.actions import file_letter, portions
from archive.models import DossierItem
from correspondence.models import Letter
from eoffice.audit import timeline_of
from tests.archive.shelf import closed_letter, dossier_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(world):
    return [closed_letter(world, subject=f"Surat {n}", sender_number=f"S-{n}") for n in range(5)]


def file_ticked(browser, letters, dossier):
    ticked = {"letter": [letter.pk for letter in letters], "dossier": dossier.pk}
    answer = browser.post(reverse("archive:file_many"), ticked, follow=True)
    return [str(message) for message in answer.context["messages"]]


def test_portions_make_one_numbered_dossier(world, filer, letters, client_of, monkeypatch):
    monkeypatch.setattr(portions, "PORTION", 2)
    dossier = dossier_of(world, filer, title="Kas")
    assert file_ticked(client_of(filer), letters, dossier)[0].startswith("5 surat diberkaskan")
    inside = DossierItem.objects.filter(dossier=dossier).order_by("order")
    assert list(inside.values_list("order", "letter_id")) == [
        (at, letter.pk) for at, letter in enumerate(letters, start=1)
    ]
    assert set(Letter.objects.values_list("state", flat=True)) == {"filed"}
    filed = [one for one in timeline_of(*dossier.audit_chain) if one.event == "dossier.filed"]
    assert len(filed) == 5


def test_the_same_reason_is_said_once(world, filer, letters, client_of):
    dossier = dossier_of(world, filer, title="Kas")
    for letter in letters[:3]:
        file_letter(letter.pk, dossier.pk, by=filer)
    said = file_ticked(client_of(filer), letters, dossier)
    assert said[0].endswith("(3)") and said[1].startswith("2 surat diberkaskan")
    assert len(said) == 2
    assert DossierItem.objects.count() == 5


def test_nothing_is_filed_that_one_may_not_see(world, filer, danu, letters):
    dossier = dossier_of(world, filer, title="Kas")
    outcome = portions.file_letters([letter.pk for letter in letters], dossier.pk, by=danu)
    assert outcome.done == 0 and sum(outcome.refused.values()) == 5
    assert not DossierItem.objects.exists()


def test_a_letter_more_costs_a_bounded_number_of_statements(
    world, filer, letters, django_assert_max_num_queries
):
    dossier = dossier_of(world, filer, title="Kas")
    with django_assert_max_num_queries(3 + 32 * len(letters)):
        portions.file_letters([letter.pk for letter in letters], dossier.pk, by=filer)
