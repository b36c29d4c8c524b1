"""What an officer keeps of searches: saved ones, the table of a result, its packed letters."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import storages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from correspondence.actions import exports, saved_searches
from correspondence.actions.saved_searches import NameTaken
from correspondence.search import packing, tabling
from correspondence.search_events import SearchEvent
from eoffice import audit, spreadsheet
from eoffice.errors import Refused
from eoffice.files_out import as_file
from eoffice.htmx import back_to, page_or_fragment
from eoffice.pages.queries import kept_searches, searching


@login_required
@require_GET
def kept(request: HttpRequest) -> HttpResponse:
    """Saved searches and packed letters of this officer."""
    context = kept_searches.page_of(request.officer)
    return page_or_fragment(
        request, "pages/search_kept", context, fragment="pages/_search_exports.html"
    )


@login_required
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the question under a name."""
    wanted, name = _wanted(request), request.POST.get("name", "")
    if _is_refused(request, lambda: saved_searches.save(name, wanted.text, by=request.officer)):
        return back_to(request, wanted.url())
    return back_to(request, "pages:search_kept", message=_("The search is saved."))


@login_required
@require_POST
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a saved search another name."""
    name = request.POST.get("name", "")
    refused = _is_refused(request, lambda: saved_searches.rename(pk, name, by=request.officer))
    said = None if refused else _("The search has its new name.")
    return back_to(request, "pages:search_kept", message=said)


@login_required
@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Let go of a saved search."""
    saved_searches.delete(pk, by=request.officer)
    return back_to(request, "pages:search_kept", message=_("The search is deleted."))


@login_required
@require_POST
def table(request: HttpRequest) -> HttpResponse:
    """The result as a spreadsheet, at once."""
    officer, wanted = request.officer, _wanted(request)
    found = packing.newest_of(officer, wanted.text)
    facts = list(tabling.facts_of(found.hits))
    chain = ("account", officer.user_id or 0)
    detail = {"letters": len(facts)}
    audit.record(SearchEvent.TABLE_TAKEN, by=officer, chain=chain, detail=detail)
    content = packing.table(facts, found.sentence)
    return as_file(content, "hasil-pencarian.xlsx", spreadsheet.MEDIA_TYPE)


@login_required
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Have the letters of the result packed in the background."""
    exports.ask(_wanted(request).text, by=request.officer)
    return back_to(request, "pages:search_kept", message=_("The letters are being packed."))


@login_required
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the packing stopped."""
    exports.cancel(pk, by=request.officer)
    return back_to(
        request, "pages:search_kept", message=_("The packing is stopped. Nothing is kept of it.")
    )


@login_required
@require_GET
def take(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand over the packed letters, as long as all of them may still be read."""
    found = exports.take(pk, by=request.officer, is_open=packing.still_open)
    content = storages["default"].open(found.key)
    name = f"surat-{localtime(found.ready_at):%Y-%m-%d}.zip"
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return FileResponse(content, as_attachment=True, filename=name, headers=headers)


def _is_refused(request: HttpRequest, act: Callable[[], object]) -> bool:
    """Whether a name cannot be given; the page from which it was asked for says why."""
    try:
        act()
    except (Refused, NameTaken) as refusal:
        messages.error(request, str(refusal))
        return True
    return False


def _wanted(request: HttpRequest) -> searching.Wanted:
    return searching.wanted_by(QueryDict(request.POST.get("query", "")[:1000]))
