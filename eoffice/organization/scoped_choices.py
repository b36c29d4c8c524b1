"""Fields of the office administration that point at rows: those of the scope, told apart, found.

A field offers all rows at once, in a plain list that works without a script; a search box above
it (`static/js/admin.js`) narrows a long one, and one of thousands is found (`found_choices`). What
is deactivated is offered no longer, but a row that is chosen already stays to be seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget, RelatedFieldWidgetWrapper
from django.db.models import DateField, Field, ForeignKey, ManyToManyField, TimeField
from django.forms.models import ModelChoiceIterator
from django.http import HttpRequest
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from eoffice.organization.found_choices import MOST_OFFERED, Search, search_in


class OfficeDate(AdminDateWidget):
    """A date as the office writes it, 23-11-2026; the fields take the other ways of writing too."""

    def format_value(self, value: Any) -> str | None:
        """The value in the short form of the language."""
        if isinstance(value, date):
            return formats.date_format(value, "SHORT_DATE_FORMAT")
        return super().format_value(value)


class OfficeTime(forms.TimeInput):
    """A time of day as the office writes it, 07.30; with a colon it is understood too."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"size": 5, "inputmode": "numeric", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """The value in the way of the language."""
        if isinstance(value, time):
            return formats.time_format(value, "TIME_FORMAT")
        return super().format_value(value)


class OffersWhatIsInUse:
    """Leaves out rows that are deactivated, unless one of them is the choice that stands."""

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        """The options, group by group."""
        groups = super().optgroups(name, value, attrs)  # type: ignore[misc]
        for _name, options, _index in groups:
            options[:] = [option for option in options if _offered(option)]
        return [group for group in groups if group[1]]


def _offered(option: dict[str, Any]) -> bool:
    row = getattr(option["value"], "instance", None)
    in_use = getattr(row, "active", True) and getattr(row, "is_active", True)
    return bool(option["selected"] or in_use)


class SearchedSelect(OffersWhatIsInUse, forms.Select):
    """One row of many."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"data-searched": _("Search this list"), **(attrs or {})}, choices)


class SearchedTicks(OffersWhatIsInUse, forms.CheckboxSelectMultiple):
    """Several rows of many, each with its tick."""

    template_name = "admin/searched_ticks.html"


class RowsAsNamed(ModelChoiceIterator):
    """The choices in the order and the words of the page that keeps these rows."""

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for row in self.field.pages.choice_rows(self.queryset):
            yield self.choice(row)


WRITTEN: dict[type[Field], type[forms.Widget]] = {DateField: OfficeDate, TimeField: OfficeTime}


class ScopedChoices:
    """Fields that point at scoped rows offer only those of the scope; for pages and inlines."""

    admin_site: admin.AdminSite

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        """Dates and times are shown as people write them, not as machines do."""
        if widget := WRITTEN.get(type(db_field)):
            kwargs["widget"] = widget
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            # what is chosen has its own page; here one may only add what is missing
            field.widget.can_change_related = field.widget.can_view_related = False
        return field

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The choices that this person may see."""
        self._narrow(db_field, request, kwargs)
        kwargs.setdefault("widget", SearchedSelect)
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]
        return self.named(db_field, field, request)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The choices that this person may see."""
        self._narrow(db_field, request, kwargs)
        kwargs.setdefault("widget", SearchedTicks)
        field = super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]
        return self.named(db_field, field, request)

    def _narrow(self, db_field: Field, request: HttpRequest, kwargs: dict[str, Any]) -> None:
        if pages := self._pages_of(db_field):
            kwargs.setdefault("queryset", pages.choices_for(request))

    def named(self, db_field: Field, field: Any, request: HttpRequest) -> Any:
        """The rows of the field as the page that keeps them names them; thousands are found."""
        pages = self._pages_of(db_field)
        if pages is not None and isinstance(field, forms.ModelChoiceField):
            if field.queryset.count() > MOST_OFFERED:
                search_in(field, Search(pages, field.queryset, request, db_field))
                return field
            field.pages = pages
            field.iterator = RowsAsNamed
            field.label_from_instance = pages.choice_label
            field.widget.choices = field.choices
        return field

    def _pages_of(self, db_field: Field) -> Any:
        """The pages that keep the rows at which the field points, if they are scoped."""
        pages = self.admin_site._registry.get(db_field.related_model)  # type: ignore[call-overload]
        return pages if hasattr(pages, "choice_rows") else None
