"""Locking a guesser out. Counted by user name and address together, so that an office behind one
address is not locked out by one person, nor an official by a stranger somewhere else.

django-axes counts; it asks here for the name, the address and the page.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone


def name_tried(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The user name as it is counted: without case and blanks, so that spelling opens no door."""
    given = credentials or {}
    name = given.get("username") or request.POST.get("login") or request.POST.get("username") or ""
    return str(name).strip().lower()


def address_of(request: HttpRequest) -> str:
    """The sender's address, which the proxy middleware has set right."""
    return str(request.META.get("REMOTE_ADDR", ""))


def locked_page(
    request: HttpRequest, response: HttpResponse | None, credentials: Mapping[str, Any] | None
) -> HttpResponse:
    """Say for how long the door is closed and who can open it."""
    wait = get_cool_off(request) or timedelta(minutes=15)
    context = {"minutes": max(1, round(wait.total_seconds() / 60))}
    answer = render(request, "account/locked.html", context, status=429)
    answer["Retry-After"] = str(int(wait.total_seconds()))
    return answer


def locked_among(usernames: Collection[str]) -> frozenset[str]:
    """Those of the user names, in small letters, that are locked for some address now."""
    since = timezone.now() - (get_cool_off() or timedelta(days=36500))
    tried = (
        AccessAttempt.objects.filter(
            username__in=[name.lower() for name in usernames], attempt_time__gt=since
        )
        .values("username", "ip_address")
        .annotate(failures=Sum("failures_since_start"))
        .filter(failures__gte=settings.AXES_FAILURE_LIMIT)
        .order_by()
    )
    return frozenset(row["username"] for row in tried)


def unlock(username: str) -> bool:
    """Forget the failures of this user name at every address; tells whether there were any."""
    return bool(reset(username=username.lower()))
