"""Another addressee: while nobody has opened the letter, or when it came back to the desk."""

import pytest
from django.utils import translation

from correspondence.actions import corrections
from correspondence.models import Letter, Recipient
from disposition import actions
from eoffice.errors import WrongState
from tests.disposition.letters import letter_for, sheet_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(world, hadi):
    """`elsewhere(letter)`: the recorder sends it to the section head of PD."""

    def sent(letter):
        seat = world.seats["kasi_pd"]
        return corrections.readdress(letter.pk, to=[seat.pk], by=hadi, reason="Salah alamat.")

    return sent


def addressees(letter) -> list[str]:
    current = Recipient.objects.current().filter(letter=letter)
    return [str(row.position) for row in current]


def test_what_nobody_has_opened_goes_to_another_desk(world, elsewhere):
    letter = letter_for(world, "kepala")
    elsewhere(letter)
    assert addressees(letter) == ["Kasi Pencairan Dana"]


def test_what_was_opened_stays_and_the_sentence_says_what_to_do(world, elsewhere, arunika):
    letter = letter_for(world, "kepala")
    actions.mark_letter_read(letter.pk, by=arunika)
    with translation.override("en"), pytest.raises(WrongState, match=r"Kepala Kantor.*Ask there"):
        elsewhere(letter)
    assert addressees(letter) == ["Kepala Kantor"]


def test_so_does_what_was_disposed_of_without_being_opened(world, elsewhere, arunika):
    letter = letter_for(world, "kepala")
    actions.dispose(letter.pk, sheet_to(world, "kasi_bank"), by=arunika)
    with translation.override("en"), pytest.raises(WrongState, match="Ask there"):
        elsewhere(letter)


def test_an_assistants_look_is_not_the_holders(world, elsewhere, gita):
    letter = letter_for(world, "kepala")
    actions.mark_letter_read(letter.pk, by=gita)
    elsewhere(letter)
    assert addressees(letter) == ["Kasi Pencairan Dana"]


def test_what_came_back_goes_to_another_desk_though_it_was_opened(world, elsewhere, arunika):
    letter = letter_for(world, "kepala")
    actions.mark_letter_read(letter.pk, by=arunika)
    actions.return_to_desk(letter.pk, "Bukan kami.", by=arunika)
    elsewhere(letter)
    assert Letter.objects.get(pk=letter.pk).state == "registered"
    assert addressees(letter) == ["Kasi Pencairan Dana"]


@pytest.mark.parametrize("state", ["completed", "filed", "void"])
def test_what_has_ended_stays_where_it_is(world, elsewhere, state):
    letter = letter_for(world, "kepala")
    Letter.objects.filter(pk=letter.pk).update(state=state, outcome="noted")
    with pytest.raises(WrongState):
        elsewhere(letter)
