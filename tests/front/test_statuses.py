"""Every state that a person meets has an icon, a word in Indonesian and a tone of the sheet."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from archive.states import ApprovalState, DisposalState, FaultState, HoldState
from correspondence.outgoing_states import DeliveryState, OutgoingState
from correspondence.states import EntryState, IncomingState, RecipientState, ScanState
from disposition.states import BranchState, ExtensionState
from eoffice.documents.states import FileState
from eoffice.pages.templatetags.icons import UnknownIcon, icon
from eoffice.pages.templatetags.statuses import (
    LOOKS,
    SECURITIES,
    URGENCIES,
    UnknownStatus,
    letter_tags,
    look_of,
    status,
)

MACHINES = [
    EntryState,
    IncomingState,
    RecipientState,
    ScanState,
    BranchState,
    ExtensionState,
    FileState,
]
SHEET = (Path(__file__).resolve().parents[2] / "static/css/eoffice.css").read_text()
# machines that share words with others: their looks are named with what they are about
PREFIXED = [
    ("out", OutgoingState),
    ("delivery", DeliveryState),
    ("disposal", DisposalState),
    ("approval", ApprovalState),
    ("hold", HoldState),
    ("fault", FaultState),
]
ALL = {**LOOKS, **URGENCIES, **SECURITIES}


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.__name__)
def test_every_state_of_the_machines_has_a_look(machine):
    assert all(look_of(state) for state in machine.values)


@pytest.mark.parametrize(("about", "machine"), PREFIXED, ids=lambda given: str(given))
def test_every_state_of_what_goes_out_has_a_look(about, machine):
    assert all(look_of(f"{about}_{state}") for state in machine.values)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("about", "machine"), [("", IncomingState), ("out_", OutgoingState)])
def test_a_letter_is_filtered_by_the_word_that_it_bears(about, machine, language):
    with translation.override(language):
        borne = {state: str(look_of(f"{about}{state}").word) for state in machine.values}
        assert borne == {state.value: str(state.label) for state in machine}


@pytest.mark.parametrize("state", ALL)
def test_a_look_is_drawn_spoken_and_toned(state):
    look = ALL[state]
    assert "<svg" in icon(look.icon)
    assert not look.tone or re.search(rf"\.(st|tag)\.{look.tone}\b", SHEET)
    with translation.override("id"):
        indonesian = str(look.word)
    with translation.override("en"):
        assert indonesian != str(look.word)


def test_a_status_is_icon_word_and_time():
    with translation.override("id"):
        html = status("read", "09.14")
    assert html.index("<svg") < html.index("Dibaca") < html.index("09.14")


def test_a_better_word_replaces_the_usual_one_and_is_escaped():
    assert "&lt;b&gt;" in status("done", word="<b>")


def test_the_ordinary_letter_bears_no_tag():
    assert letter_tags("biasa", "biasa") == ""
    assert letter_tags("segera", "rahasia").count("tag") == 2


def test_what_is_not_in_the_vocabulary_is_a_mistake():
    with pytest.raises(UnknownStatus):
        status("nonsense")
    with pytest.raises(UnknownIcon):
        icon("nonsense")
