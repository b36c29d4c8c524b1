"""What a person does on these pages; every function is one verb."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eoffice.asked import whole
from eoffice.htmx import back_to, page_or_fragment
from eoffice.organization import actions, queries
from eoffice.organization.forms import AbsenceForm, ActingForm, LastDayForm
from eoffice.organization.middleware import DESK_OF_SESSION, OfficerRequest
from eoffice.organization.views.keeping import Keeping, keeping_of, was_done

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_POST
def switch_desk(request: OfficerRequest) -> HttpResponse:
    """Act from another of the own desks from now on."""
    officer = request.officer.at(whole(request.POST.get("desk")))
    request.session[DESK_OF_SESSION] = officer.position_id
    to = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(to, {request.get_host()}, request.is_secure())
    message = _("You now act: %(label)s.") % {"label": officer.label}
    return back_to(request, to if safe else "/", message)


@login_required
@GET_OR_POST
def acting_appoint(request: OfficerRequest) -> HttpResponse:
    """Enter a Plt., Plh. or Pj."""
    keeping = keeping_of(request)
    form = ActingForm(request.POST or None, office=keeping.office, today=keeping.today)
    if was_done(form, lambda: actions.appoint_acting(**form.facts(), by=keeping.by)):
        return _back(request, keeping, _("The acting official has been entered."))
    return _form_page(request, "organization/acting_appoint", form, keeping)


@login_required
@require_POST
def acting_end(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say which day is the last one, or withdraw the entry."""
    keeping, form = keeping_of(request), LastDayForm(request.POST)
    found = queries.acting_in_office(keeping.office.pk, keeping.today)
    acting = get_object_or_404(found, pk=pk)
    if was_done(
        form, lambda: actions.end_assignment(acting.pk, by=keeping.by, **form.cleaned_data)
    ):
        return _back(request, keeping, _("The last day has been changed."))
    return _form_page(request, "organization/acting_end", form, keeping)


@login_required
@GET_OR_POST
def absence_enter(request: OfficerRequest) -> HttpResponse:
    """Enter leave, travel, training or illness."""
    keeping = keeping_of(request)
    form = AbsenceForm(request.POST or None, office=keeping.office, today=keeping.today)
    who = {"by": keeping.by, "office_id": keeping.office.pk}
    if was_done(form, lambda: actions.enter_absence(**form.facts(), **who)):
        return _back(request, keeping, _entered(form))
    return _form_page(request, "organization/absence_enter", form, keeping)


@login_required
@require_POST
def absence_end(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say which day is the last one, or withdraw the entry."""
    keeping, form = keeping_of(request), LastDayForm(request.POST)
    found = queries.absences_in_office(keeping.office.pk, keeping.today)
    absence = get_object_or_404(found, pk=pk)
    who = {"by": keeping.by, "office_id": keeping.office.pk}
    if was_done(form, lambda: actions.end_absence(absence.pk, **form.cleaned_data, **who)):
        return _back(request, keeping, _("The last day has been changed."))
    return _form_page(request, "organization/absence_end", form, keeping)


def _entered(form: AbsenceForm) -> str:
    """That it was entered, and which desk is without its acting official in these days."""
    said = _("The absence has been entered.")
    given = form.facts()
    acting = queries.acting_of(given["user_id"], given["starts"], given["ends"])
    if titles := ", ".join(one.position.title for one in acting):
        warned = _("In that time this person acts at: %(titles)s. Enter who acts instead.")
        said = f"{said} {warned % {'titles': titles}}"
    return said


def _back(request: OfficerRequest, keeping: Keeping, message: str) -> HttpResponse:
    return back_to(request, reverse("organization:acting") + keeping.query, message)


def _form_page(
    request: OfficerRequest,
    page: str,
    form: ActingForm | AbsenceForm | LastDayForm,
    keeping: Keeping,
) -> HttpResponse:
    """The form, once more with what is wrong if it was sent."""
    status = 422 if form.is_bound else 200
    return page_or_fragment(request, page, {"form": form, "keeping": keeping}, status)
