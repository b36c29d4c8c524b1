"""Filing letters: one from its page, many from the daily list."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive import actions
from archive.actions import portions
from archive.forms.filing import FileForm
from archive.queries import unfiled as trays
from archive.queries.daily import DAYS, keeps_files
from archive.queries.dossier_items import parts_of
from archive.queries.filings import filings_of, is_filed
from archive.queries.suggesting import open_dossiers, suggested_for
from correspondence.models import Letter
from correspondence.policies.seeing import LetterView
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import Part
from eoffice.asked import whole, wholes
from eoffice.errors import Refused
from eoffice.htmx import back_to, page_or_fragment
from eoffice.organization.officer import Officer
from eoffice.paging import pager, place_in, written

PAGE, MOST_AT_ONCE = 50, 200


@require_safe
@login_required
def unfiled(request: HttpRequest) -> HttpResponse:
    """Letters whose work ended some time ago and that lie in no dossier, the oldest first."""
    _require_filer(request)
    asked = whole(request.GET.get("days"), digits=4)
    days = DAYS if asked is None else asked
    rows = trays.rows_of(request.officer, days=days, after=_after(request), limit=PAGE + 1)
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    context = {
        "rows": rows[:PAGE],
        "days": days,
        "page": pager(request, written(last.sort, last.pk) if last else None),
        "dossiers": open_dossiers(request.officer).select_related("classification")[:MOST_AT_ONCE],
    }
    return page_or_fragment(request, "archive/unfiled", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def file_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the dossier for a letter; an original lies in one, further ones get a link."""
    _require_filer(request)
    letter = get_object_or_404(letters_visible_to(request.officer), pk=pk)
    dossiers = open_dossiers(request.officer).filter(organization=letter.organization_id)
    form = FileForm(request.POST or None, dossiers=dossiers)
    if request.method == "POST" and form.is_valid():
        return _file_one(request, letter.pk, form)
    opened_now = whole(request.GET.get("opened")) or 0
    context = _letter_context(letter, request.officer, opened_now) | {"form": form}
    return render(request, "archive/letter_file.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def file_many(request: HttpRequest) -> HttpResponse:
    """File the ticked letters of the daily list into one dossier; what cannot be filed stays."""
    _require_filer(request)
    form = FileForm(request.POST, dossiers=open_dossiers(request.officer))
    ticked = wholes(request.POST.getlist("letter"))[:MOST_AT_ONCE]
    if not ticked or not form.is_valid():
        messages.error(request, _("Tick letters and choose an open dossier; nothing was filed."))
        return redirect("archive:unfiled")
    dossier = form.cleaned_data["dossier"]
    outcome = portions.file_letters(ticked, dossier.pk, by=request.officer)
    for why, n in outcome.refused.items():
        messages.warning(request, f"{why} ({n})" if n > 1 else why)
    return back_to(request, "archive:unfiled", _said(outcome.done, dossier.reference))


def _said(filed: int, reference: str) -> str | None:
    said = ngettext("%(n)d letter was filed into %(reference)s.",
                    "%(n)d letters were filed into %(reference)s.", filed)  # fmt: skip
    return said % {"n": filed, "reference": reference} if filed else None


def _letter_context(letter: Letter, officer: Officer, opened: int) -> dict[str, Any]:
    """The letter as far as it may be read, where it lies, and where it probably belongs."""
    part = parts_of(officer, [letter])[letter.pk] or Part.LINE
    return {
        "letter": letter,
        "view": LetterView(letter, part),
        "suggested": suggested_for(letter, officer, opened=opened),
        "filings": filings_of(letter.pk, officer),
        "is_link": is_filed(letter.pk),
    }


def _file_one(request: HttpRequest, letter_id: int, form: FileForm) -> HttpResponse:
    data, link = form.cleaned_data, is_filed(letter_id)
    dossier = data["dossier"]
    how = {"has_paper": data["has_paper"], "note": data["note"], "is_link": link}
    item = actions.file_letter(letter_id, dossier.pk, by=request.officer, **how)
    words = {"reference": dossier.reference, "n": item.order}
    said = _("Filed into %(reference)s as number %(n)d.") % words
    return back_to(request, "archive:dossier", said, pk=dossier.pk)


def _require_filer(request: HttpRequest) -> None:
    if not keeps_files(request.officer):
        raise Refused(_("Only who files for the unit, or the archivist, may do this."))


def _after(request: HttpRequest) -> trays.Place | None:
    """The place from which the list goes on; nonsense begins at the top."""
    return place_in(request.GET.get("from", ""))
