"""A corrected letter is due at another time: what was derived from it follows, with a notice."""

from datetime import timedelta

import pytest

from correspondence.actions import corrections
from correspondence.actions.addressing import start_clocks
from correspondence.models import IncomingLetter, ServiceClock
from disposition import actions
from disposition.models import Disposition, DispositionSheet
from eoffice import clock
from eoffice.jobs.models import Job
from tests.disposition.letters import branch_before, letter_for, sheet_to

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def timed(world):
    """A letter of which the answer is timed."""
    letter, office = letter_for(world, "kepala"), world.units["kppn"]
    due = start_clocks(letter, office=office, unit=office, since=letter.received_at)
    IncomingLetter.objects.filter(pk=letter.pk).update(due_at=due.at, due_reason=due.why.as_json())
    return IncomingLetter.objects.get(pk=letter.pk)


@pytest.fixture
def corrected(timed, hadi):
    """`corrected(urgency=…)`: the recorder puts a fact right."""

    def put_right(**facts):
        corrections.correct(timed.pk, facts, by=hadi, reason="Salah baca")
        return IncomingLetter.objects.get(pk=timed.pk)

    return put_right


def dues() -> list[object]:
    return list(Disposition.objects.order_by("pk").values_list("due_at", flat=True))


def told() -> set[int]:
    jobs = Job.objects.filter(kind="notify_due_changed")
    return set(jobs.values_list("subject_id", flat=True))


def test_derived_dates_follow_all_the_way_down(world, timed, corrected, arunika, eka):
    actions.dispose(timed.pk, sheet_to(world, "kasi_bank"), by=arunika)
    above = branch_before(world, "kasi_bank", timed)
    actions.forward(above.pk, sheet_to(world, "staf_bank"), by=eka)
    letter = corrected(urgency="sangat_segera")
    assert letter.due_at < timed.due_at
    assert dues() == [letter.due_at, letter.due_at]
    assert told() == set(Disposition.objects.values_list("pk", flat=True))


def test_the_explanation_follows_too(world, timed, corrected, arunika):
    actions.dispose(timed.pk, sheet_to(world, "kasi_bank"), by=arunika)
    letter = corrected(sender_deadline=clock.today("Asia/Jakarta") + DAY)
    sheet = DispositionSheet.objects.get()
    assert (sheet.due_at, sheet.due_reason) == (letter.due_at, letter.due_reason)
    assert sheet.due_reason["basis"] == "sender"


def test_a_chosen_date_that_is_early_enough_stays(world, timed, corrected, arunika):
    chosen = clock.now() + timedelta(minutes=1)
    actions.dispose(timed.pk, sheet_to(world, "kasi_bank", due_at=chosen), by=arunika)
    assert corrected(urgency="sangat_segera").due_at > chosen
    assert dues() == [chosen]
    assert not told()


def test_a_chosen_date_is_drawn_back_to_the_letters(world, timed, corrected, arunika):
    chosen = timed.due_at - timedelta(minutes=1)
    actions.dispose(timed.pk, sheet_to(world, "kasi_bank", due_at=chosen), by=arunika)
    letter = corrected(urgency="sangat_segera")
    assert letter.due_at < chosen
    assert dues() == [letter.due_at]
    assert len(told()) == 1


def test_a_later_due_time_moves_no_chosen_date(world, timed, corrected, arunika):
    corrected(urgency="sangat_segera")
    chosen = clock.now() + 60 * DAY
    actions.dispose(timed.pk, sheet_to(world, "kasi_bank", due_at=chosen), by=arunika)
    corrected(urgency="biasa")
    assert dues() == [chosen]


def test_a_date_that_was_changed_later_is_a_chosen_one(world, timed, corrected, arunika):
    actions.dispose(timed.pk, sheet_to(world, "kasi_bank"), by=arunika)
    chosen = clock.now() + timedelta(minutes=1)
    actions.change_due(branch_before(world, "kasi_bank", timed).pk, chosen, by=arunika)
    corrected(urgency="sangat_segera")
    assert dues() == [chosen]


def test_what_has_ended_stays_as_it_was(world, timed, corrected, arunika, eka):
    actions.dispose(timed.pk, sheet_to(world, "kasi_bank", one_way=True), by=arunika)
    actions.understand(branch_before(world, "kasi_bank", timed).pk, by=eka)
    corrected(urgency="sangat_segera")
    assert dues() == [timed.due_at]


def test_the_first_disposition_has_the_time_of_the_new_urgency(timed, corrected):
    before = ServiceClock.objects.get(kind="first_disposition").due_at
    corrected(urgency="sangat_segera")
    row = ServiceClock.objects.get(kind="first_disposition")
    assert row.due_at < before
    assert row.urgency == "sangat_segera"
