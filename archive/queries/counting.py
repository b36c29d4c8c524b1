"""What a count has found so far: missing, surplus, in the wrong box, back though lent, unknown."""

from typing import Any

from django.db.models import F, QuerySet

from archive.loan_states import AWAY, LentAs
from archive.models import Box, Dossier, Inventory, InventoryScan, LoanItem
from archive.states import GONE

Differences = dict[str, Any]


def boxes_to_count(count: Inventory) -> QuerySet[Box]:
    """The box, or the boxes on the place and below it."""
    if count.box_id:
        return Box.objects.filter(pk=count.box_id)
    place = count.location
    rows = Box.objects.filter(office=count.office_id)
    if place is None:
        return rows.none()
    own = rows.filter(location=place)
    return own | rows.filter(location__path__startswith=f"{place.path}/")


def last_box(count: Inventory) -> Box | None:
    """In which box the next dossier is counted."""
    if count.box_id:
        return count.box
    own = count.scans.filter(dossier=None, code=F("box__label_code"))
    scans = own.order_by("-scanned_at", "-pk")
    found = scans.select_related("box").first()
    return found.box if found else None


def differences_of(count: Inventory) -> Differences:
    """Against what should lie there now; what is out on loan is not missing."""
    boxes = list(boxes_to_count(count))
    lines = count.scans.select_related("dossier__box", "dossier__classification", "box")
    scans = list(lines.order_by("scanned_at", "pk"))
    inside = Dossier.objects.filter(box__in=boxes).exclude(state__in=GONE)
    expected = list(inside.select_related("box", "classification").order_by("box__number", "pk"))
    out = LoanItem.objects.filter(item=None, lent_as=LentAs.PAPER, state__in=AWAY)
    away = set(out.filter(dossier__in=expected).values_list("dossier_id", flat=True))
    seen = {one.dossier_id: one for one in scans if one.dossier_id}
    return {
        "expected": len(expected),
        "scanned": len(seen),
        "away": [_named(one) for one in expected if one.pk in away and one.pk not in seen],
        "missing": [_named(one) for one in expected if one.pk not in seen and one.pk not in away],
        "wrong_box": [_moved(one) for one in seen.values() if _is_elsewhere(one)],
        "surplus": [_moved(one) for one in seen.values() if _is_surplus(one)],
        "gone": [_moved(one) for one in seen.values() if _is_gone(one)],
        "lent_but_here": [_named(one) for one in expected if one.pk in away and one.pk in seen],
        "unknown": [one.code for one in scans if _is_unknown(one)],
        "boxes_missing": _boxes_missing(count, boxes, scans),
    }


def _boxes_missing(count: Inventory, boxes: list[Box], scans: list[InventoryScan]) -> list[int]:
    """Of a place that is counted: boxes whose own label was not scanned."""
    if count.box_id:
        return []
    met = {one.box_id for one in scans if one.box and one.code == one.box.label_code}
    return [box.number for box in boxes if box.pk not in met]


def _is_elsewhere(scan: InventoryScan) -> bool:
    """It belongs to another box than the one in which it was scanned."""
    dossier = scan.dossier
    if dossier is None or dossier.box_id is None or scan.box_id is None:
        return False
    return dossier.box_id != scan.box_id and not _is_gone(scan)


def _is_unknown(scan: InventoryScan) -> bool:
    """The label is neither of a dossier nor of the box in which it was scanned."""
    return scan.dossier_id is None and (scan.box is None or scan.code != scan.box.label_code)


def _is_surplus(scan: InventoryScan) -> bool:
    """It lies here, but belongs to no box."""
    return scan.dossier is not None and scan.dossier.box_id is None and not _is_gone(scan)


def _is_gone(scan: InventoryScan) -> bool:
    """It lies here, though it was destroyed or handed over."""
    return scan.dossier is not None and scan.dossier.state in GONE


def _named(dossier: Dossier) -> dict[str, Any]:
    number = dossier.box.number if dossier.box else None
    return {"dossier": dossier.pk, "reference": dossier.reference, "box": number,
            "folder": dossier.folder_number}  # fmt: skip


def _moved(scan: InventoryScan) -> dict[str, Any]:
    dossier = scan.dossier
    named = _named(dossier) if dossier else {}
    return named | {"found_in": scan.box.number if scan.box else None}
