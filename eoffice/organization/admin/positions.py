"""Seats, their roles, the groups that decide who may dispose to whom, and task teams."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from eoffice import clock
from eoffice.organization import actions, policies, queries
from eoffice.organization.admin.deactivation import Deactivates
from eoffice.organization.admin.tree import TreeAdmin, indented, stepped
from eoffice.organization.found_filters import FoundFilter
from eoffice.organization.models import (
    Assignment,
    DisposeReach,
    Position,
    PositionGroup,
    PositionRole,
    TaskTeam,
)
from eoffice.organization.officer import SPOKEN_KINDS
from eoffice.organization.scoped_admin import ScopedAdmin, ScopedTabular
from eoffice.organization.states import AssignmentKind


class RoleInline(ScopedTabular):
    """Roles of the seat; an auditor's row names its order and its last day."""

    model = PositionRole
    deletable = False
    fields = ["role", "valid_from", "valid_until", "order_number", "security_limit", "units"]


class SittingInline(ScopedTabular):
    """Who sits there; changed on the pages of assignments."""

    model = Assignment
    fields = readonly_fields = ["user", "kind", "starts", "ends", "decree_number"]
    show_change_link = True
    verbose_name_plural = _("who sits there")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only shown here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only shown here."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Assignment]:
        """Those in force or to come."""
        return super().get_queryset(request).until_later_than(queries.today_here())


@admin.register(Position)
class PositionAdmin(Deactivates, TreeAdmin, ScopedAdmin):
    """Seats in the order of their line of command."""

    scope_lookup = "unit"
    tree_parent = "superior_id"
    records_itself = True
    list_display = ["tree_title", "unit", "group", "holder", "active"]
    list_filter = ["active", ("unit", FoundFilter), "is_head"]
    list_select_related = ["unit", "group"]
    search_fields = ["title", "short_title", "unit__name", "assignments__user__name"]
    inlines = [RoleInline, SittingInline]
    fieldsets = [
        (None, {"fields": ["unit", "title", "short_title", "superior", "group"]}),
        (_("Kind"), {"fields": ["is_head", "is_functional", "echelon", "order"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Position]:
        """The seats of the scope, with who sits there today."""
        today = Assignment.objects.on(queries.today_here()).holding().select_related("user")
        sitting = Prefetch("assignments", today, to_attr="sitting")
        return super().get_queryset(request).prefetch_related(sitting)

    @admin.display(description=_("position"))
    def tree_title(self, position: Position) -> SafeString:
        """The title, indented as deep as the seat stands."""
        return indented(position)

    @admin.display(description=_("who sits there"), empty_value=_("vacant"))
    def holder(self, position: Position) -> str | None:
        """The holders of today, acting ones with their title."""
        return ", ".join(_sitter(row) for row in position.sitting) or None

    def choices_for(self, request: HttpRequest) -> QuerySet[Any]:
        """With the unit, which the label names."""
        return super().choices_for(request).select_related("unit")

    def choice_label(self, row: Position) -> str:
        """The seat at its place in the line, with its unit and who sits there."""
        return stepped(row, f"{row} · {row.unit} · {self.holder(row) or _('vacant')}")

    def keep(self, request: HttpRequest, obj: Position, old: Position | None) -> None:
        """Place the seat; its superior is in the same organisation and not below it."""
        actions.place_position(obj, by=request.officer)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:  # noqa: FBT001
        """Roles of the own seat are given by somebody else."""
        if formset.model is PositionRole and formset.has_changed():
            policies.may_give_role(request.officer, form.instance).enforce()
        super().save_formset(request, form, formset, change)

    def dependents(self, row: Position) -> Sequence[object]:
        """People, seats below, teams, and what waits at the desk."""
        return queries.dependents_of([row.pk], clock.today(row.unit.zone))

    def switch_off(self, request: HttpRequest, row: Position) -> None:
        """Deactivate through the action, which looks once more."""
        actions.deactivate_position(row.pk, by=request.officer)

    def switch_on(self, request: HttpRequest, row: Position) -> None:
        """Use it again through the action, which looks at what is above."""
        actions.reactivate_position(row.pk, by=request.officer)


def _sitter(row: Assignment) -> str:
    return f"{SPOKEN_KINDS.get(AssignmentKind(row.kind), '')} {row.user}".strip()


class ReachInline(ScopedTabular):
    """To whom the positions of the group may dispose."""

    model = DisposeReach


@admin.register(PositionGroup)
class PositionGroupAdmin(ScopedAdmin):
    """Groups of an organisation; kept by the admin of its root."""

    scope_lookup = "organization"
    of_organization = True
    list_display = ["name", "code", "organization", "order"]
    list_filter = [("organization", FoundFilter)]
    search_fields = ["name", "code"]
    inlines = [ReachInline]
    prepopulated_fields = {"code": ["name"]}

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        """A code is proposed only where the form can be filled in."""
        editable = self.has_change_permission(request, obj)
        return super().get_prepopulated_fields(request, obj) if editable else {}


@admin.register(TaskTeam)
class TaskTeamAdmin(Deactivates, ScopedAdmin):
    """Teams beside the line."""

    list_display = ["name", "office", "leader", "active"]
    list_filter = ["active", ("office", FoundFilter)]
    search_fields = ["name", "leader__title"]
    fields = ["office", "name", "leader", "members"]
