"""Books in the office administration: patterns that can number, scopes that fit the office."""

import pytest
from django.urls import reverse

from correspondence.models import LetterType, Register
from eoffice.organization.models import Unit
from tests.admin.conftest import errors_of, filled
from tests.correspondence.sending_room import approved, book_of, kind_of, signed

pytestmark = pytest.mark.django_db
OUT = {"direction": "outgoing", "pattern": "{type}-{seq}/{unit}/{year}"}


def add(browser, world, at="kppn", **data):
    url = reverse("admin:correspondence_register_add")
    given = {"office": world.units[at].pk, "code": "sk", "name": "Surat keluar"} | data
    return browser.post(url, filled(browser, url, **given))


def test_a_book_of_outgoing_letters_is_made(client_of, world, fajar):
    kind = kind_of(world)
    scope = {"unit": world.units["bank"].pk, "types": [kind.pk], "reset": "month"}
    pattern = "{class}-{seq:03d}/{security}/{position}/{roman_month}/{year}"
    answer = add(client_of(fajar), world, **OUT | {"pattern": pattern}, **scope)
    book = Register.objects.get(code="sk")
    assert (answer.status_code, book.pattern, book.reset) == (302, pattern, "month")
    assert (book.unit, list(book.types.all())) == (world.units["bank"], [kind])


@pytest.mark.parametrize("pattern", ["{type}/{year}", "{seq}/{jabatan}", "{seq", "x" * 90])
def test_a_pattern_that_cannot_number_is_refused_at_the_field(client_of, world, fajar, pattern):
    assert "pattern" in errors_of(add(client_of(fajar), world, **OUT | {"pattern": pattern}))


@pytest.mark.parametrize("reset", ["month", "day"])
def test_numbers_that_begin_again_within_a_year_show_the_month(client_of, world, fajar, reset):
    assert "pattern" in errors_of(add(client_of(fajar), world, **OUT, reset=reset))


def test_a_book_of_incoming_letters_knows_no_words_of_outgoing_ones(client_of, world, fajar):
    given = {"direction": "incoming", "pattern": "{type}-{seq}/{year}", "reset": "year"}
    assert "pattern" in errors_of(add(client_of(fajar), world, **given))


def test_every_part_of_a_pattern_is_explained(client_of, fajar):
    page = client_of(fajar).get(reverse("admin:correspondence_register_add")).content.decode()
    for part in ("seq:04d", "roman_month", "security", "type", "class", "unit", "position"):
        assert f"<code>{{{part}}}</code>" in page


def test_a_book_names_units_and_types_of_its_own_office(superuser, world):
    foreign = LetterType.objects.create(
        organization=world.units["setda"], code="x", name="X", for_outgoing=True
    )
    scope = {"unit": world.units["bagian_umum"].pk, "types": [foreign.pk]}
    assert set(errors_of(add(superuser, world, **OUT, **scope))) == {"unit", "types"}


def test_an_incoming_type_has_no_outgoing_book(client_of, world, fajar):
    kind = LetterType.objects.create(organization=world.units["kppn"], code="p", name="P")
    assert "types" in errors_of(add(client_of(fajar), world, **OUT, types=[kind.pk]))


def test_a_book_with_numbers_keeps_its_office_and_its_periods(client_of, world, fajar, eka):
    book = book_of(world)
    signed(approved(world, eka, "kasi_bank"), eka)
    browser = client_of(fajar)
    url = reverse("admin:correspondence_register_change", args=[book.pk])
    moved = filled(browser, url, reset="day", direction="incoming", name="Buku keluar")
    assert browser.post(url, moved).status_code == 302
    book = Register.objects.get(pk=book.pk)
    assert (book.name, book.reset, book.direction) == ("Buku keluar", "year", "outgoing")


def test_the_list_shows_a_number_of_each_book(client_of, world, fajar):
    kind = kind_of(world, code="ND")
    book_of(world).types.add(kind)
    url = reverse("admin:correspondence_register_changelist")
    Unit.objects.filter(pk=world.units["kppn"].pk).update(code="KPN")
    assert b"ND-123/KPN/" in client_of(fajar).get(url).content


def test_only_offices_keep_books(client_of, world, fajar):
    page = client_of(fajar).get(reverse("admin:correspondence_register_add"))
    field = page.context["adminform"].form.fields["office"]
    assert (list(field.queryset), field.label) == ([world.units["kppn"]], "Kantor")
