"""Dossiers are found by their titles and numbers: on the search page and in their list."""

import pytest
from django.urls import reverse

from archive.models import Box
from archive.queries import dossier_lists
from correspondence.search.keeping import index_letters
from eoffice import clock
from tests.archive.shelf import dossier_of, rule_of, schedule_of
from tests.disposition.letters import letter_for

pytestmark = pytest.mark.django_db
TITLE = "Pemeliharaan kendaraan dinas roda empat"


@pytest.fixture
def dossier(world, filer):
    rule_of(schedule_of(world))
    dossier_of(world, filer, title="Rekonsiliasi kas dengan bank")
    return dossier_of(world, filer, title=TITLE)


def found_on_page(browser, words, **more):
    answer = browser.get(reverse("pages:search"), {"q": words} | more)
    return [row.title for row in answer.context.get("dossiers", ())]


@pytest.mark.parametrize(
    "words",
    ["kendaraan", "memelihara kendaraan", '"kendaraan dinas"', "kendaran dinas roda", "kend* roda",
     "kendaraan OR meteorit", "kendaraan -bank", "KENDARAAN/DINAS", "memelihara"],
)  # fmt: skip
def test_words_of_its_title_find_it(dossier, filer, client_of, words):
    assert found_on_page(client_of(filer), words) == [TITLE]


@pytest.mark.parametrize(
    "words", ["kendaraan -dinas", '"dinas kendaraan"', "kendaraan meteorit", "-kas", "%", "_"]
)
def test_what_it_is_not_called_does_not_find_it(dossier, filer, client_of, words):
    assert found_on_page(client_of(filer), words) == []


def test_its_number_that_of_its_box_and_its_label_find_it(dossier, filer, client_of):
    browser = client_of(filer)
    office = dossier.office
    dossier.box = Box.objects.create(
        office=office, organization=office, number=712, made_at=clock.now()
    )
    dossier.save()
    short = f"{dossier.number}/{dossier.year}"
    for written in (dossier.reference, short, "boks 712", dossier.label_code):
        assert found_on_page(browser, written) == [TITLE], written
    assert found_on_page(browser, f"kendaraan {dossier.year}") == [TITLE]


def test_its_row_leads_to_it_and_letters_follow(dossier, world, filer, client_of):
    letter = letter_for(world, "staf_bank", subject="Undangan kendaraan dinas")
    index_letters([letter.pk])
    text = client_of(filer).get(reverse("pages:search"), {"q": "kendaraan"}).text
    assert text.index(f'href="/archive/dossiers/{dossier.pk}/"') < text.index(">Surat</h2>")


def test_it_is_not_misspelt_where_a_letter_is_called_so(dossier, world, filer, client_of):
    letter = letter_for(world, "staf_bank", subject="Undangan kendaran")
    index_letters([letter.pk])
    assert found_on_page(client_of(filer), "kendaran", exact="1") == []


def test_filters_of_letters_leave_dossiers_out(dossier, filer, client_of):
    assert found_on_page(client_of(filer), "kendaraan", direction="incoming") == []


@pytest.mark.parametrize("who", ["gita", "danu", "citra", "bimo", "sekar"])
@pytest.mark.parametrize("numbered", [True, False])
def test_who_does_not_see_it_does_not_find_it(who, numbered, dossier, world, client_of):
    words = dossier.reference if numbered else "kendaran"
    assert found_on_page(client_of(world.officer(who)), words) == []


def test_a_secret_title_finds_nothing(world, filer, client_of):
    secret = dossier_of(world, filer, title="Pemeriksaan khusus", security="rahasia")
    assert found_on_page(client_of(filer), "khusus") == []
    answer = client_of(filer).get(reverse("pages:search"), {"q": secret.reference})
    assert [row.pk for row in answer.context["dossiers"]] == [secret.pk]


def test_more_than_stand_above_the_letters_are_in_the_list(world, filer, client_of):
    for number in range(5):
        dossier_of(world, filer, title=f"Kendaraan dinas {number}")
    answer = client_of(filer).get(reverse("pages:search"), {"q": "kendaraan"})
    assert len(answer.context["dossiers"]) == 3
    assert "Semua berkas dengan kata ini" in answer.text


@pytest.mark.parametrize("words", ["memelihara", "kendaran", "kend* roda", '"kendaraan dinas"'])
def test_the_list_of_dossiers_finds_the_same(dossier, filer, words):
    found = dossier_lists.matching(filer, {"q": words}, clock.today("Asia/Jakarta"))
    assert [row.title for row in found] == [TITLE]
