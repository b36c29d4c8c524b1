"""Under a letter: every mode of signing with every kind of holder, in the lines of the rules."""

import pytest
from django.utils import translation

from correspondence.models import OutgoingLetter
from correspondence.outgoing_states import SignMode
from correspondence.typesetting import block_of, expected_block
from eoffice import clock
from eoffice.errors import Refused
from eoffice.organization.states import AssignmentKind

SEATS = {
    SignMode.OWN: ("kepala", None, "kepala", "arunika"),
    SignMode.ON_BEHALF: ("kepala", None, "kasi_pd", "danu"),
    SignMode.SUBDELEGATED: ("kepala", "kasi_pd", "staf_pd", "citra"),
}
ABOVE = {
    SignMode.OWN: (),
    SignMode.ON_BEHALF: ("a.n. Kepala Kantor",),
    SignMode.SUBDELEGATED: ("a.n. Kepala Kantor", "Kasi Pencairan Dana", "u.b."),
}
TITLES = {"kepala": "Kepala Kantor", "kasi_pd": "Kasi Pencairan Dana",
          "staf_pd": "Staf Pencairan Dana"}  # fmt: skip
PREFIX = {"definitive": "", "plt": "Plt. ", "plh": "Plh. ", "pj": "Pj. "}


@pytest.fixture
def letter_signed(world):
    def made(mode):
        signer, middle, seat, holder = SEATS[mode]
        letter = OutgoingLetter(
            sign_mode=mode,
            signer=world.seats[signer],
            middle_seat=world.seats[middle] if middle else None,
            signing_seat=world.seats[seat],
        )
        return letter, seat, holder

    return made


@pytest.mark.parametrize("kind", PREFIX)
@pytest.mark.parametrize("mode", SignMode.values)
def test_the_lines(mode, kind, letter_signed, world):
    letter, seat, holder = letter_signed(mode)
    person = holder if kind == AssignmentKind.DEFINITIVE else "wulan"
    if person == "wulan":
        world.appoint(person, seat, kind=kind)
    block = block_of(letter, world.officer(person), clock.now())
    assert block.lines == (*ABOVE[mode], f"{PREFIX[kind]}{TITLES[seat]},")
    assert block.title == f"{PREFIX[kind]}{TITLES[seat]}"
    assert block.name == world.users[person].name
    assert expected_block(letter) == block


def test_every_kind_of_holder_was_tried():
    assert set(PREFIX) == set(AssignmentKind.values) - {AssignmentKind.ASSISTANT}


def test_rank_and_nip_stand_under_the_name(letter_signed, world):
    world.users["arunika"].rank, world.users["arunika"].nip = "Pembina (IV/a)", "198001012005012001"
    world.users["arunika"].save()
    letter, _, _ = letter_signed(SignMode.OWN)
    block = block_of(letter, world.officer("arunika"), clock.now())
    assert (block.rank, block.nip) == ("Pembina (IV/a)", "198001012005012001")


def test_the_screen_may_speak_english(letter_signed, world):
    with translation.override("en"):
        world.appoint("wulan", "kepala", kind="plh")
        letter, _, _ = letter_signed(SignMode.OWN)
        assert expected_block(letter).lines == ("Plh. Kepala Kantor,",)


def test_who_has_no_desk_there_has_no_block(letter_signed, eka):
    letter, _, _ = letter_signed(SignMode.OWN)
    with pytest.raises(Refused):
        block_of(letter, eka, clock.now())


def test_a_vacant_seat_shows_a_place_for_a_name(world):
    seat = world.seats["kasi_vera"]
    letter = OutgoingLetter(sign_mode=SignMode.OWN, signer=seat, signing_seat=seat)
    assert expected_block(letter).lines == ("Kasi Vera,",)
    assert expected_block(letter).name.strip("…") == ""
