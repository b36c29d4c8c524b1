"""The list of notices, the bell's number, and the preferences."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from eoffice.asked import whole
from eoffice.htmx import back_to, page_or_fragment
from eoffice.notifications import actions, catalogue, queries
from eoffice.notifications.models import Notice
from eoffice.organization.middleware import answers_without_desk

PAGE = 25


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice as a sentence, and what its letter is about."""

    notice: Notice
    sentence: str
    about: str


@login_required
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """Own notices, newest first."""
    before = whole(request.GET.get("before"))
    found = list(queries.notices_of(request.officer, before=before)[: PAGE + 1])
    following = f"?before={found[PAGE - 1].pk}" if len(found) > PAGE else ""
    page = {"next_url": following, "previous_url": "?" if before else ""}
    return page_or_fragment(
        request, "notices/notice_list", {"rows": _rows(request, found[:PAGE]), "page": page}
    )


@answers_without_desk
@login_required
@require_GET
def badge(request: HttpRequest) -> HttpResponse:
    """The bell's number, polled; 304 while nothing has changed."""
    count = queries.unread_count(request.officer)
    etag = f'"{request.officer.user_id}-{count}"'
    if known := get_conditional_response(request, etag=etag):
        return known
    response = HttpResponse(render_to_string("shared/_badge.html", {"count": count}))
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response


@login_required
@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a notice as read and go where it leads."""
    notice = get_object_or_404(queries.notices_of(request.officer), pk=pk)
    actions.mark_read([notice.pk], by=request.officer)
    return redirect(notice.path or "notices:list")


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    actions.mark_all_read(by=request.officer)
    return back_to(request, "notices:list", _("All notices are marked as read."))


@login_required
@require_http_methods(["GET", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Which kinds of notices also come by e-mail."""
    kinds = catalogue.kinds()
    if request.method == "POST":
        wanted = set(request.POST.getlist("kind"))
        actions.set_preferences(kinds.keys() - wanted, by=request.officer)
        return back_to(request, "notices:preferences", _("Your choice was kept."))
    off = queries.kinds_off(request.officer)
    groups = [
        (title, [(kind, catalogue.plain_sentence_of(kind), kind not in off) for kind in one])
        for title, one in catalogue.groups()
    ]
    return render(request, "notices/preferences.html", {"groups": groups})


def _rows(request: HttpRequest, found: list[Notice]) -> list[NoticeRow]:
    letters = {row.pk: row.facts.get("letter", 0) for row in found}
    about = catalogue.about({pk for pk in letters.values() if pk}, by=request.officer)
    return [
        NoticeRow(row, catalogue.sentence_of(row.kind, row.facts), about.get(letters[row.pk], ""))
        for row in found
    ]
