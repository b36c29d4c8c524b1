"""The expedition book: paper that waits to be handed over, and what was handed over."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from correspondence.desks import desk_offices
from correspondence.forms.out_books import ExpeditionForm
from correspondence.models import Delivery, OutgoingLetter
from correspondence.queries.deliveries import expedition_of
from correspondence.views.dispatch_rows import row_of
from eoffice.errors import Refused
from eoffice.paging import all_of, asked_for

MOST, MOST_PRINTED = 100, 1000


@require_safe
@login_required
def expedition(request: HttpRequest) -> HttpResponse:
    """The lines, with what can be noted in each."""
    form, lines = _asked(request)
    found = list(lines[: MOST + 1])
    letters = OutgoingLetter.objects.in_bulk({row.letter_id for row in found})
    rows = [row_of(row, letters[row.letter_id], request.officer) for row in found[:MOST]]
    more = len(found) > MOST
    context = {"filter": form, "rows": rows, "more": more, "asked_for": asked_for(request)}
    return render(request, "outgoing/expedition.html", context)


@require_safe
@login_required
def print_expedition(request: HttpRequest) -> HttpResponse:
    """The lines for paper, with room for signatures."""
    form, lines = _asked(request)
    context: dict[str, Any] = {"rows": all_of(lines, MOST_PRINTED), "done": form.wanted().done}
    context["asked_for"] = asked_for(request)
    return render(request, "outgoing/expedition_print.html", context)


def _asked(request: HttpRequest) -> tuple[ExpeditionForm, QuerySet[Delivery]]:
    if not desk_offices(request.officer):
        raise Refused(_("The expedition book is kept by the intake desk of an office."))
    form = ExpeditionForm(request.GET)
    return form, expedition_of(request.officer, form.wanted())
