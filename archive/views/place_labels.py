"""Labels of boxes and places as PDF."""

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive import place_paper
from archive.models import Box
from archive.queries import places as trays
from eoffice.errors import NotFound, Refused

MOST = 200


@require_safe
@login_required
def of_boxes(request: HttpRequest) -> HttpResponse:
    """Of the boxes that are named (`?box=1&box=2`), or of all on a place (`?place=3`)."""
    rows = trays.boxes_kept_by(request.officer).select_related("office").order_by("number")
    boxes = list(_named(request, rows)[: MOST + 1])
    if not boxes:
        raise NotFound
    if len(boxes) > MOST:
        raise Refused(_("At most %(n)d at once.") % {"n": MOST})
    facts = {row.pk: row for row in trays.boxes_of(rows.filter(pk__in=[box.pk for box in boxes]))}
    made = place_paper.labels_pdf(place_paper.box_label(box, facts[box.pk]) for box in boxes)
    return _answer(made, "label-boks.pdf")


@require_safe
@login_required
def of_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Of a place and of those right below it."""
    rows = trays.places_kept_by(request.officer).select_related("office")
    place = get_object_or_404(rows, pk=pk)
    below = rows.filter(parent=place).order_by("path")[:MOST]
    made = place_paper.labels_pdf(place_paper.place_label(one) for one in (place, *below))
    return _answer(made, "label-tempat.pdf")


def _named(request: HttpRequest, boxes: QuerySet[Box]) -> QuerySet[Box]:
    """All on a place, or those that are named; nonsense names none."""
    place = request.GET.get("place", "")
    if place.isdecimal() and len(place) < 16:
        return boxes.filter(location=int(place))
    asked = [int(pk) for pk in request.GET.getlist("box") if pk.isdecimal() and len(pk) < 16]
    return boxes.filter(pk__in=asked[: MOST + 1])


def _answer(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
