"""The tray "Paraf & tanda tangan" and the lists "Surat keluar"."""

from datetime import datetime
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from correspondence.queries import drafts_waiting, outgoing_lists
from correspondence.queries.outgoing_lists import DuePlace, OutgoingRow
from correspondence.queries.outgoing_tabs import REPLY, UNSENT
from correspondence.queries.seeing import Place
from eoffice import clock
from eoffice.calendar import OfficeHours
from eoffice.organization.calendars import hours_of
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

PAGE = 25
TAB_WORDS: dict[str, str | Promise] = {
    "": _("My drafts"),
    "checked": _("Being checked"),
    "signed": _("Signed"),
    "unsent": _("Not sent"),
    "reply": _("Waiting for a reply"),
    "all": _("All"),
}
EMPTY: dict[str, str | Promise] = {
    "": _("What you write appears here until you send it up, and again when it is to be revised."),
    "checked": _("Drafts appear here from the moment they are sent up until they are signed."),
    "signed": _("Signed letters appear here with their numbers."),
    "unsent": _("Signed letters appear here until they are on their way to everybody."),
    "reply": _("Signed letters appear here from the day set for their reply until it has come."),
    "all": _("Letters that you write, check, sign or send appear here."),
}


@require_safe
@login_required
def approvals(request: HttpRequest) -> HttpResponse:
    """What waits for an initial or a signature."""
    officer = request.officer
    context = {
        "to_initial": drafts_waiting.rows_to_initial(officer, _hours(officer), clock.now()),
        "to_sign": drafts_waiting.rows_to_sign(officer),
        "bulk_url": _address("sign_many"),
    }
    return render(request, "outgoing/approvals.html", context)


@require_safe
@login_required
def letters(request: HttpRequest) -> HttpResponse:
    """Letters that go out, by where they stand."""
    asked = request.GET.get("tab", "")
    tab = asked if asked in TAB_WORDS else ""
    rows = _rows(request, tab)
    context = {
        "rows": rows[:PAGE],
        "tabs": _tabs(tab, outgoing_lists.unsent_count(request.officer)),
        "empty": EMPTY[tab],
        "page": _pager(request, rows, tab),
        "new_url": _address("new"),
    }
    return render(request, "outgoing/list.html", context)


def _rows(request: HttpRequest, tab: str) -> list[OutgoingRow]:
    """A page of the tab, and one row more if there is a next one."""
    if tab == REPLY:
        after = _after(request)
        return outgoing_lists.rows_awaiting(request.officer, after=after, limit=PAGE + 1)
    return outgoing_lists.rows_of(request.officer, tab, before=_before(request), limit=PAGE + 1)


def _hours(officer: Officer) -> OfficeHours:
    """The working hours of the current desk's office; the usual ones without a desk."""
    return hours_of(Unit.objects.get(pk=officer.office_id)) if officer.office_id else OfficeHours()


def _tabs(current: str, unsent: int) -> list[dict[str, object]]:
    home = reverse("outgoing:list")
    return [
        {
            "url": f"{home}?{urlencode({'tab': tab})}" if tab else home,
            "label": label,
            "is_current": tab == current,
            "count": unsent if tab == UNSENT else 0,
        }
        for tab, label in TAB_WORDS.items()
    ]


def _before(request: HttpRequest) -> Place | None:
    """The place in the list from which the page goes on; nonsense begins at the top."""
    moment, _sign, pk = request.GET.get("from", "").rpartition("_")
    try:
        found: datetime | None = parse_datetime(moment)
    except ValueError:
        return None
    return (found, int(pk)) if found and found.tzinfo and pk.isdigit() else None


def _after(request: HttpRequest) -> DuePlace | None:
    """The same in the list that is ordered by the day until which a reply is awaited."""
    said, _sign, pk = request.GET.get("from", "").rpartition("_")
    try:
        day = parse_date(said)
    except ValueError:
        return None
    return (day, int(pk)) if day and pk.isdecimal() and len(pk) < 19 else None


def _pager(request: HttpRequest, rows: list[OutgoingRow], tab: str) -> dict[str, str]:
    """Next: from the last row shown; back: to the top, as a keyset has no page numbers."""
    pager = {"previous_url": "", "next_url": ""}
    kept = {"tab": tab} if tab else {}
    if len(rows) > PAGE:
        last = rows[PAGE - 1]
        at = last.reply_due if tab == REPLY and last.reply_due else last.sort
        place = {"from": f"{at.isoformat()}_{last.pk}"}
        pager["next_url"] = f"{request.path}?{urlencode(kept | place)}"
    if request.GET.get("from"):
        pager["previous_url"] = f"{request.path}?{urlencode(kept)}"
    return pager


def _address(name: str) -> str:
    try:
        return reverse(f"outgoing:{name}")
    except NoReverseMatch:
        return ""
