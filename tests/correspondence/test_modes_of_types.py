"""Every type of letter in every mode of signing by every kind of holder: signed, and so printed."""

from itertools import product

import pytest

from correspondence import typesetting
from correspondence.models import LetterType, OutgoingLetter, Signature
from correspondence.outgoing_states import Layout, SignMode
from eoffice import clock
from eoffice.organization.states import AssignmentKind
from tests.correspondence.sending_room import approved, book_of, signed

KINDS = {"definitive": "", "plt": "Plt. ", "plh": "Plh. ", "pj": "Pj. "}
SEATS = {
    SignMode.OWN: ("kasi_vera", None, ()),
    SignMode.ON_BEHALF: ("kepala", None, ("a.n. Kepala Kantor",)),
    SignMode.SUBDELEGATED: ("kepala", "kasubbag", ("a.n. Kepala Kantor", "Kasubbag Umum", "u.b.")),
}


def test_no_kind_and_no_mode_is_missing():
    assert set(KINDS) | {"assistant"} == set(AssignmentKind.values)
    assert set(SEATS) == set(SignMode)


@pytest.fixture
def of_type(world, dewi):
    """An approved letter of this layout, signed at the seat that nobody holds, in this mode."""
    book_of(world)

    def made(layout, mode):
        letter = approved(world, dewi, "kasi_vera")
        LetterType.objects.filter(pk=letter.type_id).update(layout=layout)
        signer, middle, _above = SEATS[mode]
        seats = {"signer": world.seats[signer], "middle_seat": world.seats.get(middle)}
        OutgoingLetter.objects.filter(pk=letter.pk).update(sign_mode=mode, **seats)
        return OutgoingLetter.objects.get(pk=letter.pk)

    return made


def printed(letter, by):
    """The lines above the name, as they go to the typesetter."""
    block = typesetting.block_of(letter, by, clock.now())
    content = letter.versions.get().content
    data = typesetting.data_of(letter, content, signature=block, is_draft=False, qr="https://x/")
    return data["signature"]["lines"], data["signature"]["name"]


@pytest.mark.parametrize("layout", Layout.values)
def test_it_is_signed_and_printed_by_the_rules(layout, of_type, world):
    for mode, kind in product(SEATS, KINDS):
        appointed = world.appoint("citra", "kasi_vera", kind=kind, may_sign=True)
        citra, letter = world.officer("citra"), of_type(layout, mode)
        lines = [*SEATS[mode][2], f"{KINDS[kind]}Kasi Vera,"]
        assert printed(letter, citra) == (lines, world.users["citra"].name)
        signature = Signature.objects.get(letter=signed(letter, citra))
        shown = "" if kind == "definitive" else kind
        assert (signature.mode, signature.acting_kind) == (mode, shown)
        appointed.delete()
