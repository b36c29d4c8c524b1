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
from eoffice.asked import whole, wholes
from eoffice.errors import NotFound, Refused
from eoffice.files_out import PDF, as_file

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
    return as_file(made, "label-boks.pdf", PDF, is_shown=True)


@require_safe
@login_required
def of_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Of a place and of those right below it."""
    rows = trays.places_kept_by(request.officer).select_related("office")
    place = get_object_or_404(rows, pk=pk)
    below = rows.filter(parent=place).order_by("path")[:MOST]
    made = place_paper.labels_pdf(place_paper.place_label(one) for one in (place, *below))
    return as_file(made, "label-tempat.pdf", PDF, is_shown=True)


def _named(request: HttpRequest, boxes: QuerySet[Box]) -> QuerySet[Box]:
    """All on a place, or those that are named; nonsense names none."""
    if place := whole(request.GET.get("place")):
        return boxes.filter(location=place)
    asked = wholes(request.GET.getlist("box"))
    return boxes.filter(pk__in=asked[: MOST + 1])
