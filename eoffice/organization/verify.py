"""What `manage.py verify` looks for in the organisation: copies and lines that do not fit."""

from collections.abc import Iterator

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from eoffice.audit.faults import Fault, verifier
from eoffice.organization import queries
from eoffice.organization.models import Assignment, Position


@verifier("organization")
def organization() -> Iterator[Fault]:
    """Units with a wrong office, seats in a ring, people of one tree at a desk of another."""
    for unit in queries.misplaced_units().iterator():
        yield Fault("misplaced", f"unit {unit.pk}", None, "Its office does not follow from above.")
    for pk in _seats_in_a_ring():
        yield Fault("ring", f"position {pk}", None, "Its line of superiors leads back to itself.")
    for assignment in _strangers().iterator():
        where = f"assignment {assignment.pk}"
        yield Fault("stranger", where, None, "Person and seat belong to two organisations.")


def _seats_in_a_ring() -> list[int]:
    above = dict(Position.objects.values_list("pk", "superior_id"))
    return [pk for pk in above if _returns(pk, above)]


def _returns(start: int, above: dict[int, int | None]) -> bool:
    passed: set[int] = set()
    current = above.get(start)
    while current and current not in passed:
        if current == start:
            return True
        passed.add(current)
        current = above.get(current)
    return False


def _strangers() -> QuerySet[Assignment]:
    root_of_seat = Coalesce("position__unit__organization_id", "position__unit_id")
    seated = Assignment.objects.filter(active=True).annotate(root_of_seat=root_of_seat)
    return seated.exclude(user__organization=F("root_of_seat"))
