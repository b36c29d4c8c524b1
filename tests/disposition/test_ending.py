"""Children end before their parent, and whatever ends above takes everything below along."""

import pytest

from correspondence.actions import corrections
from correspondence.models import Arrival, IncomingLetter, Recipient
from correspondence.states import Outcome
from disposition import actions
from disposition.models import Disposition, FollowUp
from eoffice.errors import Refused, WrongState
from eoffice.jobs.models import Job
from tests.disposition.letters import branch_before, disposed, letter_for, sheet_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain(world, arunika, eka):
    """The head asked kasi_bank, who asked staf_bank: (letter, above, below)."""
    letter = disposed(world, arunika, "kasi_bank")
    above = branch_before(world, "kasi_bank", letter)
    actions.forward(above.pk, sheet_to(world, "staf_bank"), by=eka)
    return letter, above, branch_before(world, "staf_bank", letter)


def state_of(row) -> str:
    return type(row).objects.get(pk=row.pk).state


def told(kind: str) -> set[int]:
    return set(Job.objects.filter(kind=kind).values_list("subject_id", flat=True))


@pytest.mark.parametrize("verb", [actions.report, actions.decline])
def test_the_parent_waits_for_its_children(chain, eka, verb):
    with pytest.raises(WrongState):
        verb(chain[1].pk, "Selesai.", by=eka)


def test_what_is_for_information_waits_for_its_children_too(world, arunika, eka, dewi):
    letter = disposed(world, arunika, "kasi_bank", one_way=True)
    above = branch_before(world, "kasi_bank", letter)
    actions.forward(above.pk, sheet_to(world, "staf_bank", one_way=True), by=eka)
    assert state_of(above) == "read"
    with pytest.raises(WrongState):
        actions.understand(above.pk, by=eka)
    actions.understand(branch_before(world, "staf_bank", letter).pk, by=dewi)
    assert actions.understand(above.pk, by=eka).state == "done"


def test_withdrawing_ends_everything_below_and_tells_everybody(chain, arunika):
    letter, above, below = chain
    actions.withdraw(above.pk, "Ditunda.", by=arunika)
    assert (state_of(above), state_of(below)) == ("withdrawn", "ended")
    assert Disposition.objects.get(pk=below.pk).end_reason == "Ditunda."
    assert told("notify_withdrawn") == {above.pk, below.pk}
    assert state_of(letter) == "registered"


def test_closing_with_open_branches_needs_a_reason(chain, arunika):
    letter, above, below = chain
    with pytest.raises(Refused):
        actions.close_letter(letter.pk, Outcome.NOTED, by=arunika)
    actions.close_letter(letter.pk, Outcome.NOTED, by=arunika, note="Tidak relevan lagi.")
    assert {state_of(above), state_of(below)} == {"ended"}
    ended = [Disposition.objects.get(pk=row.pk).ended_at for row in (below, above)]
    assert ended == sorted(ended)
    assert told("notify_letter_closed") == {above.pk, below.pk}


def test_voiding_ends_the_branches_deepest_first(chain, world, hadi):
    letter, above, below = chain
    corrections.void(letter.pk, by=hadi, reason="Salah catat.")
    assert {state_of(above), state_of(below)} == {"ended"}
    assert Disposition.objects.get(pk=above.pk).end_reason == "Salah catat."
    assert told("notify_letter_voided") == {above.pk, below.pk}
    assert not Recipient.objects.current().exists()


def test_returning_to_the_desk_waits_for_every_branch(chain, arunika):
    letter, above, _below = chain
    with pytest.raises(WrongState):
        actions.return_to_desk(letter.pk, "Bukan kami.", by=arunika)
    actions.withdraw(above.pk, "Salah alamat.", by=arunika)
    assert actions.return_to_desk(letter.pk, "Bukan kami.", by=arunika).state == "returned"


def test_the_letter_falls_back_when_its_last_branch_has_gone(world, arunika, danu):
    letter = disposed(world, arunika, "kasi_bank", "kasi_pd")
    declined = branch_before(world, "kasi_pd", letter)
    actions.mark_read(declined.pk, by=danu)
    actions.decline(declined.pk, "Bukan kami.", by=danu)
    assert state_of(letter) == "in_disposition"
    actions.recall(branch_before(world, "kasi_bank", letter).pk, by=arunika)
    assert state_of(letter) == "registered"


@pytest.mark.parametrize("end", ["close", "withdraw_above"])
def test_a_branch_that_waits_at_another_desk_leaves_its_tray(world, sekar, kirana, end):
    letter = letter_for(world, "sekda")
    actions.dispose(letter.pk, sheet_to(world, "kepala_dinas"), by=sekar)
    branch = branch_before(world, "kepala_dinas", letter)
    if end == "close":
        actions.close_letter(letter.pk, Outcome.NOTED, by=sekar, note="Selesai lisan.")
    else:
        actions.recall(branch.pk, by=sekar)
    assert Arrival.objects.get().state == "withdrawn"
    assert not told("notify_letter_closed")


def test_a_reopened_branch_carries_the_reason_to_its_receiver(chain, arunika, eka, dewi):
    letter, _above, below = chain
    actions.report(below.pk, "Ada.", by=dewi)
    actions.accept_report(below.pk, by=eka)
    actions.reopen_branch(below.pk, "Lampiran kurang.", by=eka)
    assert state_of(below) == "accepted"
    assert FollowUp.objects.get(kind="direction").text == "Lampiran kurang."
    assert IncomingLetter.objects.get(pk=letter.pk).state == "in_disposition"
