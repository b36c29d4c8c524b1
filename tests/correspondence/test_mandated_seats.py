"""a.n. and u.b. are signed by officials one and two desks below, never at the desk of a clerk."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.urls import reverse

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


def asked(world, draft, mode, signer, seat=None):
    keys = {"signer": signer, "signing_seat": seat}
    ids = {name: world.seats[key].pk if key else "" for name, key in keys.items()}
    return SignerForm(QueryDict(urlencode({"sign_mode": mode, **ids})), letter=draft)


def test_only_pairs_that_fit_are_grouped(world, draft):
    groups = {(group.giver, group.mode): group.seats for group in SignerForm(letter=draft).below}
    head = world.seats["kepala"].pk
    assert set(groups) == {(head, "an")}
    keys = ("kasubbag", "kasi_bank", "kasi_pd", "kasi_vera")
    assert {pk for pk, _title in groups[head, "an"]} == {world.seats[key].pk for key in keys}


def test_a_pair_that_does_not_fit_is_refused_with_the_desks_that_do(world, draft):
    form = asked(world, draft, "an", "kepala")
    assert not form.is_valid()
    assert "Kasi Pencairan Dana" in form.errors["signing_seat"][0]
    form = asked(world, draft, "ub", "kepala", "kasi_pd")
    assert "Tidak ada pejabat" in form.errors["signing_seat"][0]
    assert asked(world, draft, "an", "kepala", "kasi_pd").is_valid()


def test_the_page_says_so_and_keeps_the_signer(client_of, world, draft, citra):
    url = reverse("outgoing:edit", args=[draft.pk])
    fields = {"sign_mode": "an", "signer": world.seats["kepala"].pk, "do": "signer"}
    answer = client_of(citra).post(url, fields)
    assert answer.status_code == 422 and "ditandatangani oleh" in answer.content.decode()
    assert newest(draft).sign_mode == "own"
