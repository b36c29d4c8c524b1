"""Founding an organisation: the first page of a new installation."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from correspondence.actions import once
from eoffice.errors import OfficeError
from eoffice.htmx import back_to
from eoffice.organization.middleware import OfficerRequest
from eoffice.pages.actions.founding import found_office
from eoffice.pages.forms.founding import FoundOfficeForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def found(request: OfficerRequest) -> HttpResponse:
    """Found an organisation; for the superuser of the installation only."""
    if not request.officer.is_superuser:
        raise Http404
    if once.answered(request.POST.get("token", "")[:64], by=request.officer):
        return redirect("pages:home")
    form = FoundOfficeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            office = found_office(form.plan(), by=request.officer, token=form.once)
        except OfficeError as error:
            form.add_error(None, str(error))
        else:
            said = _("%(office)s is founded. What is left to do stands below.")
            return back_to(request, reverse("pages:home"), said % {"office": office.name})
    return render(request, "pages/found.html", {"form": form}, status=422 if form.is_bound else 200)
