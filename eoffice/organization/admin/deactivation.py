"""Deactivating instead of deleting: first the list of what still depends on a row; and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from eoffice.errors import OfficeError
from eoffice.organization.settings_trail import SettingsEvent, changes_between


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that is to be deactivated, and what still needs it."""

    row: Any
    dependents: Sequence[object]


class Deactivates(admin.ModelAdmin):
    """A page whose rows are deactivated; `active_field` says in which column."""

    active_field = "active"
    actions = ["deactivate", "activate"]
    change_form_template = "admin/change_form_switch.html"

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The page of a row has a button for the way that is open to it."""
        row = kwargs.get("obj")
        if row is not None and self.has_change_permission(request, row):
            context["switch"] = "deactivate" if getattr(row, self.active_field) else "activate"
            context["action_checkbox_name"] = admin.helpers.ACTION_CHECKBOX_NAME
        return super().render_change_form(request, context, *args, **kwargs)

    def dependents(self, row: Any) -> Sequence[object]:
        """What still depends on the row; with something left it stays active."""
        return ()

    def switch_off(self, request: HttpRequest, row: Any) -> None:
        """Deactivate one row; rows with rules call their action instead."""
        self._switch(request, row, on=False)

    def switch_on(self, request: HttpRequest, row: Any) -> None:
        """Use one row again; rows with rules call their action instead."""
        self._switch(request, row, on=True)

    @admin.action(description=_("Deactivate …"), permissions=["change"])
    def deactivate(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Show what depends on the chosen rows; when confirmed, deactivate those that are free."""
        rows = [row for row in queryset if self.has_change_permission(request, row)]
        if request.POST.get("confirmed"):
            return self._deactivate(request, rows)
        candidates = [Candidate(row, self.dependents(row)) for row in rows]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Deactivate"),
            "opts": self.opts,
            "candidates": candidates,
            "any_free": any(not candidate.dependents for candidate in candidates),
            "action_checkbox_name": admin.helpers.ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/deactivate.html", context)

    @admin.action(description=_("Activate again"), permissions=["change"])
    def activate(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Use the chosen rows again."""
        rows = [row for row in queryset if self.has_change_permission(request, row)]
        if done := self._each(request, rows, self.switch_on):
            said = ngettext("%(n)d row is in use again.", "%(n)d rows are in use again.", done)
            messages.success(request, said % {"n": done})

    def _deactivate(self, request: HttpRequest, rows: Sequence[Any]) -> None:
        if done := self._each(request, rows, self.switch_off):
            said = ngettext("%(n)d row is deactivated.", "%(n)d rows are deactivated.", done)
            messages.success(request, said % {"n": done})

    def _each(
        self, request: HttpRequest, rows: Sequence[Any], switch: Callable[[HttpRequest, Any], None]
    ) -> int:
        """Switch the rows one by one, each refusal told in its sentence; how many were done."""
        done = 0
        for row in rows:
            try:
                switch(request, row)
                done += 1
            except OfficeError as refusal:
                messages.error(request, f"{row}: {refusal}")
        return done

    def _switch(self, request: HttpRequest, row: Any, *, on: bool) -> None:
        old = type(row)._default_manager.get(pk=row.pk)
        setattr(row, self.active_field, on)
        row.save(update_fields=[self.active_field])
        self.note(request, SettingsEvent.CHANGED, row, changes=changes_between(old, row))  # type: ignore[attr-defined]
