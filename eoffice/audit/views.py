"""The auditor's pages: the list of what was done, and one entry with its place in the chain."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from eoffice.audit import policies, queries
from eoffice.audit.forms import TrailFilter
from eoffice.audit.pager import Pager
from eoffice.audit.rows import Chip, label_of, rows_of
from eoffice.audit.verify import looks_whole
from eoffice.htmx import page_or_fragment


@require_safe
@login_required
def trail(request: HttpRequest) -> HttpResponse:
    """What was done in the auditor's organisation, newest first."""
    officer = request.officer  # type: ignore[attr-defined]
    policies.may_read_trail(officer).enforce()
    form, before = TrailFilter(request.GET), request.GET.get("before", "")
    found = queries.trail_page(officer, form.wanted(), before=before)
    context = {
        "form": form,
        "chips": _chips(request, form),
        "rows": rows_of(found.entries),
        "page": Pager.of(request.GET, older=found.older),
    }
    return page_or_fragment(request, "audit/trail", context, fragment="audit/_entries.html")


def _chips(request: HttpRequest, form: TrailFilter) -> list[Chip]:
    """The one subject that a link asked for, with the way back to all of them."""
    wanted = form.wanted()
    if wanted.subject is None:
        return []
    rest = request.GET.copy()
    for name in ("kind", "subject", "before"):
        rest.pop(name, None)
    return [Chip(label_of(wanted.kind, wanted.subject), f"?{rest.urlencode()}")]


@require_safe
@login_required
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry: everything that was kept, and whether its chain is whole."""
    officer = request.officer  # type: ignore[attr-defined]
    policies.may_read_trail(officer).enforce()
    found = get_object_or_404(queries.entries_for(officer), pk=pk)
    is_whole = looks_whole(found.subject_kind, found.subject_id)
    context = {"row": rows_of([found])[0], "is_whole": is_whole}
    return page_or_fragment(request, "audit/entry", context)
