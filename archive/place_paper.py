"""Labels of boxes and shelves: number, folders, place and QR, set in a limited child."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from django.conf import settings

from archive.models import Box, StorageLocation
from archive.queries.places import BoxRow
from eoffice import pdf


def address_of_label(code: str) -> str:
    """What the QR says: the address to which a phone's camera leads."""
    return urljoin(f"{settings.SITE_URL}/", f"archive/scan/{code}/")


def box_label(box: Box, row: BoxRow) -> dict[str, Any]:
    """One label of a box; of its content only the numbers of folders."""
    return {
        "office": str(box.office),
        "title": f"Boks {box.number}",
        "folders": f"Folder {row.folders}" if row.folders else "",
        "place": row.place,
        "code": box.label_code,
        "qr": address_of_label(box.label_code),
    }


def place_label(place: StorageLocation) -> dict[str, Any]:
    """One label of a room, shelf or row."""
    return {
        "office": str(place.office),
        "title": place.path,
        "folders": place.name,
        "place": str(place.get_kind_display()),
        "code": place.label_code,
        "qr": address_of_label(place.label_code),
    }


def labels_pdf(labels: Iterable[dict[str, Any]]) -> bytes:
    """All labels, eight on a sheet."""
    return pdf.printed("box_label", {"labels": list(labels)})
