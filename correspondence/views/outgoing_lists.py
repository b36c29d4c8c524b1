"""The tray "Paraf & tanda tangan" and the lists "Surat keluar"."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from correspondence.queries import drafts_waiting, outgoing_lists
from correspondence.queries.outgoing_lists import DuePlace, OutgoingRow
from correspondence.queries.outgoing_tabs import REPLY, UNSENT
from correspondence.queries.seeing import Place
from eoffice import clock
from eoffice.organization.calendars import hours_at
from eoffice.paging import day_place_in, pager, place_in, written

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


MANY: dict[str, tuple[str, str | Promise]] = {
    "": ("outgoing:submit_many", _("Send several up")),
    "unsent": ("outgoing:send_many", _("Send several")),
}


@require_safe
@login_required
def approvals(request: HttpRequest) -> HttpResponse:
    """What waits for an initial or a signature."""
    officer, now = request.officer, clock.now()
    hours = hours_at(officer)
    context = {
        "to_initial": drafts_waiting.rows_to_initial(officer, hours, now),
        "to_sign": drafts_waiting.rows_to_sign(officer, hours, now),
        "bulk_url": reverse("outgoing:sign_many"),
        "initial_url": reverse("outgoing:approve_many"),
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
        "new_url": reverse("outgoing:new"),
        "many": MANY.get(tab) if len(rows) > 1 else None,
    }
    return render(request, "outgoing/list.html", context)


def _rows(request: HttpRequest, tab: str) -> list[OutgoingRow]:
    """A page of the tab, and one row more if there is a next one."""
    if tab == REPLY:
        after = _after(request)
        return outgoing_lists.rows_awaiting(request.officer, after=after, limit=PAGE + 1)
    return outgoing_lists.rows_of(request.officer, tab, before=_before(request), limit=PAGE + 1)


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
    return place_in(request.GET.get("from", ""))


def _after(request: HttpRequest) -> DuePlace | None:
    """The same in the list that is ordered by the day until which a reply is awaited."""
    return day_place_in(request.GET.get("from", ""))


def _pager(request: HttpRequest, rows: list[OutgoingRow], tab: str) -> dict[str, str]:
    """Next: from the last row shown; back: to the top, as a keyset has no page numbers."""
    if len(rows) <= PAGE:
        return pager(request)
    last = rows[PAGE - 1]
    at = last.reply_due if tab == REPLY and last.reply_due else last.sort
    return pager(request, written(at, last.pk))
