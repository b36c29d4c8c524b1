"""A date proposed for a letter that owes no answer follows event, urgency and calendar too."""

from datetime import timedelta

import pytest

from correspondence.actions import corrections
from disposition import actions, moving_due
from disposition.models import Disposition
from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.jobs.models import Job
from eoffice.notifications.models import Notice
from eoffice.organization.models import Holiday
from tests.disposition.letters import branch_before, letter_for, sheet_to

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def invitation(world, arunika, eka):
    """Given to a section and from there to its staff, nobody choosing a date."""
    letter = letter_for(world, "kepala", event_at=clock.now() + 30 * HOUR)
    actions.dispose(letter.pk, sheet_to(world, "kasi_bank"), by=arunika)
    actions.forward(
        branch_before(world, "kasi_bank", letter).pk, sheet_to(world, "staf_bank"), by=eka
    )
    return letter


@pytest.fixture
def circular(world, arunika):
    """Due by its urgency alone."""
    letter = letter_for(world, "kepala")
    actions.dispose(letter.pk, sheet_to(world, "kasi_bank"), by=arunika)
    return letter


def dues():
    return list(Disposition.objects.order_by("pk").values_list("due_at", flat=True))


def reasons():
    return [row.sheet.due_reason.get("basis") for row in Disposition.objects.order_by("pk")]


def close_the_due_day(world):
    day = dues()[0].date()
    Holiday.objects.create(office=world.units["kppn"], day=day, name="Libur daerah")


def test_another_hour_of_the_event_moves_all_below(invitation, hadi):
    event = clock.now() + 26 * HOUR
    corrections.correct(invitation.pk, {"event_at": event}, by=hadi, reason="Salah baca")
    assert dues() == [event, event]
    assert Job.objects.filter(kind="notify_due_changed").count() == 2
    assert AuditEntry.objects.filter(event="disposition.due_changed").count() == 1


def test_without_its_event_the_urgency_counts(invitation, hadi):
    corrections.correct(invitation.pk, {"event_at": None}, by=hadi, reason="Bukan undangan")
    assert reasons() == ["urgency", "urgency"]


def test_a_chosen_date_stays(invitation, hadi, arunika, world):
    chosen = clock.now() + 5 * HOUR
    actions.change_due(branch_before(world, "kasi_bank", invitation).pk, chosen, by=arunika)
    before = dues()
    corrections.correct(
        invitation.pk, {"event_at": clock.now() + 26 * HOUR}, by=hadi, reason="Salah baca"
    )
    assert dues() == before


def test_a_copy_loses_it(circular, hadi):
    corrections.correct(circular.pk, {"is_copy": True}, by=hadi, reason="Hanya tembusan")
    assert dues() == [None]


def test_another_subject_moves_nothing(circular, hadi):
    before = dues()
    corrections.correct(circular.pk, {"subject": "Edaran"}, by=hadi, reason="Salah ketik")
    assert dues() == before
    assert not Job.objects.filter(kind="notify_due_changed").exists()


def test_a_late_holiday_moves_it_once_and_tells(world, circular):
    before = dues()
    close_the_due_day(world)
    office = world.units["kppn"].pk
    assert [moving_due.move_due_dates(office) for _ in range(2)] == [1, 0]
    assert dues()[0] > before[0]
    assert Notice.objects.filter(kind="due_moved", user__username="eka").count() == 1


def test_a_holiday_elsewhere_moves_nothing(world, circular):
    before = dues()
    Holiday.objects.create(office=world.units["dinas"], day=before[0].date(), name="Libur")
    assert moving_due.move_due_dates(world.units["dinas"].pk) == 0
    assert dues() == before
