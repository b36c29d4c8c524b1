"""The machines of the desk, written a second time on purpose: state × verb."""

from itertools import product

import pytest
from django_fsm import can_proceed

from correspondence.models import Arrival, IncomingLetter, Recipient, RegisterEntry, Scan
from correspondence.states import (
    ArrivalState,
    EntryState,
    IncomingState,
    LetterKind,
    RecipientState,
    ScanState,
)
from tests.house.matrix import verbs_of

SCAN_EDGES = {
    ("waiting", "record"),
    ("waiting", "split"),
    ("waiting", "discard"),
    ("recorded", "release"),
    ("discarded", "restore"),
}
ARRIVAL_EDGES = {("waiting", "register"), ("waiting", "withdraw"), ("registered", "make_void")}
RECIPIENT_EDGES = {("unread", "read"), ("read", "understand")}
ENTRY_EDGES = {("reserved", "use"), ("reserved", "make_void"), ("used", "make_void")}
LETTER_EDGES = {
    ("registered", "put_in_disposition"),
    ("registered", "complete"),
    ("registered", "return_to_desk"),
    ("registered", "make_void"),
    ("in_disposition", "fall_back"),
    ("in_disposition", "complete"),
    ("in_disposition", "return_to_desk"),
    ("in_disposition", "make_void"),
    ("returned", "readdress"),
    ("returned", "make_void"),
    ("completed", "reopen"),
    ("completed", "file"),
    ("completed", "make_void"),
    ("filed", "unfile"),
}


@pytest.mark.parametrize("state, verb", [*product(ScanState.values, sorted(verbs_of(Scan)))])
def test_scans(state, verb):
    assert can_proceed(getattr(Scan(state=state), verb)) == ((state, verb) in SCAN_EDGES)


@pytest.mark.parametrize("state, verb", [*product(ArrivalState.values, sorted(verbs_of(Arrival)))])
def test_arrivals(state, verb):
    assert can_proceed(getattr(Arrival(state=state), verb)) == ((state, verb) in ARRIVAL_EDGES)


@pytest.mark.parametrize(
    "state, verb", [*product(RecipientState.values, sorted(verbs_of(Recipient)))]
)
def test_recipients(state, verb):
    assert can_proceed(getattr(Recipient(state=state), verb)) == ((state, verb) in RECIPIENT_EDGES)


@pytest.mark.parametrize(
    "state, verb", [*product(EntryState.values, sorted(verbs_of(RegisterEntry)))]
)
def test_numbers(state, verb):
    assert can_proceed(getattr(RegisterEntry(state=state), verb)) == ((state, verb) in ENTRY_EDGES)


@pytest.mark.parametrize(
    "state, verb", [*product(IncomingState.values, sorted(verbs_of(IncomingLetter)))]
)
def test_incoming_letters(state, verb):
    letter = IncomingLetter(kind=LetterKind.INCOMING, state=state)
    assert can_proceed(getattr(letter, verb)) == ((state, verb) in LETTER_EDGES)


@pytest.mark.parametrize("model", [Scan, Arrival, Recipient, RegisterEntry])
def test_nobody_but_the_machine_moves_a_state(model):
    with pytest.raises(AttributeError):
        model().state = "waiting"
