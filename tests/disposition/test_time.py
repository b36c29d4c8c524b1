"""Due dates: from whom they come, who moves them, and what the clock tells whom."""

from datetime import UTC, datetime, timedelta

import pytest

from correspondence.actions.addressing import start_clocks
from correspondence.models import IncomingLetter
from disposition import actions, deadlines, moving_due
from disposition.models import Disposition
from eoffice import clock
from eoffice.errors import WrongState
from eoffice.notifications.models import Notice
from eoffice.organization.models import Holiday
from tests.disposition.letters import branch_before, disposed, letter_for, sheet_to

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MONDAY = datetime(2026, 11, 16, 3, tzinfo=UTC)


def notices(kind: str) -> list[str]:
    rows = Notice.objects.filter(kind=kind).order_by("user__username")
    return list(rows.values_list("user__username", flat=True))


@pytest.fixture
def timed(world):
    """A letter of which the answer is timed."""
    letter, office = letter_for(world, "kepala"), world.units["kppn"]
    due = start_clocks(letter, office=office, unit=office, since=letter.received_at)
    IncomingLetter.objects.filter(pk=letter.pk).update(due_at=due.at, due_reason=due.why.as_json())
    return IncomingLetter.objects.get(pk=letter.pk)


def test_the_due_date_comes_from_the_letter_unless_the_giver_chose(world, timed, arunika, eka):
    chosen = clock.now() + 2 * DAY
    actions.dispose(timed.pk, sheet_to(world, "kasi_bank"), by=arunika)
    actions.dispose(timed.pk, sheet_to(world, "kasi_pd", due_at=chosen), by=arunika)
    branch = branch_before(world, "kasi_bank", timed)
    assert branch.due_at == timed.due_at
    assert branch_before(world, "kasi_pd", timed).due_at == chosen
    actions.forward(branch.pk, sheet_to(world, "staf_bank"), by=eka)
    assert branch_before(world, "staf_bank", timed).due_at == timed.due_at


def test_a_late_holiday_moves_the_open_dates_but_not_the_chosen_ones(world, timed, arunika):
    chosen = clock.now() + 2 * DAY
    actions.dispose(timed.pk, sheet_to(world, "kasi_bank"), by=arunika)
    actions.dispose(timed.pk, sheet_to(world, "kasi_pd", due_at=chosen), by=arunika)
    day = timed.due_at.date()
    Holiday.objects.create(office=world.units["kppn"], day=day, name="Libur daerah")
    assert moving_due.move_due_dates(world.units["kppn"].pk) == 1
    assert branch_before(world, "kasi_bank", timed).due_at > timed.due_at
    assert branch_before(world, "kasi_pd", timed).due_at == chosen
    assert notices("due_moved") == ["eka"]


def test_overdue_is_told_once_to_receiver_and_giver(world, arunika):
    letter = disposed(world, arunika, "kasi_bank", due_at=clock.now() - DAY)
    deadlines.warn_of_deadlines()
    deadlines.warn_of_deadlines()
    assert notices("overdue") == ["arunika", "eka"]
    later = clock.now() + 30 * DAY
    actions.change_due(branch_before(world, "kasi_bank", letter).pk, later, by=arunika)
    assert Disposition.objects.get().overdue_told_at is None


def test_due_on_the_next_working_day_is_told_to_the_receiver(world, arunika):
    with clock.moved_to(MONDAY):
        disposed(world, arunika, "kasi_bank", due_at=MONDAY + DAY)
        disposed(world, arunika, "kasi_pd", due_at=MONDAY + 10 * DAY)
        deadlines.warn_of_deadlines()
        deadlines.warn_of_deadlines()
    assert notices("due_tomorrow") == ["eka"]


def test_what_is_due_today_is_not_called_due_tomorrow(world, arunika):
    with clock.moved_to(MONDAY):
        disposed(world, arunika, "kasi_bank", due_at=MONDAY + timedelta(hours=1))
        deadlines.warn_of_deadlines()
    assert notices("due_today") == ["eka"] and not notices("due_tomorrow")


def test_who_has_reported_is_not_reminded(world, arunika, eka):
    letter = disposed(world, arunika, "kasi_bank", due_at=clock.now() - DAY)
    actions.report(branch_before(world, "kasi_bank", letter).pk, "Selesai.", by=eka)
    deadlines.warn_of_deadlines()
    assert not notices("overdue")


def test_an_extension_lets_the_work_go_on(world, arunika, eka):
    letter = disposed(world, arunika, "kasi_bank", due_at=clock.now() + DAY)
    branch, until = branch_before(world, "kasi_bank", letter), clock.now() + 5 * DAY
    actions.accept(branch.pk, by=eka)
    request = actions.ask_more_time(branch.pk, until, "Data luas.", by=eka)
    assert Disposition.objects.get().state == "accepted"
    with pytest.raises(WrongState):
        actions.ask_more_time(branch.pk, until, "Lagi.", by=eka)
    actions.decide_more_time(request.pk, granted=True, by=arunika)
    assert Disposition.objects.get().due_at == until


def test_a_refused_extension_leaves_the_date(world, arunika, eka):
    letter = disposed(world, arunika, "kasi_bank", due_at=clock.now() + DAY)
    branch = branch_before(world, "kasi_bank", letter)
    asked = actions.ask_more_time(branch.pk, clock.now() + 5 * DAY, "Sibuk.", by=eka)
    actions.decide_more_time(asked.pk, granted=False, by=arunika, note="Mendesak.")
    assert Disposition.objects.get().due_at == branch.due_at
