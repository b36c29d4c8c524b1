"""Dossiers: the list, one of them, and opening a new one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from archive import actions
from archive.actions import DossierData
from archive.forms.dossiers import FILTERS, DossierFilterForm, DossierForm
from archive.models import Dossier
from archive.queries import dossier_items, dossier_lists, endings
from archive.queries.daily import keeps_files
from archive.queries.dossiers import dossiers_visible_to
from archive.states import DisposalKind, DossierState
from archive.views.dossier_context import acts_of
from eoffice import clock
from eoffice.asked import whole, wholes
from eoffice.errors import Refused
from eoffice.htmx import back_to, page_or_fragment
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role
from eoffice.paging import pager

PAGE = 25
# daily list: what it leads to
NEXT_STEPS = {
    "transfer": (DisposalKind.TRANSFER, gettext_lazy("Hand over to the records unit")),
    "destroy": (DisposalKind.DESTRUCTION, gettext_lazy("Propose for destruction")),
    "hand_over": (DisposalKind.HAND_OVER, gettext_lazy("Propose for hand-over")),
}


@require_safe
@login_required
def dossiers(request: HttpRequest) -> HttpResponse:
    """Every dossier that this officer may see, as far as the filters let it through."""
    officer, units = request.officer, dossier_lists.units_seen(request.officer)
    form = DossierFilterForm(request.GET or None, units=units)
    rows = dossier_lists.matching(officer, form.wanted(), clock.today(officer.desk.time_zone))
    found = dossier_lists.page_of(rows, before=_before(request), limit=PAGE + 1)
    context = {
        "rows": dossier_lists.rows_of(found[:PAGE], officer),
        "filter": form,
        "page": _pager(request, found),
        "may_open": keeps_files(officer),
        "is_filtered": bool(form.wanted()),
        "next_step": _next_step(officer, form.wanted().get("due", "")),
        "rebinds": _rebinds(request, form.wanted()),
    }
    return page_or_fragment(request, "archive/dossiers", context)


@require_safe
@login_required
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """One dossier: what it is, why it is kept so long, what lies in it, what may be done."""
    found = visible_dossier(request, pk)
    beyond = whole(request.GET.get("after"), digits=8) or 0
    items = list(dossier_items.items_of(found).filter(order__gt=beyond)[: dossier_items.PAGE + 1])
    shown = items[: dossier_items.PAGE]
    more = f"?after={shown[-1].order}" if len(items) > dossier_items.PAGE else ""
    context = {
        "dossier": found,
        "title": dossier_lists.title_for(request.officer, found),
        "items": dossier_items.rows_of(shown, request.officer, found),
        "page": {"next_url": more, "previous_url": request.path if beyond else ""},
        "acts": acts_of(found, request.officer),
    } | endings.told_of(found, request.officer)
    return page_or_fragment(request, "archive/dossier", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Open a dossier."""
    units = dossier_lists.units_kept(request.officer)
    if not units:
        raise Refused(_("Only who files for the unit, or the archivist, may do this."))
    where = {"units": units, "organization_id": request.officer.organization_id}
    form = DossierForm(request.POST or None, initial=_first(request), **where)
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        context = {"form": form, "letter": _letter(request)}
        return render(request, "archive/dossier_new.html", context, status=status)
    made = actions.open_dossier(form.cleaned_data.pop("unit").pk, _data(form), by=request.officer)
    said = _("Dossier %(reference)s is open.") % {"reference": made.reference}
    return back_to(request, _way_on(request, made), said)


def _next_step(officer: Officer, due: str) -> dict[str, str]:
    """What is done with the dossiers of a daily list: the disposal for which they are due."""
    if due not in NEXT_STEPS or not keeps_files(officer):
        return {}
    kind, word = NEXT_STEPS[due]
    if kind != DisposalKind.TRANSFER and not officer.has_role(Role.ARCHIVIST):
        return {}
    return {"url": f"{reverse('archive:disposal_new')}?kind={kind}", "label": str(word)}


def _rebinds(request: HttpRequest, wanted: dict[str, Any]) -> dict[str, str]:
    """The filters of a list of closed dossiers, for binding all of it to today's schedule."""
    closed = wanted.get("state") in (DossierState.CLOSED, DossierState.INACTIVE)
    if not keeps_files(request.officer) or not (closed or wanted.get("due") == "no_trigger"):
        return {}
    return {name: value for name, value in request.GET.items() if name in FILTERS and value}


def visible_dossier(request: HttpRequest, pk: int) -> Dossier:
    """The dossier, if this officer may see it; else 404."""
    rows = dossiers_visible_to(request.officer)
    rows = rows.select_related("unit", "office", "classification", "rule", "box__location")
    return get_object_or_404(rows, pk=pk)


def _letter(request: HttpRequest) -> int:
    """The letter for which the dossier is opened, so that filing it is the next step."""
    return whole(request.POST.get("letter") or request.GET.get("letter")) or 0


def _way_on(request: HttpRequest, made: Dossier) -> str:
    """Back to the letter for which it was opened, else to the dossier."""
    if letter := _letter(request):
        return f"{reverse('archive:file_letter', args=[letter])}?opened={made.pk}"
    return reverse("archive:dossier", args=[made.pk])


def _data(form: DossierForm) -> DossierData:
    return DossierData(**{name: form.cleaned_data[name] for name in DossierData.__slots__})


def _first(request: HttpRequest) -> dict[str, Any]:
    """The own unit, and what a page that leads here knows already."""
    unit = request.officer.desk.unit_id
    year = clock.today(request.officer.desk.time_zone).year
    return {"unit": unit, "year": year} | request.GET.dict()


def _before(request: HttpRequest) -> dossier_lists.Place | None:
    """The place from which the list goes on; nonsense begins at the top."""
    parts = wholes(request.GET.get("from", "").split("_"))
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else None


def _pager(request: HttpRequest, found: list[Dossier]) -> dict[str, str]:
    if len(found) <= PAGE:
        return pager(request)
    last = found[PAGE - 1]
    return pager(request, f"{last.year}_{last.number}_{last.pk}")
