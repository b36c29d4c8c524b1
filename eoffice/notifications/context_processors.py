"""The bell's number for the frame of all pages."""

from typing import Any

from django.http import HttpRequest

from eoffice.notifications.queries import unread_count


def bell(request: HttpRequest) -> dict[str, Any]:
    """`unread_notices` of whoever is signed in; nothing for fragments."""
    officer = getattr(request, "officer", None)
    if officer is None or request.headers.get("HX-Request") == "true":
        return {}
    return {"unread_notices": unread_count(officer)}
