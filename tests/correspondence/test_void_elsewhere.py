"""A letter made void is void in the offices too that it had reached."""

import pytest

from correspondence.actions import arrivals, corrections
from correspondence.agenda import lines_of
from correspondence.models import Arrival, Register, RegisterEntry
from correspondence.queries.registers import BookFilter, entries_of
from correspondence.queries.tray import arrivals_for
from disposition import actions
from eoffice import clock
from tests.disposition.letters import letter_for, sheet_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(world, sekar):
    """A letter of the Setda that was disposed into two nested offices."""
    book = {"office": world.units["dinas"], "code": "D", "name": "Agenda", "pattern": "D{seq}"}
    Register.objects.create(**book)
    letter = letter_for(world, "sekda")
    actions.dispose(letter.pk, sheet_to(world, "kepala_dinas", "lurah"), by=sekar)
    return letter


@pytest.fixture
def numbered(letter, yuda):
    """The Dinas has given it its number already, the Kelurahan has not."""
    return arrivals.register_arrival(Arrival.objects.get(office__name="Dinas PUPR").pk, by=yuda)


def state_at(office) -> str:
    return Arrival.objects.get(office=office).state


def test_what_has_a_number_there_is_void_with_the_letter(world, letter, numbered, rama):
    corrections.void(letter.pk, by=rama, reason="Tercatat dua kali")
    assert state_at(world.units["dinas"]) == "void"
    entry = RegisterEntry.objects.get(register__office=world.units["dinas"])
    assert (entry.state, entry.void_reason) == ("void", "Tercatat dua kali")


def test_the_book_of_that_office_says_so(letter, numbered, rama, yuda):
    corrections.void(letter.pk, by=rama, reason="Tercatat dua kali")
    book, year = Register.objects.get(code="D"), clock.today("Asia/Makassar").year
    line = lines_of(entries_of(book, year, BookFilter(), officer=yuda), officer=yuda)[0]
    assert (line.number, line.state) == ("D1", "void")
    assert "Tercatat dua kali" in line.remarks


def test_what_waits_there_leaves_the_tray(world, letter, rama, melia):
    assert arrivals_for(melia).exists()
    corrections.void(letter.pk, by=rama, reason="Salah")
    assert not arrivals_for(melia).exists()
    assert state_at(world.units["kelurahan"]) == "withdrawn"
