"""The inbox: everything that waits for the officer's desks, overdue first."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from eoffice import clock
from eoffice.calendar import OfficeHours, Urgency
from eoffice.htmx import page_or_fragment
from eoffice.organization.calendars import hours_at
from eoffice.pages.queries.inbox import COPY, TABS, Key, counts_of, keys_matching
from eoffice.pages.queries.inbox_rows import InboxRow, rows_of
from eoffice.pages.rail import waiting

PAGE = 25
SATURDAY = 5
TAB_WORDS: dict[str, str | Promise] = {
    "": _("All"),
    "letters": _("Letters"),
    "dispositions": _("Dispositions for me"),
    "reports": _("Reports to check"),
    "copies": _("Copies"),
}
GROUPS: list[tuple[str, str | Promise]] = [
    ("late", _("Overdue")),
    ("today", _("Today")),
    ("week", _("This week")),
    ("other", _("Later")),
]


@dataclass(slots=True)
class Group:
    """Rows under one heading."""

    label: str | Promise
    rows: list[InboxRow] = field(default_factory=list)


@login_required
@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """One inbox for all desks."""
    asked = _asked(request)
    every, now = waiting(request).keys, clock.now()
    page, pager = _page(request, _shown(request, asked, every))
    hours = hours_at(request.officer)
    context = asked | {
        "groups": _grouped(rows_of(page, request.officer, hours, now), hours, now),
        "tabs": _tabs(every, asked["tab"]),
        "urgencies": Urgency.choices,
        "counts": counts_of(every, now),
        "page": pager,
        "is_copies": asked["tab"] == "copies" and any(key.kind == COPY for key in page),
    }
    return page_or_fragment(request, "pages/inbox", context)


def _asked(request: HttpRequest) -> dict[str, str]:
    """Tab, words and urgency of the address; what is unknown counts as not asked."""
    tab, urgency = request.GET.get("tab", ""), request.GET.get("urgency", "")
    return {
        "tab": tab if tab in TABS else "",
        "words": request.GET.get("q", "").strip()[:200],
        "urgency": urgency if urgency in Urgency.values else "",
    }


def _shown(request: HttpRequest, asked: dict[str, str], every: list[Key]) -> list[Key]:
    words, urgency = asked["words"], asked["urgency"]
    keys = keys_matching(request.officer, words, urgency) if words or urgency else every
    return [key for key in keys if key.kind in TABS[asked["tab"]]]


def _tabs(keys: list[Key], current: str) -> list[dict[str, object]]:
    counts = counts_of(keys, clock.now())
    home = reverse("pages:inbox")
    return [
        {
            "url": f"{home}?{urlencode({'tab': tab})}" if tab else home,
            "label": TAB_WORDS[tab],
            "count": counts.of_tab(tab),
            "is_current": tab == current,
        }
        for tab in TABS
    ]


def _page(request: HttpRequest, keys: list[Key]) -> tuple[list[Key], dict[str, str]]:
    """The page that begins after the named row; a row that has gone meanwhile begins at the top."""
    names = [f"{key.kind}-{key.pk}" for key in keys]
    after = request.GET.get("after", "")
    start = names.index(after) + 1 if after in names else 0
    page = keys[start : start + PAGE]
    pager = {"previous_url": "", "next_url": ""}
    if start + PAGE < len(keys):
        pager["next_url"] = _url(request, names[start + PAGE - 1])
    if start:
        before = start - PAGE
        pager["previous_url"] = _url(request, names[before - 1] if before > 0 else "")
    return page, pager


def _url(request: HttpRequest, after: str) -> str:
    given = {name: request.GET.get(name, "") for name in ("tab", "q", "urgency")}
    kept = urlencode({name: value for name, value in (given | {"after": after}).items() if value})
    return f"{reverse('pages:inbox')}?{kept}" if kept else reverse("pages:inbox")


def _grouped(rows: list[InboxRow], hours: OfficeHours, now: datetime) -> list[Group]:
    groups = {name: Group(label) for name, label in GROUPS}
    for row in rows:
        groups[group_of(row.due_at, hours, now)].rows.append(row)
    return [group for group in groups.values() if group.rows]


def group_of(due_at: datetime | None, hours: OfficeHours, now: datetime) -> str:
    """Under which heading something stands that is due then."""
    if due_at is None:
        return "other"
    if due_at < now:
        return "late"
    today, day = hours.date_of(now), hours.date_of(due_at)
    if day == today:
        return "today"
    ahead = 7 - today.weekday() if today.weekday() >= SATURDAY else 0
    monday = today + timedelta(days=ahead or -today.weekday())  # a weekend looks ahead
    return "week" if day < monday + timedelta(days=7) else "other"
