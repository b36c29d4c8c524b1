"""Counting boxes by scanning their labels, against what should lie there."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from archive.events import ArchiveEvent, DossierEvent
from archive.models import Box, Dossier, Inventory, InventoryScan, StorageLocation
from archive.policies.archivist import at_archive
from archive.policies.places import may_keep_places
from archive.queries.counting import differences_of, last_box
from archive.queries.places import thing_of_code
from archive.states import InventoryState
from eoffice import audit, clock
from eoffice.errors import Refused, WrongState
from eoffice.organization.officer import Officer


@transaction.atomic
def begin_count(counted: Box | StorageLocation, *, by: Officer) -> Inventory:
    """Begin to count a box, or a place with its boxes."""
    may_keep_places(by, counted.office_id).enforce()
    by = at_archive(by, counted.office_id)
    of_box = isinstance(counted, Box)
    count = Inventory.objects.create(
        organization_id=counted.organization_id,
        office_id=counted.office_id,
        box=counted if of_box else None,
        location=None if of_box else counted,
        begun_at=clock.now(),
        begun_by_name=by.name,
    )
    audit.record(ArchiveEvent.COUNT_BEGUN, count, by=by, begins=True)
    return count


@transaction.atomic
def scan_label(count_id: int, code: str, *, by: Officer) -> InventoryScan:
    """One label. A box's says in which box the next dossiers lie; a second scan moves the first."""
    count = _counting(count_id, by)
    if not code:
        raise Refused(_("Scan a label, or type its code."))
    thing = thing_of_code(count.office_id, code)
    box = thing if isinstance(thing, Box) else last_box(count)
    found, _new = InventoryScan.objects.update_or_create(
        inventory=count,
        code=code[:60],
        defaults={
            "box": box,
            "dossier": thing if isinstance(thing, Dossier) else None,
            "scanned_at": clock.now(),
        },
    )
    return found


@transaction.atomic
def finish_count(count_id: int, *, by: Officer) -> Inventory:
    """The differences are kept as they were found; what is missing is told in its own chain."""
    count = _counting(count_id, by)
    by = at_archive(by, count.office_id)
    found: dict[str, Any] = differences_of(count)
    count.finish()
    count.ended_at, count.differences = clock.now(), found
    count.save(update_fields=["state", "ended_at", "differences"])
    missed = [row["dossier"] for row in found["missing"]]
    for dossier in Dossier.objects.filter(pk__in=missed).order_by("pk"):
        audit.record(DossierEvent.MISSED, dossier, by=by, detail={"count": count.pk})
    numbers = {name: len(rows) for name, rows in found.items() if isinstance(rows, list)}
    audit.record(ArchiveEvent.COUNT_FINISHED, count, by=by, detail=numbers)
    return count


@transaction.atomic
def cancel_count(count_id: int, *, by: Officer) -> Inventory:
    """It is not finished; what was scanned stays."""
    count = _counting(count_id, by)
    count.cancel()
    count.ended_at = clock.now()
    count.save(update_fields=["state", "ended_at"])
    by = at_archive(by, count.office_id)
    audit.record(ArchiveEvent.COUNT_FINISHED, count, by=by, detail={"cancelled": True})
    return count


def _counting(count_id: int, by: Officer) -> Inventory:
    count = Inventory.objects.locked(count_id)
    may_keep_places(by, count.office_id).enforce()
    if count.state != InventoryState.COUNTING:
        raise WrongState(_("This count is finished."))
    return count
