"""What is called due soon: by the close of the next working day."""

from datetime import datetime, timedelta

from eoffice.calendar.office_hours import OfficeHours

SOON_AT_MOST = timedelta(days=14)
"""Within which the end of the next working day is looked for."""


def end_of_next_day(hours: OfficeHours, now: datetime) -> datetime:
    """The close of the next working day after today: what is due until then is due soon."""
    day = hours.date_of(now) + timedelta(days=1)
    for _ in range(SOON_AT_MOST.days):
        if hours.is_working_day(day):
            break
        day += timedelta(days=1)
    return hours.closing_on_or_before(day)
