"""What a disposition is due at when its giver chooses no day: always proposed, always explained."""

from datetime import timedelta

import pytest
from django.urls import reverse

from disposition import actions
from disposition.models import Disposition, DispositionSheet
from eoffice import clock
from tests.disposition.letters import branch_before, letter_for, sheet_to

pytestmark = pytest.mark.django_db


def given(world, arunika, **facts):
    """The branch of a letter that owes no answer, given without a date."""
    letter = letter_for(world, "kepala", **facts)
    actions.dispose(letter.pk, sheet_to(world, "kasi_bank"), by=arunika)
    return Disposition.objects.select_related("sheet").get(letter=letter)


def test_the_letter_s_own_date_comes_first(world, arunika):
    due = clock.now() + timedelta(days=3)
    assert given(world, arunika, due_at=due).due_at == due


def test_a_letter_without_one_is_due_by_its_urgency(world, arunika):
    slow = given(world, arunika)
    fast = given(world, arunika, urgency="sangat_segera")
    assert clock.now() < fast.due_at < slow.due_at
    assert slow.sheet.due_reason["basis"] == "urgency"


def test_an_invitation_is_due_before_its_event(world, arunika):
    event = clock.now() + timedelta(hours=30)
    branch = given(world, arunika, event_at=event)
    assert (branch.due_at, branch.sheet.due_reason["basis"]) == (event, "event")


def test_a_copy_is_due_at_no_time(world, arunika):
    assert given(world, arunika, is_copy=True).due_at is None


def test_the_panel_proposes_and_explains_it(world, arunika, client_of):
    letter = letter_for(world, "kepala", urgency="segera")
    page = client_of(arunika).get(reverse("disposition:dispose", args=[letter.pk]))
    form = page.context["form"]
    assert form.usual_day >= clock.today(form.zone)
    assert "Segera" in page.content.decode().partition('id="due-why">')[2][:200]


def test_further_down_the_date_above_counts(world, arunika, eka):
    above = given(world, arunika)
    actions.mark_read(above.pk, by=eka)
    actions.forward(above.pk, sheet_to(world, "staf_bank"), by=eka)
    below = branch_before(world, "staf_bank", above.letter)
    assert below.due_at == above.due_at
    assert DispositionSheet.objects.get(pk=below.sheet_id).due_reason["basis"] == "urgency"
