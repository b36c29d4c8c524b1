"""Every mode of signing with every kind of holder: who is entitled signs, nobody else does."""

from itertools import product

import pytest

from correspondence.actions import signing
from correspondence.models import OutgoingLetter, Signature
from correspondence.outgoing_states import SignMode
from eoffice.errors import Refused
from eoffice.organization.states import AssignmentKind
from tests.correspondence.sending_room import approved, book_of, signed

# kind of holder, with the right to sign in the assignment: may he sign?
ENTITLED = {
    ("definitive", False): True,
    ("definitive", True): True,
    ("plt", False): False,
    ("plt", True): True,
    ("plh", False): False,
    ("plh", True): True,
    ("pj", False): False,
    ("pj", True): True,
    ("assistant", False): False,
    ("assistant", True): False,
}


def test_every_kind_is_in_the_table():
    assert {kind for kind, _given in ENTITLED} == set(AssignmentKind.values)


@pytest.fixture
def letter(world, dewi):
    """Signed at the seat of Kasi Vera, which nobody holds."""
    book_of(world)
    return approved(world, dewi, "kasi_vera")


def in_mode(letter, world, mode):
    seats = {"signer": "kasi_vera", "middle_seat": None}
    if mode != SignMode.OWN:
        seats |= {"signer": "kepala"}
    if mode == SignMode.SUBDELEGATED:
        seats |= {"middle_seat": "kasubbag"}
    ids = {name: world.seats[key].pk if key else None for name, key in seats.items()}
    OutgoingLetter.objects.filter(pk=letter.pk).update(sign_mode=mode, **ids)
    return OutgoingLetter.objects.get(pk=letter.pk)


@pytest.mark.parametrize(("mode", "how"), list(product(SignMode.values, ENTITLED)))
def test_only_the_entitled_sign(mode, how, letter, world):
    kind, given = how
    letter = in_mode(letter, world, mode)
    world.appoint("citra", "kasi_vera", kind=kind, may_sign=given)
    citra = world.officer("citra")
    if not ENTITLED[how]:
        with pytest.raises(Refused):
            signing.begin(letter.pk, by=citra, version=1)
        return
    signed(letter, citra)
    signature = Signature.objects.get()
    assert (signature.mode, signature.user_id) == (mode, citra.user_id)
    assert signature.acting_kind == ("" if kind == "definitive" else kind)


@pytest.mark.parametrize("person", ["dewi", "arunika", "gita", "hadi", "rama"])
@pytest.mark.parametrize("mode", SignMode.values)
def test_nobody_from_another_desk_signs(mode, person, letter, world):
    letter = in_mode(letter, world, mode)
    with pytest.raises(Refused):
        signing.begin(letter.pk, by=world.officer(person), version=1)
