"""A letter is signed on its page: number, file and deliveries; a wrong passphrase keeps all."""

import re

import pytest
from django.urls import reverse

from correspondence.actions import signing
from correspondence.models import Delivery, NumberSeries, Register, RegisterEntry, Signature
from eoffice import clock
from eoffice.documents import vault
from tests.correspondence.key_room import PASSPHRASE
from tests.correspondence.sending_room import YEAR, approved, book_of, refreshed, signed


@pytest.fixture
def letter(world, dewi):
    book_of(world)
    return approved(world, dewi, "kasi_bank")


def post(client, letter, word=PASSPHRASE, version=1):
    url = reverse("outgoing:sign", args=[letter.pk])
    return client.post(url, {"version": version, "passphrase": word})


def test_it_is_signed_with_number_and_file(client_of, eka, signing_key, letter):
    answer = post(client_of(eka), letter)
    assert answer.url == reverse("outgoing:signed", args=[letter.pk])
    found, signature = refreshed(letter), Signature.objects.get()
    assert (found.state, found.agenda_number) == ("signed", f"S-1/{YEAR}")
    assert signature.sha256 == signature.file.sha256
    assert vault.original_is_whole(signature.file.key, signature.sha256)
    assert RegisterEntry.objects.get().state == "used"
    assert Delivery.objects.get().way == "expedition"
    page = client_of(eka).get(answer.url).content.decode()
    assert f"S-1/{YEAR}" in page and reverse("outgoing:send", args=[letter.pk]) in page


def test_by_what_title_it_was_signed_stands_with_the_number(client_of, world, wulan, danu):
    book_of(world)
    letter = approved(world, wulan, "kasi_vera")
    world.appoint("danu", "kasi_vera", kind="plt", may_sign=True)
    signed(letter, world.officer("danu"))
    lines = ["a.n. Kepala Kantor", "Plt. Kasi Vera,"]
    Signature.objects.filter(letter=letter).update(lines=lines)
    page = client_of(danu).get(reverse("outgoing:signed", args=[letter.pk])).content.decode()
    assert "a.n. Kepala Kantor, Plt. Kasi Vera ·" in page


def test_a_wrong_passphrase_keeps_the_letter_and_its_number(client_of, eka, signing_key, letter):
    answer = post(client_of(eka), letter, "salah sekali")
    assert answer.status_code == 422 and "salah sekali" not in answer.content.decode()
    assert refreshed(letter).state == "approved"
    assert RegisterEntry.objects.get().state == "reserved"
    post(client_of(eka), letter)
    assert refreshed(letter).agenda_number == f"S-1/{YEAR}"
    assert RegisterEntry.objects.count() == 1


def test_without_a_key_one_is_led_to_make_one(client_of, eka, letter):
    page = client_of(eka).get(reverse("outgoing:sign", args=[letter.pk])).content.decode()
    assert f"<dd>{eka.name}<br>Kasi Bank</dd>" in re.sub(r"\s*\n\s*", "", page)
    assert reverse("outgoing:key") in page and 'name="passphrase"' not in page
    assert post(client_of(eka), letter).status_code == 409


def test_an_older_version_is_not_signed(client_of, eka, signing_key, letter):
    assert post(client_of(eka), letter, version=7).status_code == 409
    assert not RegisterEntry.objects.exists()


def test_only_the_signer_has_the_page(client_of, dewi, danu, letter):
    url = reverse("outgoing:sign", args=[letter.pk])
    assert client_of(dewi).get(url).status_code == 403
    assert client_of(danu).get(url).status_code == 404


def page_of(client_of, eka, letter) -> str:
    return client_of(eka).get(reverse("outgoing:sign", args=[letter.pk])).content.decode()


def test_the_last_number_shows_and_none_that_is_not_taken(client_of, eka, dewi, world, letter):
    assert f"S-…/{YEAR}" in page_of(client_of, eka, letter)
    signed(approved(world, dewi, "kasi_bank"), eka)
    page = page_of(client_of, eka, letter)
    assert f"S-…/{YEAR}" in page and f"S-1/{YEAR}" in page and "S-2" not in page


def test_a_book_that_went_on_from_paper_shows_the_last_number_there(client_of, eka, letter):
    series = NumberSeries(year=YEAR, last=7, opened_with=7, opened_at=clock.now())
    series.register = Register.objects.get()
    series.save()
    assert f"terakhir S-7/{YEAR}" in page_of(client_of, eka, letter)


def test_a_number_that_is_kept_shows(client_of, eka, letter):
    signing.fail(signing.begin(letter.pk, by=eka, version=1))
    assert f"S-1/{YEAR}" in page_of(client_of, eka, letter)
