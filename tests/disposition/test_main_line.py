"""The main line: disposed, forwarded, reported, accepted, closed."""

import pytest

from correspondence.models import IncomingLetter
from correspondence.queries.seeing import letters_visible_to, part_of
from correspondence.states import Outcome, Part
from disposition import actions
from disposition.models import Disposition
from disposition.queries import trays
from eoffice.errors import Refused, WrongState
from tests.disposition.letters import branch_before, disposed, letter_for, sheet_to

pytestmark = pytest.mark.django_db


def test_the_letter_goes_down_and_comes_back_done(world, arunika, eka, dewi):
    letter = disposed(world, arunika, "kasi_bank")
    above = branch_before(world, "kasi_bank", letter)
    actions.forward(above.pk, sheet_to(world, "staf_bank"), by=eka)
    below = branch_before(world, "staf_bank", letter)
    actions.report(below.pk, "Data terlampir.", by=dewi)
    actions.accept_report(below.pk, by=eka)
    actions.report(above.pk, "Selesai.", by=eka)
    actions.accept_report(above.pk, by=arunika)
    actions.close_letter(letter.pk, Outcome.FOLLOWED_UP, by=arunika)
    assert IncomingLetter.objects.get(pk=letter.pk).state == "completed"
    assert set(Disposition.objects.values_list("state", flat=True)) == {"done"}


def test_trays_follow_the_work(world, arunika, eka, dewi):
    letter = disposed(world, arunika, "kasi_bank")
    above = branch_before(world, "kasi_bank", letter)
    assert list(trays.branches_to_do(eka)) == [above]
    actions.forward(above.pk, sheet_to(world, "staf_bank"), by=eka)
    assert not trays.branches_to_do(eka).exists()
    below = branch_before(world, "staf_bank", letter)
    actions.report(below.pk, "Data terlampir.", by=dewi)
    assert list(trays.reports_to_judge(eka)) == [below]


def test_a_report_waits_for_the_branches_below(world, arunika, eka):
    letter = disposed(world, arunika, "kasi_bank")
    above = branch_before(world, "kasi_bank", letter)
    actions.forward(above.pk, sheet_to(world, "staf_bank"), by=eka)
    with pytest.raises(WrongState):
        actions.report(above.pk, "Selesai.", by=eka)


def test_nobody_disposes_past_his_reach(world, arunika, eka):
    letter = disposed(world, arunika, "kasi_bank")
    branch = branch_before(world, "kasi_bank", letter)
    with pytest.raises(Refused):
        actions.forward(branch.pk, sheet_to(world, "staf_pd"), by=eka)


def test_a_declined_branch_goes_elsewhere(world, arunika, danu, eka):
    letter = disposed(world, arunika, "kasi_pd")
    branch = branch_before(world, "kasi_pd", letter)
    actions.mark_read(branch.pk, by=danu)
    actions.decline(branch.pk, "Bukan tugas kami.", by=danu)
    assert list(trays.roots_come_back(arunika)) == [branch]
    assert part_of(danu, letter) == Part.LINE
    actions.send_elsewhere(branch.pk, world.seats["kasi_bank"].pk, by=arunika)
    assert trays.branches_to_do(eka).count() == 1
    assert not trays.roots_come_back(arunika).exists()


def test_outsiders_do_not_know_of_the_letter(world, citra, sekar):
    letter_for(world, "kepala")
    assert not letters_visible_to(citra).exists()
    assert not letters_visible_to(sekar).exists()


def test_a_second_click_gets_the_first_answer(world, arunika):
    letter = letter_for(world, "kepala")
    data = sheet_to(world, "kasi_bank")
    first = actions.dispose(letter.pk, data, by=arunika, token="t1")
    assert actions.dispose(letter.pk, data, by=arunika, token="t1") == first
    assert Disposition.objects.count() == 1
