"""The verbs of a dossier: change, close, set the trigger, bind anew, reopen, add, take out."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from archive import actions
from archive.actions import DocumentData, DossierChange
from archive.forms.dossiers import ChangeForm, CloseForm, TriggerForm, WhyForm
from archive.forms.filing import DocumentForm
from archive.models import DossierItem
from archive.policies import filing as policies
from archive.queries.dossier_lists import title_for
from archive.queries.dossiers import dossiers_visible_to
from archive.views.dossiers import visible_dossier
from archive.views.outcomes import outcome_of
from eoffice.errors import Refused
from eoffice.htmx import back_to

PAGE = "archive:dossier"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is said of it."""
    dossier = visible_dossier(request, pk)
    policies.may_file(request.officer, dossier).enforce()
    form = ChangeForm(request.POST or None, dossier=dossier)
    if request.method == "POST" and form.is_valid():
        actions.change_dossier(pk, DossierChange(**form.cleaned_data), by=request.officer)
        return back_to(request, PAGE, _("Changed."), pk=pk)
    title = _("Correct the dossier")
    return _verb(request, pk, form, title)


@require_POST
@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it with its trigger date."""
    policies.may_file(request.officer, visible_dossier(request, pk)).enforce()
    form, by = CloseForm(request.POST), request.officer
    closed = outcome_of(
        form, lambda: actions.close_dossier(pk, **form.cleaned_data, by=by), against=Refused
    )
    if closed is None:
        return _verb(request, pk, form, _("Close the dossier"))
    said = _("The dossier is closed. %(sentence)s") % {"sentence": closed.retention.sentence}
    return back_to(request, PAGE, said, pk=pk)


@require_POST
@login_required
def trigger(request: HttpRequest, pk: int) -> HttpResponse:
    """Say when the event happened for which the rule waits."""
    policies.may_file(request.officer, visible_dossier(request, pk)).enforce()
    form, by = TriggerForm(request.POST), request.officer
    found = outcome_of(
        form, lambda: actions.set_trigger(pk, **form.cleaned_data, by=by), against=Refused
    )
    if found is None:
        return _verb(request, pk, form, _("Set the trigger date"))
    return back_to(request, PAGE, found.retention.sentence, pk=pk)


@require_POST
@login_required
def bind(request: HttpRequest, pk: int) -> HttpResponse:
    """Look for its rule in the schedule that is in force today."""
    visible_dossier(request, pk)
    found = actions.bind_anew(pk, by=request.officer)
    return back_to(request, PAGE, found.retention.sentence, pk=pk)


@require_POST
@login_required
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Work on the matter goes on."""
    visible_dossier(request, pk)
    form = WhyForm(request.POST)
    if not form.is_valid():
        return _verb(request, pk, form, _("Open the dossier again"))
    actions.reopen_dossier(pk, form.cleaned_data["reason"], by=request.officer)
    return back_to(request, PAGE, _("The dossier is open again; its retention stands."), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a document into it that is no letter."""
    dossier = visible_dossier(request, pk)
    policies.may_file(request.officer, dossier).enforce()
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _verb(request, pk, form, _("Add a document"))
    upload = form.cleaned_data.pop("file", None)
    data = DocumentData(**form.cleaned_data)
    item = actions.add_document(pk, data, upload, by=request.officer)
    return back_to(request, PAGE, _("Filed as number %(n)d.") % {"n": item.order}, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def unfile(request: HttpRequest, pk: int) -> HttpResponse:
    """Take out what was misfiled, with the reason."""
    seen = DossierItem.objects.inside().filter(dossier__in=dossiers_visible_to(request.officer))
    item = get_object_or_404(seen, pk=pk)
    policies.may_file(request.officer, item.dossier).enforce()
    form = WhyForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        title = _("Take number %(n)d out of the dossier") % {"n": item.order}
        return _verb(request, item.dossier_id, form, title)
    actions.unfile(pk, form.cleaned_data["reason"], by=request.officer)
    return back_to(request, PAGE, _("Taken out."), pk=item.dossier_id)


def _verb(request: HttpRequest, pk: int, form: object, title: str) -> HttpResponse:
    """One verb on a page of its own: its fields, or what was wrong with them."""
    dossier = visible_dossier(request, pk)
    named = title_for(request.officer, dossier)
    context = {"dossier": dossier, "named": named, "form": form, "title": title}
    status = 422 if getattr(form, "errors", None) else 200
    return render(request, "archive/dossier_verb.html", context, status=status)
