"""The left rail: at most seven entries by role, each with its counter; and the bell's number."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eoffice import clock
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role
from eoffice.pages.queries.inbox import Counts, counts_of
from eoffice.pages.queries.waiting import DESK_ROLES, Waiting, waiting_for

MOST_ENTRIES = 7
# what a role adds to the rail: address, icon, word
EXTRAS: dict[str, tuple[str, str, str | Promise]] = {
    Role.AUDITOR: ("audit:trail", "shield-check", _("Trail")),
    Role.RECORDER: ("organization:acting", "people", _("Acting and absence")),
    Role.OFFICE_ADMIN: ("accounts:office", "person-badge", _("Accounts")),
}
Counted = tuple[str, str, str | Promise, int]
ARCHIVE: dict[str, tuple[tuple[str, str, str | Promise], ...]] = {
    Role.ARCHIVIST: (
        ("archive:home", "archive", _("Archive")),
        ("archive:loans", "arrow-left-right", _("Loans")),
        ("archive:disposals", "box-arrow-right", _("Disposal")),
    ),
    Role.UNIT_FILER: (("archive:home", "archive", _("Archive")),),
}
# pages with an entry of their own below the address of another entry
INNER = ("outgoing:approvals", "archive:loans", "archive:disposals")
# pages that are reached from an entry, below the address of another one
REACHED_FROM = {
    f"outgoing:{page}": "outgoing:approvals"
    for page in ("approve_many", "sign_many", "approve", "send_back", "refuse", "sign", "gateway")
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
    """Context processor: rail and bell of this officer; nothing for strangers and fragments."""
    officer: Officer | None = getattr(request, "officer", None)
    if officer is None or request.headers.get("HX-Request") == "true":
        return {}
    entries = [entry for entry in _entries(request, officer) if entry is not None]
    unread = waiting(request).unread_notices
    return {"rail": entries[:MOST_ENTRIES], "unread_notices": unread}


def waiting(request: HttpRequest) -> Waiting:
    """What waits, read once per request by the frame and the inbox alike."""
    if not hasattr(request, "waiting"):
        request.waiting = waiting_for(request.officer)
    return request.waiting


def inbox_counts(request: HttpRequest) -> Counts:
    """The counters of the inbox."""
    return counts_of(waiting(request).keys, clock.now())


def _entries(request: HttpRequest, officer: Officer) -> list[Entry | None]:
    if not officer.desks:
        return _of_nobody_s_desk(request, officer)
    counts = inbox_counts(request)
    roles = {role for desk in officer.desks for role in desk.roles}
    desk_work = bool(roles & {*DESK_ROLES})
    to_approve = waiting(request).to_approve
    return [
        _entry(request, "pages:inbox", "inbox", _("Inbox"), counts.all, is_late=counts.late > 0),
        _entry(request, "outgoing:approvals", "pen", _("Initials and signatures"), to_approve)
        if to_approve or not (desk_work or Role.ARCHIVIST in roles)
        else None,
        _entry(request, "intake:tray", "printer", _("Letter queue"), waiting(request).in_tray)
        if desk_work
        else None,
        _entry(request, "registers:list", "journal-text", _("Agenda books")) if desk_work else None,
        *(_entry(request, *one) for one in _of_the_archive(roles, waiting(request))),
        _entry(request, "outgoing:list", "send", _("Outgoing letters"), waiting(request).drafts),
        _entry(request, "pages:followed", "eye", _("Followed"), waiting(request).followed),
        *(_entry(request, *one) for one in _waiting_there(roles, waiting(request))),
        _entry(request, "pages:letters", "envelope-paper", _("Letters"), is_below_line=True),
        *(_entry(request, *extra) for role, extra in EXTRAS.items() if role in roles),
        _entry(request, "pages:service_time", "bar-chart", _("Service time")),
    ]


def _of_the_archive(roles: set[str], waits: Waiting) -> list[Counted]:
    """An archivist runs the records unit; who files for a unit finds its dossiers."""
    usual = next((entries for role, entries in ARCHIVE.items() if role in roles), ())
    counts = {"archive:loans": waits.loans, "archive:disposals": waits.disposals}
    return [(*entry, counts.get(entry[0], 0)) for entry in usual]


def _waiting_there(roles: set[str], waits: Waiting) -> list[Counted]:
    """To others the lists of loans and disposals are shown while one waits for their word."""
    usual = {name for name, *_more in _of_the_archive(roles, waits)}
    keeper = _of_the_archive({Role.ARCHIVIST}, waits)
    return [entry for entry in keeper if entry[0] not in usual and entry[3]]


def _of_nobody_s_desk(request: HttpRequest, officer: Officer) -> list[Entry | None]:
    """Without a desk no letter comes; who keeps the offices finds the way to them."""
    if not officer.is_superuser:
        return []
    return [
        _entry(request, "admin:index", "building", _("Office administration")),
        _entry(request, "accounts:office", "person-badge", _("Accounts")),
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
) -> Entry:
    url = _address(name, get_script_prefix())
    reached_from = REACHED_FROM.get(getattr(request.resolver_match, "view_name", ""))
    is_current = reached_from == name if reached_from else _is_under(request.path, url)
    return Entry(url, icon, label, count, is_late, is_current, is_below_line)


def _is_under(path: str, url: str) -> bool:
    """Whether a page belongs to an entry, and to none of the entries below its address."""
    inner = (_address(name, get_script_prefix()) for name in INNER)
    below = any(one != url and one.startswith(url) and path.startswith(one) for one in inner)
    return path.startswith(url) and not below


@lru_cache(maxsize=64)
def _address(name: str, _prefix: str) -> str:
    """Where an entry leads."""
    return reverse(name)
