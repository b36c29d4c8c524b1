"""A document of a dossier that belongs to no letter, page by page."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.models import DossierItem
from archive.queries import dossier_items
from archive.queries.dossier_lists import title_for
from archive.queries.dossiers import sees_title
from archive.queries.lent_copies import documents_lent_to
from correspondence.search.address import LONGEST
from correspondence.search.outlining import marks_of
from eoffice.documents.viewer import Viewer, viewer_of

READ = ("dossier__classification", "file")


@require_safe
@login_required
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Its pages, for who keeps the dossier or has a digital copy of it."""
    officer = request.officer
    kept = dossier_items.documents_open_to(officer).filter(pk=pk).first()
    item = kept or get_object_or_404(documents_lent_to(officer).select_related(*READ), pk=pk)
    context = {
        "item": item,
        "dossier": item.dossier,
        "title": title_for(officer, item.dossier),
        "words": item.description if sees_title(officer, item.dossier) else _("Document"),
        "is_kept": kept is not None,
        "viewer": _viewer(item, request.GET.get("find", "")[:LONGEST], is_lent=kept is None),
    }
    return render(request, "archive/document.html", context)


def _viewer(item: DossierItem, find: str, *, is_lent: bool) -> Viewer:
    """The words of a search that led here are outlined; what is lent leaves with its line across
    the pages, never as it came."""
    files = [item.file] if item.file else []
    viewer = viewer_of(files, marks=marks_of(files, find) if find else None)
    if not is_lent:
        return viewer
    return replace(viewer, download_url=reverse("files:viewing", args=[item.file_id]))
