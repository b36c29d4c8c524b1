"""The sums of the service-time report are those of the single letters."""

from collections import defaultdict
from datetime import timedelta
from statistics import median

from correspondence.models import ServiceClock
from eoffice import clock
from eoffice.organization.models import Unit
from eoffice.pages.queries.service_time import cells
from tests.simulation.conftest import NOW

SINCE = NOW - timedelta(days=372)


def test_count_share_and_median_of_each_cell(simulated):
    office = Unit.objects.get(code="sim")
    single = defaultdict(list)
    clocks = ServiceClock.objects.filter(office=office, started_at__gte=SINCE)
    told = clocks.exclude(stopped_at=None) | clocks.filter(due_at__lt=clock.now())
    for row in told.select_related("unit"):
        name = row.unit.short_name or row.unit.name
        single[row.started_at.date().replace(day=1), name, row.kind].append(row)
    summed = {(cell.month, cell.unit, cell.kind): cell for cell in cells(office.pk, since=SINCE)}
    assert summed.keys() == single.keys()
    for key, rows in single.items():
        assert summed[key].count == len(rows)
        assert summed[key].in_time == sum(bool(row.in_time) for row in rows)
        minutes = [row.minutes or 0 for row in rows if row.stopped_at]
        assert summed[key].median_minutes == (round(median(minutes)) if minutes else None)
