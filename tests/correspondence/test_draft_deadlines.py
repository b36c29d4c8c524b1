"""Drafts are due like dispositions: told of before, told of once late, moved with the calendar."""

from datetime import UTC, datetime, timedelta

import pytest

from correspondence import draft_deadlines
from correspondence.actions import drafting, reviewing
from correspondence.models import ApprovalStep
from correspondence.queries.draft_stations import stations_of
from disposition.tasks import recompute_due
from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.notifications.models import Notice
from eoffice.organization.models import Holiday
from tests.correspondence.drafts import draft_by, kind_of, newest

MONDAY = datetime(2026, 11, 16, 3, tzinfo=UTC)  # ten in the morning
TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=n) for n in (1, 2, 3))


@pytest.fixture
def draft(world, citra):
    """Sent up on a Monday: danu has until Wednesday, then arunika signs."""
    letter = draft_by(citra, kind_of(world))
    with clock.moved_to(MONDAY):
        reviewing.submit(letter.pk, by=citra)
    return newest(letter)


@pytest.fixture
def freed(draft, danu, eka):
    """Approved on the same Monday; arunika is to sign until Wednesday."""
    with clock.moved_to(MONDAY):
        for checker in (danu, eka):
            if newest(draft).state == "in_review":
                reviewing.approve(draft.pk, by=checker, version=1)
    assert newest(draft).state == "approved"
    return newest(draft)


def told_at(moment):
    """Who is told of what when the clock has come to this moment; twice is once."""
    before = set(Notice.objects.values_list("pk", flat=True))
    with clock.moved_to(moment):
        draft_deadlines.remind()
        draft_deadlines.remind()
    fresh = Notice.objects.exclude(pk__in=before).select_related("user")
    return sorted((notice.user.username, notice.kind) for notice in fresh)


def test_who_checks_is_told_before_it_is_due(draft):
    assert told_at(MONDAY + timedelta(minutes=1)) == []
    assert told_at(TUESDAY + timedelta(hours=5)) == [("danu", "draft_due_tomorrow")]
    assert told_at(WEDNESDAY) == [("danu", "draft_due_today")]


def test_whoever_was_asked_a_moment_ago_is_not_reminded(world, citra):
    letter = draft_by(citra, kind_of(world))
    type(letter).objects.filter(pk=letter.pk).update(urgency="sangat_segera")
    with clock.moved_to(MONDAY):
        reviewing.submit(letter.pk, by=citra)
    assert told_at(MONDAY + timedelta(minutes=80)) == []
    assert told_at(MONDAY + timedelta(minutes=120)) == [("danu", "draft_due_today")]


def test_what_is_late_is_told_there_and_to_the_writer(draft):
    late = [("citra", "draft_overdue_writer"), ("danu", "draft_overdue")]
    assert told_at(THURSDAY) == late
    assert told_at(THURSDAY + timedelta(days=1)) == []


def test_what_was_decided_is_not_reminded_of(draft, danu):
    with clock.moved_to(TUESDAY):
        reviewing.send_back(draft.pk, by=danu, version=1, reason="Perbaiki")
    assert told_at(THURSDAY) == []


def test_all_that_is_late_is_told(world, citra, draft, monkeypatch):
    monkeypatch.setattr(draft_deadlines, "AT_ONCE", 1)
    with clock.moved_to(MONDAY):
        reviewing.submit(draft_by(citra, kind_of(world)).pk, by=citra)
    assert told_at(THURSDAY).count(("danu", "draft_overdue")) == 2


def test_the_signer_has_until_when_and_sees_it(freed, arunika):
    [signer] = [row for row in stations_of(freed, arunika) if row.has_it]
    assert freed.due_at.date() == WEDNESDAY.date() and signer.due_at == freed.due_at


def test_the_signer_is_told_before_and_when_it_is_late(freed):
    soon = told_at(WEDNESDAY)
    assert ("arunika", "signature_due_today") in soon
    late = told_at(THURSDAY)
    assert {("arunika", "signature_overdue"), ("citra", "signature_overdue_writer")} <= set(late)


def test_a_refused_letter_is_not_reminded_of(freed, arunika):
    reviewing.refuse(freed.pk, by=arunika, reason="Belum perlu")
    assert told_at(THURSDAY) == []


def test_a_late_holiday_moves_what_is_being_checked(world, draft):
    due = ApprovalStep.objects.get(letter=draft, state="waiting", due_at__isnull=False).due_at
    Holiday.objects.create(office=world.units["kppn"], day=due.date(), name="Libur daerah")
    recompute_due(world.units["kppn"].pk)
    assert ApprovalStep.objects.get(letter=draft, due_at__isnull=False).due_at > due
    assert Notice.objects.get(kind="draft_due_moved").user.username == "danu"
    assert AuditEntry.objects.filter(event="letter.due_moved").count() == 1


def test_a_late_holiday_moves_what_waits_for_its_signature_once(world, freed):
    Holiday.objects.create(office=world.units["kppn"], day=freed.due_at.date(), name="Libur")
    assert draft_deadlines.move(world.units["kppn"].pk) == 1
    assert newest(freed).due_at > freed.due_at
    assert draft_deadlines.move(world.units["kppn"].pk) == 0


def test_nobody_waits_for_his_turn_at_a_letter_that_was_given_up(draft, citra):
    drafting.cancel(draft.pk, by=citra, reason="Tidak jadi")
    rows = stations_of(newest(draft), citra)
    assert [row.state for row in rows[1:]] == ["out_cancelled"] * (len(rows) - 1)
