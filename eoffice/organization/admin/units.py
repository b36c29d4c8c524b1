"""Units of the tree, and the settings of those that are offices."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from eoffice.organization import actions, queries
from eoffice.organization.accounts.scope import Scope
from eoffice.organization.accounts.second_factor import ask_anew
from eoffice.organization.admin import imports
from eoffice.organization.admin.deactivation import Deactivates
from eoffice.organization.admin.tree import TreeAdmin, indented, stepped
from eoffice.organization.broken_rules import RuledForm
from eoffice.organization.models import Unit
from eoffice.organization.scoped_admin import ScopedAdmin, scope_in
from eoffice.organization.states import Role


class UnitForm(RuledForm):
    """A unit; the roles that need a second factor are ticked."""

    requires_second_factor_roles = forms.MultipleChoiceField(
        label=_("Roles that need a second factor"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Unit
        fields = "__all__"

    def clean(self) -> dict[str, Any]:
        """What an office needs, said at its field."""
        cleaned: dict[str, Any] = super().clean() or {}
        parent = cleaned.get("parent", self.instance.parent)
        if parent is None and not cleaned.get("is_office", self.instance.is_office):
            raise ValidationError({"is_office": _("An organisation is an office itself.")})
        if cleaned.get("is_office") and not parent and not cleaned.get("time_zone"):
            raise ValidationError({"time_zone": _("An office needs its time zone.")})
        if cleaned.get("is_office") and parent and not cleaned.get("time_zone"):
            cleaned["time_zone"] = parent.own_office.time_zone
        return cleaned


@admin.register(Unit)
class UnitAdmin(Deactivates, TreeAdmin, ScopedAdmin):
    """The organisation chart."""

    form = UnitForm
    scope_lookup = "pk"
    records_itself = True
    list_display = ["tree_name", "code", "kind", "is_office", "time_zone", "active"]
    list_filter = ["active", "is_office", "kind"]
    search_fields = ["name", "short_name", "code"]
    fieldsets = [
        (None, {"fields": ["parent", "name", "short_name", "code", "kind", "order"]}),
        (_("Office"), {"fields": ["is_office", "time_zone", "address", "letterhead"]}),
        (
            _("How the office works"),
            {
                "fields": [
                    "desk_minutes",
                    "first_disposition_minutes",
                    "head_sees_all",
                    "siblings_see_notes",
                    "uses_classification",
                    "requires_second_factor_roles",
                ]
            },
        ),
    ]

    def get_urls(self) -> list[Any]:
        """The pages of the import stand beside the units."""
        return [*imports.urls(self.admin_site), *super().get_urls()]

    @admin.display(description=_("unit"))
    def tree_name(self, unit: Unit) -> SafeString:
        """The name, indented as deep as the unit stands."""
        return indented(unit)

    def choice_label(self, row: Unit) -> str:
        """The whole name, at its place in the tree; found without the tree, with its code."""
        told = (
            f"{row.name} · {row.code}" if row.code and not hasattr(row, "tree_depth") else row.name
        )
        return stepped(row, told)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever looks after units; a new organisation only by the superuser."""
        return bool(scope_in(request))

    def get_readonly_fields(self, request: HttpRequest, obj: Unit | None = None) -> Sequence[str]:
        """The top of what one looks after stays where it is."""
        is_top = obj is not None and not scope_in(request).has_unit(obj.parent_id)
        return ["parent"] if is_top else []

    def get_form(self, request: HttpRequest, obj: Unit | None = None, **kwargs: Any) -> Any:
        """Only the superuser enters a unit without one above it."""
        form = super().get_form(request, obj, **kwargs)
        if "parent" in form.base_fields:
            form.base_fields["parent"].required = not scope_in(request).everything
        return form

    def visible(self, scope: Scope) -> Any:
        """The units of the scope."""
        return self.changeable(scope)

    def keep(self, request: HttpRequest, obj: Unit, old: Unit | None) -> None:
        """Place the unit; all below it follow, and a role that is marked now is asked at once."""
        actions.place_unit(obj, by=request.officer)
        transaction.on_commit(partial(ask_anew, obj.pk))

    def dependents(self, row: Unit) -> Sequence[object]:
        """Units and seats below."""
        return queries.dependents_of_unit(row)

    def switch_off(self, request: HttpRequest, row: Unit) -> None:
        """Deactivate through the action, which looks once more."""
        actions.deactivate_unit(row.pk, by=request.officer)

    def switch_on(self, request: HttpRequest, row: Unit) -> None:
        """Use it again through the action, which looks at what is above."""
        actions.reactivate_unit(row.pk, by=request.officer)
