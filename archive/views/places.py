"""Places: what lies where, a place, a box, and setting them up."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from archive.actions.claiming import act_once
from archive.actions.places import change_place, make_boxes, make_place
from archive.forms.places import BoxesForm, PlaceChangeForm, PlaceForm
from archive.models import Box, StorageLocation
from archive.policies.archivist import archivist_desk
from archive.queries import places as trays
from archive.states import PlaceKind
from archive.views.outcomes import is_carried_out
from correspondence.forms.paper_fields import new_token
from eoffice.asked import whole
from eoffice.errors import Refused
from eoffice.htmx import back_to
from eoffice.organization.officer import Officer
from eoffice.paging import pager

BOXES_SHOWN = 100


@require_safe
@login_required
def places(request: HttpRequest) -> HttpResponse:
    """The tree of places with counts, and the boxes that stand nowhere yet."""
    office_id = own_office(request.officer)
    rows = Box.objects.filter(office=office_id, location=None)
    loose, page = _page(request, rows, key="loose")
    context = {
        "places": trays.tree_of(office_id),
        "loose": loose,
        "page": page,
        "counts": trays.counts_kept_by(request.officer)[:5],
    }
    return render(request, "archive/places.html", context)


@require_safe
@login_required
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """A place with the boxes on it."""
    found = get_object_or_404(trays.places_kept_by(request.officer), pk=pk)
    boxes, page = _page(request, Box.objects.filter(location=found), key="box")
    first = {"name": found.name, "active": found.active}
    context = {
        "place": found,
        "boxes": boxes,
        "page": page,
        "below": found.children.order_by("path"),
        "change": PlaceChangeForm(initial=first),
        "token": new_token(),
    }
    return render(request, "archive/place.html", context)


@require_safe
@login_required
def box(request: HttpRequest, pk: int) -> HttpResponse:
    """A box with its dossiers."""
    rows = trays.boxes_kept_by(request.officer).select_related("location")
    found = get_object_or_404(rows, pk=pk)
    context = {"box": found, "rows": trays.content_of(found, request.officer)}
    context |= {"token": new_token()}
    return render(request, "archive/box.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def place_new(request: HttpRequest) -> HttpResponse:
    """Set up a room, a shelf or a row."""
    office_id = own_office(request.officer)
    above = StorageLocation.objects.filter(office=office_id, active=True)
    first = {"parent": request.GET.get("parent"), "kind": request.GET.get("kind")}
    form = PlaceForm(request.POST or None, places=above.exclude(kind=PlaceKind.ROW), initial=first)
    if not is_carried_out(form, lambda: _act(request, make_place, office_id, form.place)):
        return _form(request, form, _("Set up a place"))
    return back_to(request, "archive:places", _("The place is set up."))


@require_http_methods(["POST"])
@login_required
def place_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Name it differently, or take it out of use."""
    get_object_or_404(trays.places_kept_by(request.officer), pk=pk)
    form = PlaceChangeForm(request.POST)
    if not form.is_valid():
        return _form(request, form, _("Change the place"))
    name, active = form.cleaned_data["name"], form.cleaned_data["active"]
    _act(request, change_place, pk, name, active=active)
    return back_to(request, "archive:place", _("Changed."), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def box_new(request: HttpRequest) -> HttpResponse:
    """Make boxes with the next numbers."""
    office_id = own_office(request.officer)
    shelves = StorageLocation.objects.filter(office=office_id, active=True)
    shelves = shelves.exclude(kind=PlaceKind.ROOM)
    form = BoxesForm(
        request.POST or None, places=shelves, initial={"place": request.GET.get("place")}
    )
    if not is_carried_out(form, lambda: _act(request, make_boxes, office_id, *form.wanted)):
        return _form(request, form, _("Make boxes"))
    where, count = form.cleaned_data["place"], form.cleaned_data["count"]
    said = ngettext("%(n)d box is made.", "%(n)d boxes are made.", count) % {"n": count}
    if where:
        return back_to(request, "archive:place", said, pk=where.pk)
    return back_to(request, "archive:places", said)


def own_office(officer: Officer) -> int:
    """The office whose places the officer keeps from the desk in use. Raises `Refused`."""
    offices = [desk.office_id for desk in officer.desks]
    first = sorted(offices, key=lambda pk: pk != officer.desk.office_id)
    for office_id in first:
        if archivist_desk(officer, office_id):
            return office_id
    raise Refused(_("Only the archivist of the office keeps its storage places."))


def _page(
    request: HttpRequest, boxes: QuerySet[Box], *, key: str
) -> tuple[list[trays.BoxRow], dict[str, str]]:
    """Boxes as they stand, from the one behind the box that the address names."""
    last = whole(request.GET.get(key))
    rows = trays.boxes_of(trays.boxes_behind(boxes, last)[: BOXES_SHOWN + 1])
    shown = rows[:BOXES_SHOWN]
    return shown, pager(request, shown[-1].pk if len(rows) > BOXES_SHOWN else None, key=key)


def _act(request: HttpRequest, verb: Any, *about: Any, **how: Any) -> Any:
    token = request.POST.get("token", "")[:40]
    return act_once(verb, *about, by=request.officer, token=token, **how)


def _form(request: HttpRequest, form: Any, title: str) -> HttpResponse:
    context = {"form": form, "title": title, "token": new_token()}
    status = 422 if form.errors else 200
    return render(request, "archive/place_form.html", context, status=status)
