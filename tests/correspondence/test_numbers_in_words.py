"""A number in the words of its letter: what was corrected shows, and no two ever look the same."""

import pytest

from correspondence.actions import outgoing_numbers, signing
from correspondence.models import OutgoingLetter, RegisterEntry
from correspondence.verify import numbers_are_complete
from eoffice import clock
from eoffice.errors import WrongState
from tests.correspondence.sending_room import YEAR, approved, book_of, kind_of, signed


def begun(letter, by):
    return signing.begin(letter.pk, by=by, version=1)


def type_code(letter, code):
    """The letter becomes one of another type, whose code stands in the number."""
    kind = kind_of_code(letter, code)
    OutgoingLetter.objects.filter(pk=letter.pk).update(type=kind)


def kind_of_code(letter, code):
    kind = letter.type
    kind.pk, kind.code, kind.number_code = None, f"t{code}", code
    kind.save(force_insert=True)
    return kind


def test_a_kept_number_follows_the_corrected_letter(world, dewi, eka):
    book_of(world)
    letter = approved(world, dewi, "kasi_bank")
    signing.fail(begun(letter, eka))
    type_code(letter, "ND")
    assert begun(letter, eka).number == f"ND-1/{YEAR}"
    assert RegisterEntry.objects.get().rendered == f"ND-1/{YEAR}"


@pytest.fixture
def alike(world, dewi, eka):
    """A book whose numbers run into the words: "1" + "2/…" looks like "12/…"."""
    book_of(world, pattern="{type}{seq}")
    kind_of(world)
    first = approved(world, dewi, "kasi_bank")
    type_code(first, "11")
    first = signed(OutgoingLetter.objects.get(pk=first.pk), eka)
    for _ in range(9):
        signed(approved(world, dewi, "kasi_bank"), eka)
    letter = approved(world, dewi, "kasi_bank")
    type_code(letter, "1")
    return first, OutgoingLetter.objects.get(pk=letter.pk)


def test_a_number_that_would_look_like_another_is_void(alike, eka):
    first, letter = alike
    assert first.agenda_number == "111"
    assert signed(letter, eka).agenda_number == "112"
    void = RegisterEntry.objects.get(state="void")
    assert (void.number, void.rendered) == (11, "111") and void.void_reason
    assert [*numbers_are_complete()] == []


def test_nor_is_one_dated_back_to_look_like_another(alike, hadi):
    _first, letter = alike
    block = outgoing_numbers.set_aside(
        outgoing_numbers.book_for(letter).pk, 1, by=hadi, purpose="backdate",
        day=clock.today("Asia/Jakarta"), reason="Sisipan",
    )  # fmt: skip
    with pytest.raises(WrongState):
        outgoing_numbers.date_back(block[0].pk, letter.pk, by=hadi, reason="Rapat")
