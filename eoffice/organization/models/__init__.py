"""The tables of the organisation, one module per noun."""

from .absence import Absence
from .account import OneTimeSlip, SlipPurpose
from .assignment import Assignment
from .calendar import (
    Holiday,
    HolidayKind,
    UrgencyTarget,
    Weekday,
    WorkCalendar,
    WorkHours,
    WorkPeriod,
)
from .position import DisposeReach, Position, PositionGroup, PositionRole, TaskTeam
from .unit import Unit
from .user import User

__all__ = [
    "Absence",
    "Assignment",
    "DisposeReach",
    "Holiday",
    "HolidayKind",
    "OneTimeSlip",
    "Position",
    "PositionGroup",
    "PositionRole",
    "SlipPurpose",
    "TaskTeam",
    "Unit",
    "UrgencyTarget",
    "User",
    "Weekday",
    "WorkCalendar",
    "WorkHours",
    "WorkPeriod",
]
