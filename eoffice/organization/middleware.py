"""Who acts in this request, from which desk. Comes after authentication, before everything that
asks for `request.officer`.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone, translation

from eoffice.organization.officer import Officer
from eoffice.organization.queries import officer_of

DESK_OF_SESSION = "desk_id"


class OfficerRequest(HttpRequest):
    """A request whose officer is known; for the type hints of views."""

    officer: Officer


View = Callable[..., HttpResponse]


def answers_without_desk(view: View) -> View:
    """Mark a view that a page asks by itself and that needs to know the person only."""
    view.answers_without_desk = True  # type: ignore[attr-defined]
    return view


class OfficerMiddleware:
    """Sets `request.officer` (None for strangers), the person's language and zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.officer = None  # type: ignore[attr-defined]
        if not request.user.is_authenticated:
            return self.get_response(request)
        if _asks_by_itself(request):
            officer = Officer(request.user.pk, request.user.name, language=request.user.language)
        else:
            officer = officer_of(request.user, desk_id=request.session.get(DESK_OF_SESSION))
        request.officer = officer  # type: ignore[attr-defined]
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            translation.activate(officer.language)
            request.LANGUAGE_CODE = translation.get_language()
        with timezone.override(officer.desk.time_zone):
            return self.get_response(request)


def _asks_by_itself(request: HttpRequest) -> bool:
    """Whether a page asks for news that are the same at every desk of the person."""
    if "X-Poll" not in request.headers:
        return False
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return False
    return getattr(view, "answers_without_desk", False)
