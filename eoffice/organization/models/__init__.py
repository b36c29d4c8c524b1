"""The tables of the organisation, one module per noun."""

from .absence import Absence
from .assignment import Assignment
from .position import DisposeReach, Position, PositionGroup, PositionRole, TaskTeam
from .unit import Unit
from .user import User

__all__ = [
    "Absence",
    "Assignment",
    "DisposeReach",
    "Position",
    "PositionGroup",
    "PositionRole",
    "TaskTeam",
    "Unit",
    "User",
]
