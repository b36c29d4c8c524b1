"""The corner cases of a draft's way: asked side by side, sent back in part, changed on the way."""

import pytest

from correspondence import draft_content
from correspondence.actions import drafting, reviewing, routes
from correspondence.actions.routes import Stop
from correspondence.models import ApprovalStep
from correspondence.queries.draft_stations import stations_of
from eoffice.errors import WrongState
from tests.correspondence.drafts import content_of, draft_by, kind_of, newest, step_at


@pytest.fixture
def long_way(world, citra):
    """danu, then eka, then fajar, then the signature of arunika; sent up."""
    draft = draft_by(citra, kind_of(world, ("kasi_bank", 1), ("kasubbag", 2)))
    reviewing.submit(draft.pk, by=citra)
    return draft


@pytest.fixture
def side_by_side(world, citra, danu):
    """danu has approved; eka and fajar are asked at the same time."""
    draft = draft_by(citra, kind_of(world, ("kasi_bank", 1), ("kasubbag", 1)))
    reviewing.submit(draft.pk, by=citra)
    reviewing.approve(draft.pk, by=danu, version=1)
    return draft


def states(draft):
    rows = ApprovalStep.objects.current().filter(letter=draft).order_by("order", "pk")
    return [(row.state, row.version, bool(row.asked_at)) for row in rows]


def test_both_of_one_order_must_approve(side_by_side, eka, fajar):
    reviewing.approve(side_by_side.pk, by=fajar, version=1)
    assert newest(side_by_side).state == "in_review"
    reviewing.approve(side_by_side.pk, by=eka, version=1)
    assert newest(side_by_side).state == "approved"


def test_the_stations_say_which_desks_are_asked_together(side_by_side, citra):
    way = stations_of(side_by_side, citra)
    assert [row.is_beside for row in way] == [False, False, True, True, False]


def test_one_of_two_sends_it_back_and_both_are_asked_again(side_by_side, citra, eka, fajar, danu):
    reviewing.approve(side_by_side.pk, by=fajar, version=1)
    reviewing.send_back(side_by_side.pk, by=eka, version=1, reason="Perbaiki")
    reviewing.submit(side_by_side.pk, by=citra)
    reviewing.approve(side_by_side.pk, by=danu, version=1)
    assert states(side_by_side)[1:] == [("waiting", 1, True)] * 2


def test_it_goes_back_to_an_earlier_desk_only(world, long_way, danu, eka, fajar):
    reviewing.approve(long_way.pk, by=danu, version=1)
    reviewing.approve(long_way.pk, by=eka, version=1)
    to_eka = step_at(world, long_way, "kasi_bank").pk
    reviewing.send_back(long_way.pk, by=fajar, version=1, reason="Cek angka", to_step=to_eka)
    assert newest(long_way).state == "in_review"
    assert states(long_way) == [("approved", 1, True), ("waiting", 1, True), ("waiting", 1, False)]


def test_nobody_sends_it_forward_or_to_himself(world, long_way, danu):
    for seat in ("kasi_pd", "kasi_bank"):
        with pytest.raises(WrongState):
            to_step = step_at(world, long_way, seat).pk
            reviewing.send_back(long_way.pk, by=danu, version=1, reason="?", to_step=to_step)


def test_a_change_on_the_way_keeps_earlier_initials_for_their_version(long_way, danu, eka):
    reviewing.approve(long_way.pk, by=danu, version=1)
    reviewing.approve(long_way.pk, by=eka, version=1, content=content_of(body="<p>Diubah.</p>"))
    assert states(long_way) == [("approved", 1, True), ("approved", 1, True), ("waiting", 2, True)]
    rows = stations_of(newest(long_way), danu)[1:4]
    assert [row.state for row in rows] == ["step_earlier", "approved", "unread"]
    assert rows[0].word == "Diparaf pada versi 1"


def test_who_is_asked_beside_reads_the_newer_version_first(side_by_side, eka, fajar):
    changed = content_of(body="<p>Diubah.</p>")
    reviewing.approve(side_by_side.pk, by=eka, version=1, content=changed)
    with pytest.raises(WrongState):
        reviewing.approve(side_by_side.pk, by=fajar, version=1)
    reviewing.approve(side_by_side.pk, by=fajar, version=2)
    assert newest(side_by_side).state == "approved"


def test_what_the_signer_changes_goes_to_his_signature(world, citra, danu, arunika):
    draft = draft_by(citra, kind_of(world))
    reviewing.submit(draft.pk, by=citra)
    reviewing.approve(draft.pk, by=danu, version=1)
    drafting.save_version(draft.pk, content_of("Lain"), based_on=1, by=arunika)
    step = step_at(world, draft, "kasi_pd")
    assert (newest(draft).state, newest(draft).version) == ("approved", 2)
    assert (step.state, step.decided_version) == ("approved", 1)


def test_a_draft_that_was_taken_back_keeps_the_way_its_writer_chose(world, citra, danu):
    draft = draft_by(citra, kind_of(world))
    stops = [Stop(world.seats["kasi_vera"].pk, 1), Stop(world.seats["kasi_bank"].pk, 2)]
    routes.change_route(draft.pk, stops, by=citra)
    reviewing.submit(draft.pk, by=citra)
    reviewing.take_back(draft.pk, by=citra)
    reviewing.submit(draft.pk, by=citra)
    assert newest(draft).state == "in_review"
    assert states(draft) == [("skipped", 1, False), ("waiting", 1, True)]


def test_an_empty_desk_is_skipped_and_says_why(world):
    draft = draft_by(world.officer("wulan"), kind_of(world))
    reviewing.submit(draft.pk, by=world.officer("wulan"))
    skipped = stations_of(newest(draft), world.officer("wulan"))[1]
    assert (skipped.state, bool(skipped.reason)) == ("step_skipped", True)


def test_an_initial_is_bound_to_what_was_read(long_way, world, danu):
    reviewing.approve(long_way.pk, by=danu, version=1)
    assert step_at(world, long_way, "kasi_pd").decided_hash == draft_content.fingerprint(
        content_of()
    )
