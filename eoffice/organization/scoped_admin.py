"""The base of every page of the office administration: an admin sees his own offices only.

Queries, choices of fields and permissions all follow from the scope of the person; Django's own
permission rows are not used. Nothing is deleted here unless a class says so, and every change is
recorded. Other rooms build the pages of their reference data on `ScopedAdmin`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin
from django.db import IntegrityError
from django.db.models import Field, Model, Q, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from eoffice.errors import OfficeError
from eoffice.organization.accounts.scope import NOTHING, Scope, scope_of_officer
from eoffice.organization.broken_rules import RuledForm, told
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer
from eoffice.organization.scoped_choices import ScopedChoices
from eoffice.organization.settings_trail import SettingsEvent, changes_between, note_settings
from eoffice.organization.states import Role


def scope_in(request: HttpRequest) -> Scope:
    """What the person behind this request looks after; asked once per request."""
    known: Scope | None = getattr(request, "admin_scope", None)
    if known is None:
        officer = getattr(request, "officer", None)
        known = scope_of_officer(officer) if officer else NOTHING
        request.admin_scope = known  # type: ignore[attr-defined]
    return known


def offices_kept_by(officer: Officer) -> set[int]:
    """The offices of the desks that make somebody an administrator."""
    return {desk.office_id for desk in officer.desks_with_role(Role.OFFICE_ADMIN)}


class ScopedAdmin(ScopedChoices, admin.ModelAdmin):
    """Pages of one kind of row, for those who look after the unit that `scope_lookup` leads to."""

    form = RuledForm
    scope_lookup = "office"
    of_organization = False
    """The lookup leads to a root: admins of its offices may look, only the root's may edit."""
    shared_when_empty = False
    """Rows without an office belong to everybody: all may look, only the superuser may edit."""
    deletable = False
    records_itself = False
    """The actions behind `keep` write the trail, so this page does not."""

    # who sees and edits which rows

    def visible(self, scope: Scope) -> Q:
        """The rows that an admin with this scope may look at."""
        seen = scope.organizations | scope.partly if self.of_organization else scope.units
        rows = Q(**{f"{self.scope_lookup}__in": seen})
        return (
            rows | Q(**{f"{self.scope_lookup}__isnull": True}) if self.shared_when_empty else rows
        )

    def changeable(self, scope: Scope) -> Q:
        """The rows that an admin with this scope may edit."""
        own = scope.organizations if self.of_organization else scope.units
        return Q(**{f"{self.scope_lookup}__in": own})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows of the scope."""
        rows = super().get_queryset(request)
        scope = scope_in(request)
        return rows if scope.everything else rows.filter(self.visible(scope)).distinct()

    def choices_for(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows that fields of other pages may point at."""
        return self.get_queryset(request)

    def choice_rows(self, rows: QuerySet[Any]) -> Iterable[Any]:
        """Those rows in the order in which a list of choices shows them."""
        return rows.all()

    def choice_label(self, row: Any) -> str:
        """What a list of choices calls a row."""
        return str(row)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever looks after something."""
        return bool(scope_in(request))

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """The rows of the scope."""
        return bool(scope_in(request)) and self._within(request, obj, self.visible)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """The rows that this admin may edit."""
        return bool(scope_in(request)) and self._within(request, obj, self.changeable)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """New rows; those of an organisation by the admin of its root."""
        scope = scope_in(request)
        return scope.everything or bool(scope.organizations if self.of_organization else scope)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing, unless the class says so."""
        return self.deletable and self.has_change_permission(request, obj)

    def _within(self, request: HttpRequest, obj: Model | None, rows: Any) -> bool:
        scope = scope_in(request)
        if obj is None or obj.pk is None or scope.everything:
            return True
        return self.model._default_manager.filter(rows(scope), pk=obj.pk).exists()

    # saving

    def _narrow(self, db_field: Field, request: HttpRequest, kwargs: dict[str, Any]) -> None:
        super()._narrow(db_field, request, kwargs)
        scope = scope_in(request)
        if db_field.name == self.scope_lookup and not scope.everything:
            kwargs["required"] = True
            if self.of_organization:
                kwargs["queryset"] = Unit.objects.filter(pk__in=scope.organizations)
            own = offices_kept_by(request.officer)
            if db_field.name in {"office", "organization"} and len(own) == 1:
                kwargs["initial"] = next(iter(own))

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A rule of the office that a change would break is told on the page itself, which is shown
        again with what was typed."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (OfficeError, IntegrityError) as refusal:
            request.refusal = told(refusal, self)  # type: ignore[attr-defined]
        return super().changeform_view(request, *args, **kwargs)

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """The form; it says what the action behind it has refused."""
        form = super().get_form(request, obj, **kwargs)
        if refusal := getattr(request, "refusal", ""):
            form.clean = _refusing(form.clean, refusal)
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """Keep the row through `keep`, and record what is different."""
        old = self.model._default_manager.filter(pk=obj.pk).first() if change else None
        self.keep(request, obj, old)
        if not self.records_itself:
            event = SettingsEvent.CHANGED if change else SettingsEvent.ADDED
            self.note(request, event, obj, changes=changes_between(old, obj))

    def keep(self, request: HttpRequest, obj: Any, old: Any) -> None:
        """Save the row; pages of rows with rules call their action instead."""
        obj.save()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Record, then delete."""
        self.note(request, SettingsEvent.REMOVED, obj, changes=changes_between(obj, obj))
        obj.delete()

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:  # noqa: FBT001
        """Keep the rows of an inline and record which of them changed."""
        formset.save()
        touched = [
            (SettingsEvent.ADDED, formset.new_objects),
            (SettingsEvent.CHANGED, [row for row, _fields in formset.changed_objects]),
            (SettingsEvent.REMOVED, formset.deleted_objects),
        ]
        for event, rows in touched:
            for row in rows:
                self.note(request, event, row, office=self.office_id_of(form.instance))

    def note(
        self,
        request: HttpRequest,
        event: SettingsEvent,
        obj: Any,
        *,
        changes: dict[str, Any] | None = None,
        office: int | None = None,
    ) -> None:
        """One entry in the settings chain of the row's office."""
        office_id = office or self.office_id_of(obj)
        note_settings(event, obj, by=request.officer, office_id=office_id, changes=changes)

    def office_id_of(self, obj: Any) -> int | None:
        """The office whose settings these are."""
        unit = obj
        for step in [] if self.scope_lookup == "pk" else self.scope_lookup.split("__"):
            unit = getattr(unit, step, None)
        return unit.own_office_id if isinstance(unit, Unit) else None


def _refusing(clean: Callable[[Any], Any], refusal: str) -> Callable[[Any], Any]:
    """What cleans a form, and says why what it holds may not be."""

    def cleaned(form: Any) -> Any:
        form.add_error(None, refusal)
        return clean(form)

    return cleaned


class NamedRows(BaseInlineFormSet):
    """Rows whose tick for taking them out says which row it means."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """The tick has no label of its own in a table."""
        super().add_fields(form, index)
        if tick := form.fields.get("DELETE"):
            row = str(form.instance) if form.instance.pk else ""
            tick.widget.attrs["aria-label"] = (_("Remove the row") + f" {row}").strip()


class ScopedTabular(ScopedChoices, admin.TabularInline):
    """Rows inside a scoped page; who may edit the page may edit them."""

    form = RuledForm
    formset = NamedRows
    extra = 0
    deletable = True

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        """In a table only the column has a heading, so that each field says its name itself."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", str(field.label).capitalize())
        return field

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the page."""
        return bool(scope_in(request))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the page."""
        pages = self.admin_site._registry[self.parent_model]
        return bool(pages.has_change_permission(request, obj))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the page."""
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the page, where rows may go at all."""
        return self.deletable and self.has_change_permission(request, obj)
