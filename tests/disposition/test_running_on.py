"""A promise runs on: letters that are reopened, sheets that are recalled, reports sent back."""

import pytest

from correspondence.actions.addressing import start_clocks
from correspondence.actions.arrivals import register_arrival
from correspondence.models import Arrival, IncomingLetter, Register, ServiceClock
from disposition import actions
from tests.disposition.letters import branch_before, letter_for, sheet_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def timed(world):
    """A letter before the head of the KPPN whose clocks run."""
    letter, office = letter_for(world, "kepala"), world.units["kppn"]
    start_clocks(letter, office=office, unit=office, since=letter.received_at)
    return letter


def running(office) -> set[str]:
    rows = ServiceClock.objects.filter(office=office, stopped_at=None)
    return set(rows.values_list("kind", flat=True))


def test_a_reopened_letter_runs_on_from_where_it_began(world, timed, arunika):
    began = ServiceClock.objects.get(kind="answer").started_at
    actions.close_letter(timed.pk, "noted", by=arunika)
    assert not running(world.units["kppn"])
    actions.reopen_letter(timed.pk, "Masih ada.", by=arunika)
    assert running(world.units["kppn"]) == {"first_disposition", "answer"}
    assert ServiceClock.objects.get(kind="answer").started_at == began


def test_reopened_after_a_disposition_only_the_answer_runs_on(world, timed, arunika, eka):
    actions.dispose(timed.pk, sheet_to(world, "kasi_bank", one_way=True), by=arunika)
    actions.understand(branch_before(world, "kasi_bank", timed).pk, by=eka)
    actions.close_letter(timed.pk, "noted", by=arunika)
    actions.reopen_letter(timed.pk, "Masih ada.", by=arunika)
    assert running(world.units["kppn"]) == {"answer"}


def test_what_was_recalled_unread_was_never_given(world, timed, arunika):
    actions.dispose(timed.pk, sheet_to(world, "kasi_bank"), by=arunika)
    assert running(world.units["kppn"]) == {"answer"}
    actions.recall(branch_before(world, "kasi_bank", timed).pk, by=arunika)
    assert IncomingLetter.objects.get().state == "registered"
    assert running(world.units["kppn"]) == {"first_disposition", "answer"}


def test_what_was_declined_had_been_given(world, timed, arunika, eka):
    actions.dispose(timed.pk, sheet_to(world, "kasi_bank"), by=arunika)
    branch = branch_before(world, "kasi_bank", timed)
    actions.mark_read(branch.pk, by=eka)
    actions.decline(branch.pk, "Bukan kami.", by=eka)
    assert running(world.units["kppn"]) == {"answer"}


def test_another_office_answers_again_when_its_report_comes_back(world, sekar, kirana, yuda):
    letter, dinas = letter_for(world, "sekda"), world.units["dinas"]
    Register.objects.create(office=dinas, code="masuk", name="Agenda surat masuk")
    actions.dispose(letter.pk, sheet_to(world, "kepala_dinas"), by=sekar)
    register_arrival(Arrival.objects.get().pk, by=yuda)
    branch = branch_before(world, "kepala_dinas", letter)
    actions.mark_read(branch.pk, by=kirana)
    actions.report(branch.pk, "Selesai.", by=kirana)
    assert not running(dinas)
    actions.send_back_report(branch.pk, "Lengkapi.", by=sekar)
    assert running(dinas) == {"answer"}
