"""What every page shows of the person: the officer and the desks to switch between."""

from typing import Any

from django.http import HttpRequest


def desk_context(request: HttpRequest) -> dict[str, Any]:
    """`officer` and `desks` (id, label, is_current) for the frame of all pages."""
    officer = getattr(request, "officer", None)
    if officer is None:
        return {"officer": None, "desks": []}
    desks = [
        {"id": desk.position_id, "label": desk.label, "is_current": desk == officer.desk}
        for desk in officer.desks
    ]
    return {"officer": officer, "desks": desks}
