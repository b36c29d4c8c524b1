"""The register of outgoing letters: its lines, its blocks, a letter dated back, its prints."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from correspondence.actions import drafting, numbers, outgoing_numbers, registers, signing
from correspondence.models import RegisterEntry
from correspondence.views import register_out
from eoffice import clock
from eoffice.errors import Refused, WrongState
from tests.correspondence.sending_room import YEAR, approved, block_of, book_of, refreshed, signed

DAY = date(YEAR, 1, 1)


@pytest.fixture
def book(world):
    return book_of(world)


@pytest.fixture
def block(book, hadi):
    return block_of(book, 2, by=hadi)


def page(client, book, **asked):
    return client.get(reverse("outgoing:register", args=[book.pk]), asked).content.decode()


def test_a_signed_letter_has_its_line(client_of, world, book, dewi, eka, hadi):
    letter = signed(approved(world, dewi, "kasi_bank"), eka)
    shown = page(client_of(hadi), book)
    assert letter.agenda_number in shown and "Kepala Dinas Rekaan" in shown and "Jawaban" in shown
    assert "Jawaban" in page(client_of(hadi), book, q="jawab")
    assert f"oleh {eka.name}" in shown


def test_before_its_first_letter_a_book_shows_the_last_number_of_the_paper_one(
    client_of, world, book, hadi
):
    book_of(world, code="SK2", name="Buku kedua")
    registers.open_book(book.pk, year=YEAR, last=417, by=hadi)
    shown = client_of(hadi).get(reverse("outgoing:registers")).content.decode()
    assert '<span class="mono">417</span>' in shown


def test_a_reserved_number_says_nothing_of_its_letter(client_of, world, book, dewi, eka, hadi):
    signing.begin(approved(world, dewi, "kasi_bank").pk, by=eka, version=1)
    shown = page(client_of(hadi), book)
    assert f"S-1/{YEAR}" in shown and "Jawaban" not in shown
    assert f"S-1/{YEAR}" not in page(client_of(hadi), book, q="jawab")


def test_what_is_secret_is_masked(client_of, world, book, dewi, eka, hadi):
    signed(approved(world, dewi, "kasi_bank", security="rahasia"), eka)
    assert "Jawaban" not in page(client_of(hadi), book)
    assert "Kepala Dinas" not in page(client_of(hadi), book)


def test_a_second_person_dates_it_back(client_of, world, book, block, dewi, eka, hadi):
    letter = approved(world, dewi, "kasi_bank")
    data = {"entry": block[0].pk, "letter": letter.pk, "reason": "Rapat kemarin"}
    client_of(hadi).post(reverse("outgoing:date_back", args=[book.pk]), data)
    signed(letter, eka)
    assert (refreshed(letter).letter_date, refreshed(letter).agenda_number) == (DAY, f"S-1/{YEAR}")
    entry = RegisterEntry.objects.get(pk=block[0].pk)
    assert (entry.state, entry.approved_by_name) == ("used", hadi.name)


def test_the_writer_is_no_second_person(world, book, block, hadi):
    letter = approved(world, hadi, "kasubbag")
    with pytest.raises(Refused):
        outgoing_numbers.date_back(block[0].pk, letter.pk, by=hadi, reason="Sendiri")


def test_a_number_that_is_being_signed_stays(world, book, dewi, eka, hadi):
    ticket = signing.begin(approved(world, dewi, "kasi_bank").pk, by=eka, version=1)
    with pytest.raises(WrongState):
        numbers.void_number(ticket.entry_id, by=hadi, reason="Salah")


def test_a_letter_that_is_being_signed_keeps_its_number(world, book, block, dewi, eka, hadi):
    ticket = signing.begin(approved(world, dewi, "kasi_bank").pk, by=eka, version=1)
    with pytest.raises(WrongState):
        outgoing_numbers.date_back(block[0].pk, ticket.letter_id, by=hadi, reason="Rapat")
    assert RegisterEntry.objects.get(pk=ticket.entry_id).state == "reserved"


def test_a_letter_given_up_voids_its_number(world, book, dewi, eka):
    letter = approved(world, dewi, "kasi_bank")
    ticket = signing.begin(letter.pk, by=eka, version=1)
    signing.fail(ticket)
    drafting.cancel(letter.pk, by=dewi, reason="Tidak jadi")
    entry = RegisterEntry.objects.get()
    assert entry.state == "void" and entry.void_reason


@pytest.mark.parametrize("name", ["register_pdf", "register_xlsx"])
def test_it_is_printed(name, client_of, world, book, dewi, eka, hadi):
    signed(approved(world, dewi, "kasi_bank"), eka)
    answer = client_of(hadi).get(reverse(f"outgoing:{name}", args=[book.pk]))
    assert answer.content[:4] in (b"%PDF", b"PK\x03\x04")


@pytest.mark.parametrize("name", ["register_pdf", "register_xlsx"])
def test_it_is_never_cut_without_a_word(name, client_of, world, book, dewi, eka, hadi, monkeypatch):
    signed(approved(world, dewi, "kasi_bank"), eka)
    monkeypatch.setattr(register_out, "MOST_PRINTED", 0)
    answer = client_of(hadi).get(reverse(f"outgoing:{name}", args=[book.pk]))
    assert answer.status_code == 403 and "terlalu panjang" in answer.content.decode()


def test_other_offices_see_no_book(client_of, book, rama):
    url = reverse("outgoing:register", args=[book.pk])
    assert client_of(rama).get(url).status_code == 404


def test_the_list_of_books_shows_how_they_stand(client_of, world, book, block, dewi, eka, hadi):
    book_of(world, code="R", name="Buku rahasia", for_secret=True)
    letter = signed(approved(world, dewi, "kasi_bank"), eka)
    page = client_of(hadi).get(reverse("outgoing:registers"))
    ordinary, secret = page.context["books"]
    assert (ordinary.last, ordinary.given, ordinary.waiting) == (letter.agenda_number, 1, 2)
    assert (secret.last, secret.given, secret.void) == ("", 0, 0)
    assert letter.agenda_number in page.content.decode()


def test_nothing_is_dated_back_to_a_day_to_come(client_of, book, hadi):
    asked = {"count": 2, "reason": "Besok", "day": clock.today("Asia/Jakarta") + timedelta(days=1)}
    url = reverse("outgoing:set_aside", args=[book.pk])
    answer = client_of(hadi).post(url, asked | {"purpose": "backdate"})
    assert answer.status_code == 422 and not RegisterEntry.objects.exists()
    assert client_of(hadi).post(url, asked | {"purpose": "offline"}).status_code == 302


def test_a_year_of_the_paper_book_is_opened_before_numbers_are_set_aside_in_it(book, hadi):
    """Else number 1 of that year would be given twice: on paper and here."""
    day, how = date(YEAR - 1, 12, 31), {"by": hadi, "purpose": "backdate", "reason": "Sisipan"}
    with pytest.raises(WrongState):
        outgoing_numbers.set_aside(book.pk, 2, day=day, **how)
    registers.open_book(book.pk, year=day.year, last=512, by=hadi)
    taken = outgoing_numbers.set_aside(book.pk, 2, day=day, **how)
    assert [entry.number for entry in taken] == [513, 514]
