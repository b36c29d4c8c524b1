"""Under which heading a waiting item stands: at the weekend the next working week is this week."""

from datetime import datetime, timedelta

import pytest

from eoffice.calendar import OfficeHours
from eoffice.pages.views.inbox import group_of

HOURS = OfficeHours()
FRIDAY = datetime(2024, 9, 20, 10, tzinfo=HOURS.zone)


@pytest.mark.parametrize(
    ("now", "days", "group"),
    [
        (FRIDAY, -1, "late"),
        (FRIDAY, 0.1, "today"),
        (FRIDAY, 2, "week"),
        (FRIDAY, 3, "other"),
        (FRIDAY + timedelta(days=1), 2, "week"),
        (FRIDAY + timedelta(days=2), 7, "week"),
        (FRIDAY + timedelta(days=2), 8, "other"),
    ],
)
def test_it_stands_where_one_looks_for_it(now, days, group):
    assert group_of(now + timedelta(days=days), HOURS, now) == group
