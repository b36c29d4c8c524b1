"""The yardstick "bare view": our Django and our server, a session, a person, 25 rows, a template.

It stands before the product's middleware and costs it one comparison of a path. The same place
counts the statements of a request that asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.test.utils import override_settings
from django.urls import path

from correspondence.models import Letter

PATH = "/bench/bare/"
COUNT = "X-Bench-Count"
ONLY = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
PAGE = Engine().from_string(
    "<!doctype html><title>{{ user.name }}</title><table>{% for row in rows %}<tr>"
    "<td>{{ row.agenda_number }}</td><td>{{ row.sender_name }}</td><td>{{ row.subject }}</td>"
    "<td>{{ row.received_at }}</td></tr>{% endfor %}</table>"
)


@login_required
def bare_view(request: HttpRequest) -> HttpResponse:
    """The newest 25 letters of an office, read from one index."""
    office = int(request.GET["office"])
    rows = Letter.objects.filter(office=office).order_by(F("received_at").desc(), F("id").desc())
    return HttpResponse(PAGE.render(Context({"rows": rows[:25], "user": request.user})))


urlpatterns = [path(PATH.lstrip("/"), bare_view)]


class Counter:
    """Counts statements and says which."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        self.statements.append(sql)
        return execute(sql, *rest)


class BenchMiddleware:
    """Answers the yardstick itself; counts the statements of others when asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.bare = BaseHandler()
        with override_settings(MIDDLEWARE=ONLY):
            self.bare.load_middleware()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        get_response = self.get_response
        if request.path == PATH:
            request.urlconf = "tests.bench.bare"
            get_response = self.bare.get_response
        if COUNT not in request.headers:
            return get_response(request)
        counter = Counter()
        with connection.execute_wrapper(counter):
            response = get_response(request)
        response[COUNT] = str(len(counter.statements))
        return response
