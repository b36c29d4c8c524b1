"""Binding many closed dossiers anew: those of a list whose terms differ from today's schedule."""

import time
from collections.abc import Iterator
from itertools import takewhile
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from archive.actions import portions
from archive.forms.dossiers import FILTERS, DossierFilterForm
from archive.queries import dossier_lists
from archive.queries.daily import keeps_files
from archive.queries.dossiers import dossiers_kept_by
from archive.queries.rebinding import to_be_bound
from eoffice import clock
from eoffice.errors import Refused
from eoffice.htmx import back_to

PATIENCE = 10.0  # seconds that somebody waits; what is left then takes another press


@require_POST
@login_required
def bind_many(request: HttpRequest) -> HttpResponse:
    """Bind those of the filtered list that differ: as many as a few seconds suffice for."""
    officer = request.officer
    if not keeps_files(officer):
        raise Refused(_("Only who files for the unit, or the archivist, may do this."))
    form = DossierFilterForm(request.POST, units=dossier_lists.units_seen(officer))
    today = clock.today(officer.desk.time_zone)
    rows = dossier_lists.matching(officer, form.wanted(), today)
    rows = rows.filter(pk__in=dossiers_kept_by(officer).values("pk"))
    waiting = list(to_be_bound(rows, officer.organization_id, today))
    some = in_time(portions.portions(waiting))
    bound = sum(portions.bind_dossiers(ids, by=officer).done for ids in some)
    kept = {name: request.POST[name] for name in FILTERS if request.POST.get(name)}
    url = f"{reverse('archive:dossiers')}?{urlencode(kept)}"
    return back_to(request, url, _said(bound, len(waiting) - bound))


def in_time(waiting: Iterator[list[int]]) -> Iterator[list[int]]:
    """These, one after the other, until nobody wants to wait any longer."""
    ends = time.monotonic() + PATIENCE
    return takewhile(lambda _ids: time.monotonic() < ends, waiting)


def _said(bound: int, left: int) -> str:
    if not bound and not left:
        return _("Every closed dossier of this list has the terms of today's schedule.")
    words = {"n": bound, "left": left}
    said = ngettext("%(n)d dossier was bound anew.", "%(n)d dossiers were bound anew.", bound)
    if not left:
        return said % words
    return f"{said % words} " + _("%(left)d more differ; bind again for these.") % words
