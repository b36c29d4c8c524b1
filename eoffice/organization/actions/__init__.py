"""What can be done with the organisation: one function per verb, all recorded in the trail."""

from .absences import end_absence, enter_absence, keep_absence, refuse_second_absence
from .acting import appoint_acting
from .deactivation import (
    deactivate_position,
    deactivate_unit,
    deactivate_user,
    reactivate_position,
    reactivate_unit,
    reactivate_user,
)
from .holding import Limits, assign, end_assignment, replace_holder
from .many import (
    assign_many,
    grant_roles,
    place_new_positions,
    place_new_units,
    rewrite_positions,
    rewrite_units,
)
from .moving import move_holder
from .roles import grant_role
from .structure import place_position, place_unit

__all__ = [
    "Limits",
    "appoint_acting",
    "assign",
    "assign_many",
    "deactivate_position",
    "deactivate_unit",
    "deactivate_user",
    "end_absence",
    "end_assignment",
    "enter_absence",
    "grant_role",
    "grant_roles",
    "keep_absence",
    "move_holder",
    "place_new_positions",
    "place_new_units",
    "place_position",
    "place_unit",
    "reactivate_position",
    "reactivate_unit",
    "reactivate_user",
    "refuse_second_absence",
    "replace_holder",
    "rewrite_positions",
    "rewrite_units",
]
