"""What is given after its time limit is proposed for the nearest working day, and says why."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from correspondence.models import IncomingLetter
from disposition import actions
from disposition.models import Disposition
from disposition.moving_due import follow_correction
from eoffice import clock
from tests.disposition.letters import branch_before, letter_for, sheet_to

pytestmark = pytest.mark.django_db
MONDAY_MORNING = datetime(2026, 5, 4, 2, tzinfo=UTC)
ITS_CLOSE = datetime(2026, 5, 4, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def monday():
    """Nine in the morning in Jakarta."""
    with clock.moved_to(MONDAY_MORNING):
        yield


@pytest.fixture
def late(world):
    """A letter that was to be answered three days ago."""
    return letter_for(world, "kepala", due_at=clock.now() - 3 * DAY, due_reason={})


@pytest.fixture
def given(world, late, arunika):
    """Its first branch, given without a chosen day."""
    actions.dispose(late.pk, sheet_to(world, "kasi_bank"), by=arunika)
    return branch_before(world, "kasi_bank", late)


def put_right(late, due_at, by):
    """The letter's due time after a correction."""
    old, late.due_at, late.due_reason = late.due_at, due_at, {"basis": "urgency"}
    late.save(update_fields=["due_at", "due_reason"])
    follow_correction(late, old, by)


def test_it_is_due_today(given, late):
    assert given.due_at == ITS_CLOSE
    assert given.sheet.due_reason["basis"] == "lateness"
    assert IncomingLetter.objects.get(pk=late.pk).due_at < clock.now()


def test_in_the_evening_the_next_working_day_is_proposed(world, late, arunika):
    with clock.moved_to(ITS_CLOSE + timedelta(hours=1)):
        actions.dispose(late.pk, sheet_to(world, "kasi_bank"), by=arunika)
    assert branch_before(world, "kasi_bank", late).due_at == ITS_CLOSE + DAY


def test_the_panel_says_which_limit_has_passed(late, arunika, client_of):
    page = client_of(arunika).get(reverse("disposition:dispose", args=[late.pk]))
    assert page.context["form"].usual_day == MONDAY_MORNING.date()
    why = page.content.decode().partition('id="due-why">')[2][:200]
    assert "Jumat, 1 Mei 2026 sudah lewat" in why


def test_who_gets_it_from_a_late_desk_is_not_late(world, given, eka):
    Disposition.objects.filter(pk=given.pk).update(due_at=clock.now() - DAY)
    actions.forward(given.pk, sheet_to(world, "staf_bank"), by=eka)
    assert branch_before(world, "staf_bank", given.letter).due_at == ITS_CLOSE


def test_it_follows_when_the_letter_s_date_is_put_right(given, late, hadi):
    put_right(late, clock.now() + 4 * DAY, hadi)
    assert Disposition.objects.get(pk=given.pk).due_at == late.due_at


def test_it_stays_where_the_right_date_has_passed_too(given, late, hadi):
    put_right(late, clock.now() - DAY, hadi)
    assert Disposition.objects.get(pk=given.pk).due_at == ITS_CLOSE


def test_a_desk_that_is_added_afterwards_is_not_late(world, given, arunika):
    with clock.moved_to(ITS_CLOSE + timedelta(hours=1)):
        added = actions.add_receivers(given.sheet_id, (world.seats["kasi_pd"].pk,), by=arunika)
    assert added[0].due_at == ITS_CLOSE + DAY


def test_what_is_sent_elsewhere_keeps_the_date_that_was_changed(world, given, arunika, eka):
    chosen = clock.now() + 5 * DAY
    actions.change_due(given.pk, chosen, by=arunika)
    actions.decline(given.pk, "Bukan tugas kami.", by=eka)
    sent = actions.send_elsewhere(given.pk, world.seats["kasi_pd"].pk, by=arunika)
    assert sent.due_at == chosen
