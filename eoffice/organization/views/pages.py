"""Pages to look at: who acts for whom in an office, and who is away."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eoffice.htmx import page_or_fragment
from eoffice.organization import queries
from eoffice.organization.middleware import OfficerRequest
from eoffice.organization.models import User
from eoffice.organization.views.keeping import keeping_of
from eoffice.organization.views.rows import PeriodRow

SUGGESTED = 20


@login_required
@require_safe
def acting(request: OfficerRequest) -> HttpResponse:
    """Acting officials and absences of the office, now and to come."""
    keeping = keeping_of(request)
    office_id, today = keeping.office.pk, keeping.today
    how = {"today": today, "query": keeping.query}
    context = {
        "keeping": keeping,
        "offices": queries.offices_kept_by(request.officer),
        "acting": [PeriodRow.of_acting(row, **how)
                   for row in queries.acting_in_office(office_id, today)],
        "absences": [PeriodRow.of_absence(row, **how)
                     for row in queries.absences_in_office(office_id, today)],
    }  # fmt: skip
    return page_or_fragment(request, "organization/acting", context)


@login_required
@require_safe
def people(request: OfficerRequest) -> HttpResponse:
    """Who could act in the office, as one types a name: of the whole organisation."""
    keeping, words = keeping_of(request), request.GET.get("q", "")[:100]
    everybody = User.objects.of_organization(keeping.office.root_id).filter(is_active=True)
    found = queries.people_named(words, everybody)[:SUGGESTED]
    return render(request, "organization/_people.html", {"people": found})
