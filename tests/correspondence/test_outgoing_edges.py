"""The machines of letters that go out, written a second time on purpose: state × verb."""

from itertools import product

import pytest
from django_fsm import can_proceed

from correspondence.models import ApprovalStep, Delivery, OutgoingLetter
from correspondence.outgoing_states import DeliveryState, OutgoingState, StepState
from correspondence.states import LetterKind
from tests.house.matrix import verbs_of

UNSIGNED = ("draft", "in_review", "returned", "approved")
AWAITING = ("awaiting_wet_signature", "awaiting_gateway")
LETTER_EDGES = {
    ("draft", "submit"),
    ("returned", "submit"),
    ("in_review", "take_back"),
    ("in_review", "send_back"),
    ("draft", "approve"),
    ("returned", "approve"),
    ("in_review", "approve"),
    ("approved", "refuse"),
    ("approved", "review_again"),
    ("approved", "begin_signing"),
    ("approved", "print_for_signature"),
    ("approved", "hand_to_gateway"),
    ("signing", "fail_signing"),
    ("signing", "sign"),
    *product(AWAITING, ("sign", "withdraw_from_signing")),
    ("signed", "dispatch"),
    ("dispatched", "file"),
    ("filed", "unfile"),
    *product((*UNSIGNED, *AWAITING), ("cancel",)),
    *product(("signed", "dispatched", "filed"), ("revoke",)),
}
STEP_EDGES = {
    *product(("waiting",), ("approve", "send_back", "skip")),
    *product(("waiting", "approved", "sent_back", "skipped"), ("supersede",)),
}
DELIVERY_EDGES = {
    *product(("pending",), ("send", "receive", "fail", "cancel")),
    *product(("sent",), ("receive", "refuse", "fail", "come_back")),
    *product(("failed", "refused", "returned"), ("try_again",)),
}


@pytest.mark.parametrize(
    "state, verb", [*product(OutgoingState.values, sorted(verbs_of(OutgoingLetter)))]
)
def test_outgoing_letters(state, verb):
    letter = OutgoingLetter(kind=LetterKind.OUTGOING, state=state)
    assert can_proceed(getattr(letter, verb)) == ((state, verb) in LETTER_EDGES)


@pytest.mark.parametrize(
    "state, verb", [*product(StepState.values, sorted(verbs_of(ApprovalStep)))]
)
def test_steps_of_a_route(state, verb):
    assert can_proceed(getattr(ApprovalStep(state=state), verb)) == ((state, verb) in STEP_EDGES)


@pytest.mark.parametrize(
    "state, verb", [*product(DeliveryState.values, sorted(verbs_of(Delivery)))]
)
def test_deliveries(state, verb):
    assert can_proceed(getattr(Delivery(state=state), verb)) == ((state, verb) in DELIVERY_EDGES)
