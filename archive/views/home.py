"""The first page of the archive: what is to be done today, list by list."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.queries import daily
from archive.queries.dossiers import dossiers_visible_to
from eoffice.errors import Refused
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The daily lists with their numbers."""
    officer = request.officer
    if not daily.keeps_files(officer) and not dossiers_visible_to(officer).exists():
        raise Refused(_("The archive is kept by the archivist and by who files for a unit."))
    context = {
        "lists": _lists(daily.daily_of(officer)),
        "most": daily.MOST_COUNTED,
        "places": _places(officer),
        "may_open": daily.keeps_files(officer),
    }
    return render(request, "archive/home.html", context)


def _places(officer: Officer) -> list[dict[str, Any]]:
    """Where the records themselves are found, as far as the officer works with them."""
    found = [("dossiers", "archive", _("Dossiers")), ("lists", "table", _("Lists and labels"))]
    if daily.keeps_files(officer):
        found.append(("schedules", "list-ol", _("Classification and retention")))
        found.append(("disposals", "box-arrow-right", _("Disposal")))
    if officer.has_role(Role.ARCHIVIST):
        found.append(("places", "box", _("Storage places")))
        found.append(("old_lists", "upload", _("Old lists")))
        found.append(("packages", "box-seam", _("Packages")))
    return [
        {"url": reverse(f"archive:{name}"), "icon": icon, "label": label}
        for name, icon, label in found
    ]


def _lists(found: daily.Daily) -> list[dict[str, Any]]:
    """Each list: how many, in words."""
    return [
        {
            "count": found.unfiled,
            "label": _("Letters not filed for more than %(n)d days") % {"n": daily.DAYS},
            "url": reverse("archive:unfiled"),
        },
        _due(found.without_class, _("Dossiers without a classification"), "no_class"),
        _due(found.without_trigger, _("Closed, but retention does not run"), "no_trigger"),
        _due(found.to_transfer, _("Due for transfer to the records unit"), "transfer"),
        _due(found.to_destroy, _("Due for destruction"), "destroy"),
        _due(found.to_hand_over, _("Due for hand-over"), "hand_over"),
        _due(found.to_reappraise, _("To be appraised again"), "reappraise"),
    ]


def _due(count: int, label: str, due: str) -> dict[str, Any]:
    return {"count": count, "label": label, "url": f"{reverse('archive:dossiers')}?due={due}"}
