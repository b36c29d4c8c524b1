"""The first page of the archive: what is to be done today, list by list."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.queries import daily
from archive.queries.dossiers import dossiers_visible_to
from eoffice.errors import Refused


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The daily lists with their numbers."""
    officer = request.officer
    if not daily.keeps_files(officer) and not dossiers_visible_to(officer).exists():
        raise Refused(_("The archive is kept by the archivist and by who files for a unit."))
    context = {"lists": _lists(daily.daily_of(officer)), "most": daily.MOST_COUNTED}
    return render(request, "archive/home.html", context)


def _lists(found: daily.Daily) -> list[dict[str, Any]]:
    """Each list: how many, in words."""
    return [
        {
            "count": found.unfiled,
            "label": _("Letters not filed for more than %(n)d days") % {"n": daily.DAYS},
        },
        {"count": found.without_class, "label": _("Dossiers without a classification")},
        {"count": found.without_trigger, "label": _("Closed, but retention does not run")},
        {"count": found.to_transfer, "label": _("Due for transfer to the records unit")},
        {"count": found.to_destroy, "label": _("Due for destruction")},
        {"count": found.to_hand_over, "label": _("Due for hand-over")},
        {"count": found.to_reappraise, "label": _("To be appraised again")},
    ]
