"""Work moves: reassigned with its reports, sent elsewhere, bindingly after two returns."""

from datetime import timedelta

import pytest

from disposition import actions
from disposition.models import Disposition, Extension
from eoffice import clock
from eoffice.errors import Refused, WrongState
from tests.disposition.letters import branch_before, disposed, sheet_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(world, arunika, eka, dewi):
    """kasi_bank began, noted, asked for time and forwarded to staf_bank: (letter, branch)."""
    letter = disposed(world, arunika, "kasi_bank")
    branch = branch_before(world, "kasi_bank", letter)
    actions.accept(branch.pk, by=eka)
    actions.note_progress(branch.pk, "Separuh jalan.", by=eka)
    actions.ask_more_time(branch.pk, clock.now() + timedelta(days=9), "Data luas.", by=eka)
    actions.forward(branch.pk, sheet_to(world, "staf_bank"), by=eka)
    return letter, branch


@pytest.fixture
def moved(world, work, arunika):
    """The branch after it was reassigned to kasi_pd."""
    return actions.reassign(work[1].pk, world.seats["kasi_pd"].pk, "Mutasi.", by=arunika)


def test_reports_and_requests_move_along(moved, work):
    assert [row.text for row in moved.follow_ups.all()] == ["Separuh jalan."]
    assert Extension.objects.get().disposition == moved
    assert not work[1].follow_ups.exists()


def test_the_branches_below_answer_to_the_new_desk(moved, work, world, dewi, danu, eka):
    below = branch_before(world, "staf_bank", work[0])
    assert (below.parent, below.giver) == (moved, world.seats["kasi_pd"])
    actions.report(below.pk, "Selesai.", by=dewi)
    with pytest.raises(Refused):
        actions.accept_report(below.pk, by=eka)
    assert actions.accept_report(below.pk, by=danu).state == "done"


def test_the_new_desk_adds_receivers_within_its_own_reach(moved, work, world, danu, eka):
    sheet = branch_before(world, "staf_bank", work[0]).sheet
    seat = world.seats["staf_pd"].pk
    with pytest.raises(Refused):
        actions.add_receivers(sheet.pk, (seat,), by=eka)
    (branch,) = actions.add_receivers(sheet.pk, (seat,), by=danu)
    assert (branch.parent, branch.giver) == (moved, world.seats["kasi_pd"])


def test_recalling_the_moved_branch_ends_what_hangs_below(moved, work, world, arunika):
    actions.recall(moved.pk, by=arunika)
    assert branch_before(world, "staf_bank", work[0]).state == "ended"


def test_what_was_reported_has_to_come_back_before_it_moves(world, arunika, eka):
    letter = disposed(world, arunika, "kasi_bank")
    branch = branch_before(world, "kasi_bank", letter)
    actions.report(branch.pk, "Selesai.", by=eka)
    assert actions.send_back_report(branch.pk, "Lengkapi.", by=arunika).state == "accepted"
    assert actions.withdraw(branch.pk, "Diambil alih.", by=arunika).state == "withdrawn"


def decline(branch: Disposition, by) -> None:
    actions.mark_read(branch.pk, by=by)
    actions.decline(branch.pk, "Bukan tugas kami.", by=by)


def test_after_two_returns_the_giver_decides_bindingly(world, arunika, danu, eka, fajar):
    letter = disposed(world, arunika, "kasi_pd")
    decline(branch_before(world, "kasi_pd", letter), danu)
    first = branch_before(world, "kasi_pd", letter)
    second = actions.send_elsewhere(first.pk, world.seats["kasi_bank"].pk, by=arunika)
    assert not second.is_binding
    decline(second, eka)
    third = actions.send_elsewhere(second.pk, world.seats["kasubbag"].pk, by=arunika, note="Tetap.")
    assert third.is_binding
    assert [row.text for row in third.follow_ups.all()] == ["Tetap."]
    with pytest.raises(Refused):
        decline(third, fajar)


def test_a_branch_is_sent_elsewhere_once(world, arunika, danu):
    letter = disposed(world, arunika, "kasi_pd")
    branch = branch_before(world, "kasi_pd", letter)
    decline(branch, danu)
    actions.send_elsewhere(branch.pk, world.seats["kasi_bank"].pk, by=arunika)
    with pytest.raises(WrongState):
        actions.send_elsewhere(branch.pk, world.seats["kasubbag"].pk, by=arunika)


def test_a_sheet_asks_a_desk_once(world, arunika):
    letter = disposed(world, arunika, "kasi_bank")
    sheet = branch_before(world, "kasi_bank", letter).sheet
    with pytest.raises(WrongState):
        actions.add_receivers(sheet.pk, (world.seats["kasi_bank"].pk,), by=arunika)
