"""Working-time arithmetic with its explanation. Pure values: no models, UTC in and UTC out.

`OfficeHours` counts, `earliest_due` decides, `in_words` speaks. The hours of a real
office are loaded by `eoffice.organization.calendars`.
"""

from eoffice.calendar.amounts import WorkingDuration, WorkingTime
from eoffice.calendar.due import (
    Due,
    Explanation,
    Rule,
    as_soon_as_may_be,
    earliest_due,
    explain,
    set_by_giver,
)
from eoffice.calendar.hours import WIB, WIT, WITA, Closure, DayHours, Period
from eoffice.calendar.ledger import Span
from eoffice.calendar.office_hours import NeverOpen, OfficeHours
from eoffice.calendar.urgency import DEFAULT_TARGETS, Target, Urgency
from eoffice.calendar.words import (
    amount_in_words,
    day_in_words,
    in_words,
    length_in_words,
)

__all__ = [
    "DEFAULT_TARGETS",
    "WIB",
    "WIT",
    "WITA",
    "Closure",
    "DayHours",
    "Due",
    "Explanation",
    "NeverOpen",
    "OfficeHours",
    "Period",
    "Rule",
    "Span",
    "Target",
    "Urgency",
    "WorkingDuration",
    "WorkingTime",
    "amount_in_words",
    "as_soon_as_may_be",
    "day_in_words",
    "earliest_due",
    "explain",
    "in_words",
    "length_in_words",
    "set_by_giver",
]
