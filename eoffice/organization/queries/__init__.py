"""Questions about the organisation, named as an office would ask them. Nothing here writes."""

from .acting import (
    absences_in_office,
    acting_in_office,
    acting_of,
    people_named,
    people_of_office,
)
from .dependents import (
    Dependent,
    dependents_of,
    dependents_of_unit,
    kept_for_office,
    register_dependents,
)
from .desks import officer_of
from .holders import Holding, holders_of, people_at, today_here
from .keeping import keeper_at, office_kept_by, offices_kept_by
from .lines import is_above, line_in_office, superior_ids_of
from .offices import (
    archivists,
    auditor_orders_of,
    head_of,
    misplaced_units,
    nested_offices,
    office_desk,
    positions_matching,
    recorders,
)
from .reach import reachable_among, reachable_from

__all__ = [
    "Dependent",
    "Holding",
    "absences_in_office",
    "acting_in_office",
    "acting_of",
    "archivists",
    "auditor_orders_of",
    "dependents_of",
    "dependents_of_unit",
    "head_of",
    "holders_of",
    "is_above",
    "keeper_at",
    "kept_for_office",
    "line_in_office",
    "misplaced_units",
    "nested_offices",
    "office_desk",
    "office_kept_by",
    "officer_of",
    "offices_kept_by",
    "people_at",
    "people_named",
    "people_of_office",
    "positions_matching",
    "reachable_among",
    "reachable_from",
    "recorders",
    "register_dependents",
    "superior_ids_of",
    "today_here",
]
