"""Simulated letters that go out are such as the actions would have left them."""

import pytest

from correspondence.models import ApprovalStep, Delivery, Letter, OutgoingLetter, RegisterEntry
from correspondence.outgoing_access import SIGNED
from correspondence.outgoing_states import OutgoingState, StepState
from correspondence.queries.drafts_waiting import initials_for, signatures_for
from correspondence.states import EntryState
from eoffice.organization.models import User
from eoffice.organization.queries import officer_of
from eoffice.pages.simulation import outgoing

RESTING = set(OutgoingState) - {
    OutgoingState.SIGNING,
    OutgoingState.AWAITING_GATEWAY,
    OutgoingState.FILED,
}


def officers():
    return map(officer_of, User.objects.filter(assignments__isnull=False))


def test_they_stand_in_every_state_in_which_a_letter_rests(simulated):
    states = set(OutgoingLetter.objects.values_list("state", flat=True))
    assert set(outgoing.ON_THEIR_WAY) <= states <= RESTING


def test_a_signed_letter_has_its_number_and_its_way(simulated):
    signed = Letter.objects.filter(state__in=SIGNED)
    used = RegisterEntry.objects.filter(letter__in=signed, state=EntryState.USED)
    assert signed.count() == used.count() == Delivery.objects.count() > 4


def test_an_approval_is_bound_to_the_version(simulated):
    steps = ApprovalStep.objects.filter(state=StepState.APPROVED).select_related("letter")
    assert all(step.decided_hash == step.letter.versions.get().sha256 for step in steps)


@pytest.mark.parametrize("tray", [initials_for, signatures_for])
def test_there_is_something_to_initial_and_to_sign(simulated, tray):
    assert sum(tray(officer.desk_ids).count() for officer in officers()) > 3
