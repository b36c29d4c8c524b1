"""Service times: the promises of letters, and how soon dispositions were read and done."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.core.cache import cache
from django.urls import reverse
from openpyxl import load_workbook

from correspondence.models import ServiceClock
from correspondence.states import ClockKind
from disposition import actions
from disposition.models import Disposition
from eoffice import clock
from eoffice.organization.calendars import hours_of
from eoffice.pages.queries.branch_time import cells
from eoffice.pages.queries.service_time import cells as promises
from eoffice.pages.queries.service_time import first_month
from tests.disposition.letters import branch_before, disposed, letter_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def monday(world):
    """Ten o'clock on a working day of the office."""
    return datetime(2024, 9, 23, 10, tzinfo=hours_of(world.units["kppn"]).zone)


@pytest.fixture
def reported(world, arunika, eka, danu, monday):
    """Two branches: one read after an hour and reported after two more, one only read."""
    with clock.moved_to(monday):
        letter = disposed(world, arunika, "kasi_bank", "kasi_pd")
    bank, pd = branch_before(world, "kasi_bank", letter), branch_before(world, "kasi_pd", letter)
    with clock.moved_to(monday + timedelta(hours=1)):
        actions.mark_read(bank.pk, by=eka)
        actions.mark_read(pd.pk, by=danu)
    with clock.moved_to(monday + timedelta(hours=5)):
        actions.report(bank.pk, "Selesai.", by=eka)
    return letter


def found(world, monday):
    office = world.units["kppn"]
    return {(c.unit, c.kind): c for c in cells(office.pk, hours_of(office), since=monday)}


def test_reading_has_a_median_and_no_share(world, reported, monday):
    cell = found(world, monday)[str(world.units["bank"]), "reading"]
    assert (cell.count, cell.median_minutes, cell.share) == (1, 60, None)


def test_doing_counts_from_reading_to_the_report(world, reported, monday):
    Disposition.objects.update(due_at=monday + timedelta(days=1))
    with clock.moved_to(monday + timedelta(hours=6)):
        cells = found(world, monday)
    done = cells[str(world.units["bank"]), "doing"]
    assert (done.count, done.share) == (1, 100)
    assert 180 <= done.median_minutes <= 240  # without the break at noon
    assert (str(world.units["pd"]), "doing") not in cells


def test_what_was_reported_too_late_is_not_in_time(world, reported, monday):
    Disposition.objects.update(due_at=monday + timedelta(hours=2))
    assert found(world, monday)[str(world.units["bank"]), "doing"].share == 0


def test_what_still_lies_open_after_its_time_is_late(world, reported, monday):
    Disposition.objects.update(due_at=monday + timedelta(days=1))
    with clock.moved_to(monday + timedelta(days=2)):
        cell = found(world, monday)[str(world.units["pd"]), "doing"]
    assert (cell.count, cell.share, cell.median_minutes) == (1, 0, None)


def test_a_promise_that_runs_on_after_its_time_is_broken(world, monday):
    office = world.units["kppn"]
    how = {"office": office, "unit": office, "kind": ClockKind.ANSWER, "due_at": monday}
    with clock.moved_to(monday):
        for kept in (True, None, None):
            letter = letter_for(world, "kepala")
            stopped = {"stopped_at": monday, "minutes": 60, "in_time": True} if kept else {}
            ServiceClock.objects.create(letter=letter, started_at=monday, **(how | stopped))
    ServiceClock.objects.filter(letter=letter).update(due_at=monday + timedelta(days=9))
    with clock.moved_to(monday + timedelta(days=1)):
        (cell,) = promises(office.pk, since=monday)
    assert (cell.count, cell.share, cell.median_minutes) == (2, 50, 60)


@pytest.mark.parametrize(
    ("now", "first"), [((2026, 11, 30), (2025, 12)), ((2026, 12, 1), (2026, 1))]
)
def test_twelve_whole_months_are_told(now, first):
    begins = first_month(datetime(*now, 12, tzinfo=UTC))
    assert (begins.year, begins.month, begins.day, begins.hour) == (*first, 1, 0)


def test_the_page_and_the_table_show_it(world, reported, client_of, arunika, monday):
    with clock.moved_to(monday + timedelta(days=1)):
        page = client_of(arunika).get(reverse("pages:service_time"))
        table = client_of(arunika).get(reverse("pages:service_time_xlsx"))
    assert "Disposisi dibaca" in page.content.decode()
    rows = list(load_workbook(BytesIO(table.content)).active.values)
    assert {"Disposisi dibaca", "Disposisi selesai"} <= {row[2] for row in rows}


def test_the_page_says_when_it_counted_and_counts_again_later(
    world, reported, client_of, arunika, monday
):
    client, url = client_of(arunika), reverse("pages:service_time")
    with clock.moved_to(monday + timedelta(hours=6)):
        first = client.get(url)
        Disposition.objects.update(read_at=None)
        again = client.get(url)
    assert "Waktu disposisi dihitung pukul 16.00" in first.content.decode()
    assert again.context["cells"] == first.context["cells"]
    cache.clear()
    with clock.moved_to(monday + timedelta(hours=6, minutes=11)):
        assert "reading" not in {cell.kind for cell in client.get(url).context["cells"]}
