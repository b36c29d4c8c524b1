"""The page of all agenda books: one line a book, incoming before outgoing, at a steady cost."""

import pytest
from django.urls import reverse

from correspondence.models import Register
from correspondence.views import registers
from eoffice import clock

pytestmark = pytest.mark.django_db
ADDRESS = reverse("registers:list")
COST = 12


@pytest.fixture
def many_books(world):
    """Fourteen books more than an office usually begins with."""
    kinds = Register.Direction
    return Register.objects.bulk_create(
        Register(
            office=world.units["kppn"],
            code=f"buku-{number}",
            name=f"Buku {number:02d}",
            direction=kinds.INCOMING if number % 2 else kinds.OUTGOING,
            pattern="{seq}/{year}",
            active=False,
        )
        for number in range(14)
    )


def test_incoming_books_stand_before_outgoing_ones(many_books, hadi, client_of):
    page = client_of(hadi).get(ADDRESS).content.decode()
    assert page.index("Buku 13") < page.index("Buku 00")


def test_fourteen_books_cost_no_more_than_one(
    many_books, hadi, client_of, django_assert_max_num_queries
):
    browser = client_of(hadi)
    browser.get(ADDRESS)
    with django_assert_max_num_queries(COST):
        assert browser.get(ADDRESS).status_code == 200


@pytest.mark.parametrize("name", ["print", "pdf", "xlsx"])
def test_a_book_is_never_cut_without_a_word(letter, book, hadi, client_of, monkeypatch, name):
    monkeypatch.setattr(registers, "MOST_PRINTED", 0)
    answer = client_of(hadi).get(reverse(f"registers:{name}", args=[book.pk]))
    assert answer.status_code == 403 and "terlalu panjang" in answer.content.decode()


def test_a_book_in_use_is_said_at_the_field(letter, book, hadi, client_of):
    typed = {"year": letter.entries.get().series.year, "last": 411}
    page = client_of(hadi).post(reverse("registers:open", args=[book.pk]), typed)
    assert page.status_code == 422 and "sudah dipakai" in page.context["form"].errors["year"][0]
    assert 'value="411"' in page.content.decode()


def test_no_numbers_of_a_closed_book_is_said_at_the_form(letter, book, hadi, client_of):
    series = letter.entries.get().series
    series.__class__.objects.filter(pk=series.pk).update(closed_at=clock.now())
    typed = {"count": 2, "reason": "Surat yang menyusul"}
    page = client_of(hadi).post(reverse("registers:reserve", args=[book.pk]), typed)
    assert page.status_code == 422 and page.context["form"].non_field_errors()
    assert "Surat yang menyusul" in page.content.decode()


def test_a_year_that_goes_on_says_from_when_it_can_be_closed(letter, hadi, client_of):
    series = letter.entries.get().series
    year = series.year + 1  # this one may be closed on its last day
    series.__class__.objects.filter(pk=series.pk).update(year=year)
    page = client_of(hadi).get(ADDRESS).content.decode()
    assert f"Tahun {year} dapat ditutup mulai 31 Desember {year}." in page
