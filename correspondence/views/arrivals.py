"""Letters from other offices of the organisation: one click gives them their number here."""

import secrets

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from correspondence.actions import arrivals
from correspondence.desks import desk_offices
from correspondence.models import Arrival
from eoffice.htmx import back_to


@require_POST
@login_required
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the letter this office's own agenda number."""
    here = Arrival.objects.filter(office__in=desk_offices(request.officer))
    arrival = get_object_or_404(here, pk=pk)
    token = request.POST.get("token") or secrets.token_hex(16)
    arrival = arrivals.register_arrival(arrival.pk, by=request.officer, token=token[:40])
    said = _("Recorded here as %(number)s.") % {"number": arrival.agenda_number}
    return back_to(request, "intake:tray", said)
