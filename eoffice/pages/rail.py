"""The left rail: at most seven entries by role, each with its counter; and the bell's number."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from correspondence.models import Arrival, Scan
from correspondence.states import ArrivalState, ScanState
from disposition.queries.trays import followed_by
from eoffice import clock
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role
from eoffice.pages.queries.inbox import Counts, counts_of, waiting_keys

DESK_ROLES = (Role.INTAKE, Role.RECORDER)
MOST_ENTRIES = 7
# what a role adds to the rail: address, icon, word
EXTRAS: dict[str, tuple[str, str, str | Promise]] = {
    Role.AUDITOR: ("audit:trail", "shield-check", _("Trail")),
    Role.RECORDER: ("organization:acting", "people", _("Acting and absence")),
    Role.OFFICE_ADMIN: ("accounts:office", "person-badge", _("Accounts")),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the rail."""

    url: str
    icon: str
    label: str | Promise
    count: int = 0
    is_late: bool = False
    is_current: bool = False
    is_below_line: bool = False


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the rail of this officer; nothing for strangers and fragments."""
    officer: Officer | None = getattr(request, "officer", None)
    if officer is None or request.headers.get("HX-Request") == "true":
        return {}
    entries = [entry for entry in _entries(request, officer) if entry is not None]
    return {"rail": entries[:MOST_ENTRIES]}


def inbox_keys(request: HttpRequest) -> list[Any]:
    """What waits, read once per request by the rail and the inbox alike."""
    if not hasattr(request, "waiting_keys"):
        request.waiting_keys = waiting_keys(request.officer)
    return request.waiting_keys


def inbox_counts(request: HttpRequest) -> Counts:
    """The counters of the inbox."""
    return counts_of(inbox_keys(request), clock.now())


def _entries(request: HttpRequest, officer: Officer) -> list[Entry | None]:
    counts = inbox_counts(request)
    roles = {role for desk in officer.desks for role in desk.roles}
    desk_work = bool(roles & {*DESK_ROLES})
    return [
        _entry(request, "pages:inbox", "inbox", _("Inbox"), counts.all, is_late=counts.late > 0),
        _entry(request, "intake:tray", "printer", _("Letter queue"), _in_tray(officer))
        if desk_work
        else None,
        _entry(request, "registers:list", "journal-text", _("Agenda books")) if desk_work else None,
        _entry(request, "pages:followed", "eye", _("Followed"), _followed(officer)),
        _entry(request, "pages:letters", "envelope-paper", _("Letters"), is_below_line=True),
        _entry(request, "pages:service_time", "bar-chart", _("Service time")),
        *(_entry(request, *extra) for role, extra in EXTRAS.items() if role in roles),
    ]


def _entry(
    request: HttpRequest,
    name: str,
    icon: str,
    label: str | Promise,
    count: int = 0,
    *,
    is_late: bool = False,
    is_below_line: bool = False,
) -> Entry | None:
    try:
        url = reverse(name)
    except NoReverseMatch:
        return None
    is_current = request.path.startswith(url)
    return Entry(url, icon, label, count, is_late, is_current, is_below_line)


def _in_tray(officer: Officer) -> int:
    offices = {office for role in DESK_ROLES for office in officer.offices_with_role(role)}
    scans = Scan.objects.filter(office__in=offices, state=ScanState.WAITING)
    arrivals = Arrival.objects.filter(office__in=offices, state=ArrivalState.WAITING)
    ids = scans.values_list("pk").order_by().union(arrivals.values_list("pk").order_by(), all=True)
    return ids.count()


def _followed(officer: Officer) -> int:
    return followed_by(officer).order_by().count()
