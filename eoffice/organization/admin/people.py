"""People, where they sit, and when they are away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from eoffice.organization import actions
from eoffice.organization.accounts.scope import Scope, people_in
from eoffice.organization.actions.holding import Limits
from eoffice.organization.admin import moving
from eoffice.organization.admin.deactivation import Deactivates
from eoffice.organization.found_filters import FoundFilter
from eoffice.organization.models import Absence, Assignment, Unit, User
from eoffice.organization.queries import today_here
from eoffice.organization.scoped_admin import ScopedAdmin, scope_in
from eoffice.organization.states import ACTING_KINDS, AssignmentKind

LIMITS = ["may_sign", "may_approve", "may_accept", "may_read_secret"]


@admin.register(User)
class UserAdmin(Deactivates, ScopedAdmin):
    """Accounts of people; the way in is a one-time slip, so no password passes through here."""

    scope_lookup = "organization"
    active_field = "is_active"
    list_display = ["name", "username", "nip", "staff_kind", "organization", "is_active"]
    list_filter = ["is_active", "staff_kind", ("organization", FoundFilter)]
    list_select_related = ["organization"]
    search_fields = ["name", "username", "nip", "email"]
    fieldsets = [
        (None, {"fields": ["username", "name", "nip", "organization"]}),
        (_("Staff"), {"fields": ["staff_kind", "rank"]}),
        (_("How to reach the person"), {"fields": ["email", "phone", "language"]}),
    ]

    def visible(self, scope: Scope) -> Q:
        """The people that this admin looks after."""
        return Q(pk__in=people_in(scope).values("pk"))

    def changeable(self, scope: Scope) -> Q:
        """The same people."""
        return self.visible(scope)

    def choice_label(self, row: User) -> str:
        """The name, and the account that tells two of one name apart."""
        return f"{row} · {row.username}"

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The organisations to which this admin's offices belong."""
        scope = scope_in(request)
        if db_field.name == "organization":
            roots = Unit.objects.filter(parent__isnull=True)
            own = roots.filter(pk__in=scope.organizations | scope.partly)
            kwargs["queryset"] = roots if scope.everything else own
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def keep(self, request: HttpRequest, obj: User, old: User | None) -> None:
        """Save; a new account has no password until its holder comes with a slip."""
        if old is None:
            obj.set_unusable_password()
        obj.username = obj.username.strip().lower()
        obj.save()
        if old is None:
            url = reverse("accounts:person", args=[obj.pk])
            sentence = _("Issue a one-time slip for the first sign-in")
            messages.info(request, format_html('<a href="{}">{}</a>', url, sentence))

    def dependents(self, row: User) -> Sequence[object]:
        """The desks that the person still holds."""
        held = Assignment.objects.until_later_than(today_here()).filter(user=row)
        return [str(assignment.position) for assignment in held.select_related("position")]

    def switch_off(self, request: HttpRequest, row: User) -> None:
        """Deactivate through the action, which looks once more."""
        actions.deactivate_user(row.pk, by=request.officer)

    def switch_on(self, request: HttpRequest, row: User) -> None:
        """Use it again through the action, which looks at what is above."""
        actions.reactivate_user(row.pk, by=request.officer)


@admin.register(Assignment)
class AssignmentAdmin(ScopedAdmin):
    """Who sits at which desk. A new definitive holder replaces the one before in one step."""

    scope_lookup = "position__unit"
    records_itself = True
    change_form_template = "admin/change_form_move.html"
    list_display = ["user", "position", "kind", "starts", "ends", "active"]
    list_filter = ["active", "kind", ("position__unit", FoundFilter)]
    list_select_related = ["user", "position__unit"]
    search_fields = ["user__name", "user__username", "position__title", "decree_number"]
    date_hierarchy = "starts"
    fieldsets = [
        (None, {"fields": ["user", "position", "kind", "starts", "ends", "decree_number"]}),
        (
            _("Limits of acting officials and assistants"),
            {
                "fields": LIMITS,
                "description": _("A definitive holder has all of them in any case."),
            },
        ),
    ]

    def get_urls(self) -> list[Any]:
        """Moving a holder has a page of its own."""
        return [*moving.urls(self.admin_site), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """From the page of a holder, one moves him."""
        context["move_url"] = moving.address_for(kwargs.get("obj"))
        return super().render_change_form(request, context, *args, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Sequence[str]:
        """Who sat where and since when is history; only the last day is still open."""
        fixed = ["user", "position", "kind", "starts", "decree_number", *LIMITS]
        return fixed if obj else []

    def keep(self, request: HttpRequest, obj: Assignment, old: Assignment | None) -> None:
        """Begin or end the assignment through its action."""
        if old is not None:
            if obj.ends != old.ends:
                actions.end_assignment(obj.pk, by=request.officer, ends=obj.ends)
            return
        obj.pk = self._begin(obj, by=request.officer).pk

    def _begin(self, new: Assignment, *, by: Any) -> Assignment:
        who = {"user_id": new.user_id, "position_id": new.position_id, "by": by}
        when = {"starts": new.starts, "decree_number": new.decree_number}
        limits = Limits(**{name: getattr(new, name) for name in LIMITS})
        if new.kind in ACTING_KINDS:
            return actions.appoint_acting(
                **who, **when, kind=new.kind, ends=new.ends, limits=limits
            )
        if new.kind == AssignmentKind.ASSISTANT or new.ends:
            chosen = limits if new.kind == AssignmentKind.ASSISTANT else None
            return actions.assign(**who, **when, kind=new.kind, ends=new.ends, limits=chosen)
        return actions.replace_holder(**who, **when)


@admin.register(Absence)
class AbsenceAdmin(Deactivates, ScopedAdmin):
    """Leave, duty travel, training, illness."""

    scope_lookup = "user__organization"
    list_display = ["user", "kind", "starts", "ends", "active"]
    list_filter = ["active", "kind"]
    search_fields = ["user__name", "user__username"]
    fields = ["user", "kind", "starts", "ends", "note"]

    def visible(self, scope: Scope) -> Q:
        """Absences of the people that this admin looks after."""
        return Q(user__in=people_in(scope).values("pk"))

    def changeable(self, scope: Scope) -> Q:
        """The same."""
        return self.visible(scope)

    def keep(self, request: HttpRequest, obj: Absence, old: Absence | None) -> None:
        """Save through the action, which knows of the person's other absences."""
        actions.keep_absence(obj)

    def switch_on(self, request: HttpRequest, row: Absence) -> None:
        """Use it again, unless the person is away by another entry now."""
        row.active = True
        with transaction.atomic():
            actions.refuse_second_absence(row)
            super().switch_on(request, row)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Absence]:
        """With the person."""
        return super().get_queryset(request).select_related("user")
