"""Whoever names the complainant in a note, a report or a reason has written the code."""

import pytest

from correspondence.actions import complainants, corrections
from correspondence.models import IncomingLetter, LetterType
from correspondence.sealing import Identity
from correspondence.states import Outcome
from disposition import actions
from disposition.models import Disposition, Extension
from eoffice import clock
from tests.disposition.letters import branch_before, disposed, letter_for, sheet_to

pytestmark = pytest.mark.django_db

NAME, CODE = "Maryamah binti Sulaksana", "ADU-0A1B2C3D"
SAID = "Hubungi maryamah  BINTI Sulaksana dahulu."
KEPT = f"Hubungi {CODE} dahulu."
ON_A_BRANCH = {
    "report": (actions.report, "eka"),
    "note_progress": (actions.note_progress, "eka"),
    "ask_direction": (actions.ask_direction, "eka"),
    "give_direction": (actions.give_direction, "arunika"),
}
ENDING = {"decline": (actions.decline, "eka"), "withdraw": (actions.withdraw, "arunika")}


@pytest.fixture
def complaint(world):
    letter = letter_for(world, "kepala", complaint_code=CODE, sender_name=CODE)
    complainants.seal_complainant(letter, Identity(name=NAME, phone="0812999"))
    return letter


@pytest.fixture
def branch(world, complaint, arunika, eka):
    sheet = sheet_to(world, "kasi_bank", "kasi_pd", note=SAID)
    actions.dispose(complaint.pk, sheet, by=arunika)
    lying = branch_before(world, "kasi_bank", complaint)
    return actions.mark_read(lying.pk, by=eka)


def test_the_note_of_a_sheet_carries_the_code(branch):
    assert branch.sheet.note == KEPT


@pytest.mark.parametrize("verb", ON_A_BRANCH)
def test_what_is_said_on_a_branch_carries_the_code(branch, request, verb):
    act, who = ON_A_BRANCH[verb]
    act(branch.pk, SAID, by=request.getfixturevalue(who))
    assert branch.follow_ups.get().text == KEPT


@pytest.mark.parametrize("verb", ENDING)
def test_the_reason_for_which_a_branch_ends_carries_the_code(branch, request, verb):
    act, who = ENDING[verb]
    act(branch.pk, SAID, by=request.getfixturevalue(who))
    assert Disposition.objects.get(pk=branch.pk).end_reason == KEPT


def test_so_does_the_reason_for_which_it_goes_to_another_desk(world, branch, arunika):
    seat = world.seats["kasi_vera"].pk
    actions.reassign(branch.pk, seat, SAID, by=arunika)
    assert Disposition.objects.get(pk=branch.pk).end_reason == KEPT


def test_what_is_said_of_a_report_carries_the_code(branch, eka, arunika):
    actions.report(branch.pk, "Selesai.", by=eka)
    actions.send_back_report(branch.pk, SAID, by=arunika)
    assert branch.follow_ups.get().decision_note == KEPT


def test_what_is_said_about_more_time_carries_the_code(branch, eka, arunika):
    asked = actions.ask_more_time(branch.pk, clock.now(), SAID, by=eka)
    actions.decide_more_time(asked.pk, granted=False, by=arunika, note=SAID)
    kept = Extension.objects.get(pk=asked.pk)
    assert (kept.reason, kept.decision_note) == (KEPT, KEPT)


def test_the_note_with_which_the_letter_is_closed_carries_the_code(branch, arunika):
    actions.close_letter(branch.letter_id, Outcome.NOTED, by=arunika, note=SAID)
    assert IncomingLetter.objects.get(pk=branch.letter_id).outcome_note == KEPT


def test_the_reason_for_which_it_came_back_and_went_on_carries_the_code(
    world, complaint, arunika, hadi
):
    actions.return_to_desk(complaint.pk, SAID, by=arunika)
    assert IncomingLetter.objects.get(pk=complaint.pk).return_reason == KEPT
    seat = world.seats["kasi_bank"].pk
    corrections.readdress(complaint.pk, to=[seat], by=hadi, reason=SAID)
    assert complaint.corrections.get().reason == KEPT


def test_notes_of_other_letters_keep_their_words(world, arunika):
    letter = disposed(world, arunika, "kasi_bank", note=SAID)
    assert branch_before(world, "kasi_bank", letter).sheet.note == SAID


def test_where_no_key_opens_the_seal_the_work_goes_on(world, complaint, arunika):
    complaint.complainant.sealed = b"broken"
    complaint.complainant.save()
    actions.dispose(complaint.pk, sheet_to(world, "kasi_bank", note=SAID), by=arunika)
    assert branch_before(world, "kasi_bank", complaint).sheet.note == SAID


def test_what_was_said_before_it_was_a_complaint_is_unsaid(world, arunika, eka, hadi):
    kind = LetterType.objects.create(
        organization=world.units["kppn"], code="pengaduan", name="Pengaduan", is_complaint=True
    )
    letter = disposed(world, arunika, "kasi_bank", note=f"Surat {NAME}")
    branch = branch_before(world, "kasi_bank", letter)
    actions.report(branch.pk, f"{NAME} dihubungi.", by=eka)
    facts = {"type_id": kind.pk, "sender_name": NAME}
    code = corrections.correct(letter.pk, facts, by=hadi, reason="Aduan").complaint_code
    branch.sheet.refresh_from_db()
    assert branch.sheet.note == f"Surat {code}"
    assert branch.follow_ups.get().text == f"{code} dihubungi."
