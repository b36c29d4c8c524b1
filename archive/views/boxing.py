"""Putting a dossier into a box by numbers, where no scanner is at hand."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.actions.places import put_into_box
from archive.forms.places import IntoBoxForm
from archive.policies.places import may_keep_places
from archive.queries.dossier_lists import title_for
from archive.views.dossiers import visible_dossier
from archive.views.outcomes import outcome_of
from eoffice.htmx import back_to


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def into_box(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the box, and the folder if it bears a number already."""
    dossier = visible_dossier(request, pk)
    may_keep_places(request.officer, dossier.office_id).enforce()
    form = IntoBoxForm(request.POST or None, dossier=dossier)
    done = outcome_of(form, lambda: put_into_box(pk, **form.box_and_folder, by=request.officer))
    if done is None:
        named, title = title_for(request.officer, dossier), _("Put it into a box")
        context = {"dossier": dossier, "named": named, "form": form, "title": title}
        status = 422 if form.errors else 200
        return render(request, "archive/dossier_verb.html", context, status=status)
    number = form.cleaned_data["box"].number
    words = {"thing": done.reference, "box": number, "folder": done.folder_number}
    said = _("%(thing)s lies in box %(box)s as folder %(folder)s.") % words
    return back_to(request, "archive:dossier", said, pk=pk)
