"""Labels of boxes and places as PDF."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive import place_paper
from archive.lists import parts
from archive.models import Box
from archive.queries import places as trays
from eoffice.asked import whole, wholes
from eoffice.errors import NotFound
from eoffice.files_out import PDF, as_file

MOST = 200  # on one PDF, so that it is printed while one waits


@require_safe
@login_required
def of_boxes(request: HttpRequest) -> HttpResponse:
    """Of the boxes that are named (`?box=1&box=2`), or of all on a place (`?place=3`)."""
    rows = trays.boxes_kept_by(request.officer).select_related("office").order_by("number")
    asked = _named(request, rows)
    part = _part(request, asked, _("Labels of boxes"))
    if isinstance(part, HttpResponse):
        return part
    boxes = list(asked[part.first - 1 : part.last])
    if not boxes:
        raise NotFound
    facts = {row.pk: row for row in trays.boxes_of(rows.filter(pk__in=[box.pk for box in boxes]))}
    made = place_paper.labels_pdf(place_paper.box_label(box, facts[box.pk]) for box in boxes)
    return as_file(made, _named_part("label-boks", part), PDF, is_shown=True)


@require_safe
@login_required
def of_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Of a place and of those right below it."""
    rows = trays.places_kept_by(request.officer).select_related("office")
    place = get_object_or_404(rows, pk=pk)
    asked = rows.filter(Q(pk=pk) | Q(parent=place)).order_by("path")
    part = _part(request, asked, _("Labels of places"))
    if isinstance(part, HttpResponse):
        return part
    some = asked[part.first - 1 : part.last]
    made = place_paper.labels_pdf(place_paper.place_label(one) for one in some)
    return as_file(made, _named_part("label-tempat", part), PDF, is_shown=True)


def _part(request: HttpRequest, rows: QuerySet[Any], title: str) -> parts.Part | HttpResponse:
    """The part that is asked for, or the page that offers the parts of a long run of labels."""
    found = parts.parts_of(rows.order_by().count(), MOST, request)
    return parts.chosen(found, request) or parts.page(
        request, title, found, reverse("archive:places"), are_labels=True
    )


def _named_part(name: str, part: parts.Part) -> str:
    return f"{name}-{part.number}.pdf" if part.url else f"{name}.pdf"


def _named(request: HttpRequest, boxes: QuerySet[Box]) -> QuerySet[Box]:
    """All on a place, or those that are named; nonsense names none."""
    if place := whole(request.GET.get("place")):
        return boxes.filter(location=place)
    return boxes.filter(pk__in=wholes(request.GET.getlist("box")))
