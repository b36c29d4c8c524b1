"""Closed dossiers whose terms are others than those that the schedule in force today gives."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from archive.models import Dossier
from archive.queries.rules import schedule_on
from archive.queries.simulating import NONE, Ruling
from archive.states import DossierState

TERMS = ("active_years", "inactive_years", "final_action", "trigger_text")


def to_be_bound(rows: QuerySet[Dossier], organization_id: int, today: date) -> Iterator[int]:
    """Of these dossiers, those of the organisation that would move if they were bound anew."""
    ruling = Ruling(schedule_on(organization_id, today))
    states = (DossierState.CLOSED, DossierState.INACTIVE)
    free = rows.filter(organization=organization_id, state__in=states, open_holds=0)
    found = free.exclude(classification=None).order_by("pk")
    for pk, code, *terms in found.values_list("pk", "classification__code", *TERMS):
        wanted = ruling.key(code)
        if wanted not in (NONE, tuple(terms)):
            yield pk
