"""Holds: the list, one hold with what it binds, laying, binding, releasing, lifting."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from archive.actions import holds as actions
from archive.forms.disposals import ReasonForm
from archive.forms.holds import BindForm, HoldForm
from archive.models import Dossier
from archive.policies import disposals as policies
from archive.queries.disposals import holds_visible_to
from archive.queries.dossiers import dossiers_visible_to
from archive.states import HoldState
from archive.views import keeping_desk
from eoffice.asked import whole
from eoffice.errors import Refused
from eoffice.htmx import back_to
from eoffice.organization.states import Role

FORM = ["GET", "HEAD", "POST"]
ITEMS = 100


@require_safe
@login_required
def holds(request: HttpRequest) -> HttpResponse:
    """What binds, and what was lifted."""
    mine = holds_visible_to(request.officer)
    is_keeper = request.officer.has_role(Role.ARCHIVIST)
    if not is_keeper and not mine.exists():
        raise Refused(_("Holds are kept by the archivist."))
    tab = "lifted" if request.GET.get("tab") == "lifted" else ""
    rows = mine.filter(state=HoldState.LIFTED if tab else HoldState.BINDING)
    if place := keeping_desk.below(request):
        rows = rows.filter(pk__lt=place)
    bound = Count("bound", filter=Q(bound__released_at=None))
    found = list(rows.annotate(binds=bound).order_by("-pk")[: keeping_desk.PAGE + 1])
    page = keeping_desk.pager(request, found)
    context = {"rows": found[: keeping_desk.PAGE], "page": page, "tab": tab, "is_keeper": is_keeper}
    return render(request, "archive/holds.html", context)


@require_http_methods(FORM)
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Lay a hold; `?dossier=` names one that it is about."""
    office = keeping_desk.kept_office(request)
    first = {"dossiers": _reference(request)}
    form = HoldForm(request.POST or None, office_id=office.pk, initial=first)
    if not form.is_valid():
        title, back = _("Lay a hold"), reverse("archive:holds")
        return keeping_desk.form_page(request, title, form, back, verb=title)
    dossiers = form.cleaned_data["dossiers"]
    made = actions.lay_hold(office.pk, form.hold, dossiers, by=request.officer)
    return back_to(request, "archive:hold", _("The hold is in force."), pk=made.pk)


@require_safe
@login_required
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """One hold and the dossiers that it binds or bound."""
    found = keeping_desk.visible_hold(request, pk)
    bound = found.bound.select_related("dossier__classification", "dossier__unit")
    rows = list(bound.filter(pk__gt=keeping_desk.below(request) or 0).order_by("pk")[: ITEMS + 1])
    context = {
        "hold": found,
        "rows": rows[:ITEMS],
        "more": rows[ITEMS - 1].pk if len(rows) > ITEMS else None,
        "may_keep": bool(policies.may_keep_archive(request.officer, found.office_id)),
        "is_binding": found.state == HoldState.BINDING,
    }
    return render(request, "archive/hold.html", context)


@require_http_methods(FORM)
@login_required
def bind(request: HttpRequest, pk: int) -> HttpResponse:
    """Bind further dossiers."""
    found = keeping_desk.visible_hold(request, pk)
    policies.may_keep_archive(request.officer, found.office_id).enforce()
    form = BindForm(request.POST or None, office_id=found.office_id)
    back = reverse("archive:hold", args=[pk])
    if not form.is_valid():
        title = _("Bind further dossiers")
        return keeping_desk.form_page(request, title, form, back, verb=_("Bind"))
    actions.bind(pk, form.cleaned_data["dossiers"], by=request.officer)
    return back_to(request, back, _("The dossiers are bound."))


@require_http_methods(FORM)
@login_required
def release(request: HttpRequest, pk: int, dossier: int) -> HttpResponse:
    """Let one dossier go."""
    found = keeping_desk.visible_hold(request, pk)
    policies.may_keep_archive(request.officer, found.office_id).enforce()
    form, back = ReasonForm(request.POST or None), reverse("archive:hold", args=[pk])
    if not form.is_valid():
        title = _("Release one dossier from the hold")
        return keeping_desk.form_page(request, title, form, back, verb=_("Release"))
    actions.release(pk, dossier, form.cleaned_data["reason"], by=request.officer)
    return back_to(request, back, _("The dossier is released."))


@require_http_methods(FORM)
@login_required
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """Lift the hold from all of them."""
    found = keeping_desk.visible_hold(request, pk)
    policies.may_keep_archive(request.officer, found.office_id).enforce()
    form, back = ReasonForm(request.POST or None), reverse("archive:hold", args=[pk])
    if not form.is_valid():
        title = _("Lift the hold")
        return keeping_desk.form_page(request, title, form, back, verb=title)
    actions.lift_hold(pk, form.cleaned_data["reason"], by=request.officer)
    return back_to(request, back, _("The hold is lifted."))


def _reference(request: HttpRequest) -> str:
    asked = whole(request.GET.get("dossier")) or 0
    found: Dossier | None = dossiers_visible_to(request.officer).filter(pk=asked).first()
    return found.reference if found else ""
