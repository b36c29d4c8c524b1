"""a.n. and u.b. are signed by officials one and two desks below, never at the desk of a clerk."""

import pytest

from correspondence.actions import routes
from correspondence.forms.draft_route import SignerForm
from eoffice.errors import WrongState
from tests.correspondence.drafts import draft_by, kind_of, newest


@pytest.fixture
def draft(world, citra):
    return draft_by(citra, kind_of(world))


def offered(draft):
    return {pk for pk, _title in SignerForm(letter=draft).fields["signing_seat"].choices if pk}


def test_officials_below_the_signer_are_offered_and_no_clerks(world, draft):
    keys = ("kasubbag", "kasi_bank", "kasi_pd", "kasi_vera")
    assert offered(draft) == {world.seats[key].pk for key in keys}


def choose(world, draft, by, mode, seat, middle=None):
    ids = {"signer_id": world.seats["kepala"].pk, "signing_seat_id": world.seats[seat].pk}
    ids["middle_seat_id"] = world.seats[middle].pk if middle else None
    return routes.choose_signer(draft.pk, by=by, mode=mode, **ids)


@pytest.mark.parametrize(
    ("mode", "seat", "middle"), [("an", "auditor", None), ("ub", "staf_pd", "kasi_pd")]
)
def test_a_clerk_is_refused_however_it_is_asked(world, draft, citra, mode, seat, middle):
    with pytest.raises(WrongState, match="memimpin unit"):
        choose(world, draft, citra, mode, seat, middle)
    assert newest(draft).sign_mode == "own"


def test_an_official_directly_below_signs_in_the_name_of_the_head(world, draft, citra):
    assert choose(world, draft, citra, "an", "kasi_pd").signing_seat == world.seats["kasi_pd"]
