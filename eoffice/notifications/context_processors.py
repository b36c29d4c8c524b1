"""The bell's number for the frame of all pages."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from eoffice.notifications.queries import unread_count


def bell(request: HttpRequest) -> dict[str, Any]:
    """`unread_notices` of whoever is signed in, asked when it is shown; nothing for fragments."""
    officer = getattr(request, "officer", None)
    if officer is None or request.headers.get("HX-Request") == "true":
        return {}
    return {"unread_notices": SimpleLazyObject(partial(unread_count, officer))}
