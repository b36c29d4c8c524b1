"""The page on which a holder moves to another desk in one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eoffice.errors import OfficeError
from eoffice.organization import actions
from eoffice.organization.models import Assignment, Position
from eoffice.organization.scoped_choices import SearchedSelect
from eoffice.organization.states import AssignmentKind

URL = "admin:organization_assignment_move"


class MoveForm(forms.Form):
    """Where to, since when, by which decree."""

    position = forms.ModelChoiceField(
        Position.objects.none(), label=gettext_lazy("New desk"), widget=SearchedSelect
    )
    starts = forms.DateField(
        label=gettext_lazy("First day there"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    decree_number = forms.CharField(
        label=gettext_lazy("Number of the decree"), max_length=100, required=False
    )

    def __init__(self, *args: Any, seats: Any, offer: Callable[[Any], Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].queryset = seats  # type: ignore[attr-defined]
        offer(self.fields["position"])


def urls(site: admin.AdminSite) -> list[URLPattern]:
    """The address of the page, inside the admin."""
    view = site.admin_view(move)
    return [path("<int:pk>/move/", view, name="organization_assignment_move")]


def address_for(assignment: Assignment | None) -> str:
    """Where this holder is moved from; empty for who acts, assists or is entered just now."""
    is_holder = assignment is not None and assignment.kind == AssignmentKind.DEFINITIVE
    is_moving = is_holder and assignment.active and not assignment.ends
    return reverse(URL, args=[assignment.pk]) if is_moving else ""


def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the new desk, and move."""
    pages = admin.site.get_model_admin(Assignment)
    assignment = get_object_or_404(pages.get_queryset(request), pk=pk)
    seats = admin.site.get_model_admin(Position)
    desk = Assignment._meta.get_field("position")
    form = MoveForm(
        request.POST or None,
        seats=_free_for(assignment, seats.choices_for(request)),
        offer=lambda field: pages.named(desk, field, request),
    )
    if form.is_bound and form.is_valid():
        try:
            new = actions.move_holder(pk, **_chosen(form), by=request.officer)
        except OfficeError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Moved: %(assignment)s") % {"assignment": new})
            return HttpResponseRedirect(reverse("admin:organization_assignment_changelist"))
    return _page(request, form, assignment)


def _free_for(assignment: Assignment, seats: Any) -> Any:
    """The desks in use of the person's organisation, but for the one where he sits."""
    near = seats.active().in_organization(assignment.position.unit.root_id)
    return near.exclude(pk=assignment.position_id).order_by("title")


def _chosen(form: MoveForm) -> dict[str, Any]:
    data = form.cleaned_data
    return {
        "position_id": data["position"].pk,
        "starts": data["starts"],
        "decree_number": data["decree_number"],
    }


def _page(request: HttpRequest, form: MoveForm, assignment: Assignment) -> HttpResponse:
    shown = {
        **admin.site.each_context(request),
        "title": _("Move to another desk"),
        "assignment": assignment,
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "admin/move_holder.html", shown, status=status)
