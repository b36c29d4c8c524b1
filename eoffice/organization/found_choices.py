"""Fields that point at one of thousands of rows: the page holds what is chosen, the rest is found.

Beside the list stands a box for words. With a script the list fills while one types; without it
the page comes back with what fits. One row that fits alone is taken at once.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Field, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

MOST_OFFERED = 500
"""A list of so many rows is still offered whole, in the order of its tree."""
MOST_FOUND = 40
UNDECIDED = "?"
TELL = _("Choose what you mean from what was found, or type other words.")


class Search:
    """How the rows of one field are found and named."""

    def __init__(self, pages: Any, rows: QuerySet[Any], request: HttpRequest, field: Field) -> None:
        self.pages, self.rows, self.request = pages, rows, request
        source = field.model._meta
        asked = {
            "app_label": source.app_label,
            "model_name": source.model_name,
            "field_name": field.name,
        }
        self.url = f"{reverse('admin:autocomplete')}?{urlencode(asked)}"

    def options(self, keys: Collection[str], words: str = "") -> list[tuple[str, str]]:
        """What is chosen, then what fits the words."""
        chosen = list(self.rows.filter(pk__in=[key for key in keys if key.isdecimal()]))
        rows = chosen + [row for row in self.fitting(words) if row not in chosen]
        return [(str(row.pk), self.pages.choice_label(row)) for row in rows]

    def fitting(self, words: str) -> list[Any]:
        """The first rows that fit; none without words."""
        if not words:
            return []
        found, _twice = self.pages.get_search_results(self.request, in_use(self.rows), words)
        return list(found.distinct()[:MOST_FOUND])


class FoundWidget:
    """What both kinds of field share; comes before the widget of Django."""

    template_name = "admin/found.html"
    search: Search
    words = ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What is chosen; words that nothing chosen answers to stay a question."""
        chosen = super().value_from_datadict(data, files, name)  # type: ignore[misc]
        self.words = data.get(f"{name}-words", "").strip()
        if not self.words:
            return chosen
        fitting = [str(row.pk) for row in self.search.fitting(self.words)]
        keys = chosen if isinstance(chosen, list) else [chosen]
        if set(keys) & set(fitting):
            return chosen
        answer = fitting[0] if len(fitting) == 1 else UNDECIDED + self.words
        return [*chosen, answer] if isinstance(chosen, list) else answer

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        """What is chosen and what was found."""
        keys = [one for one in value if not one.startswith(UNDECIDED)]
        empty = [] if self.allow_multiple_selected else [("", "---------")]  # type: ignore[attr-defined]
        self.choices = empty + self.search.options(keys, self.words)
        return super().optgroups(name, keys, attrs)  # type: ignore[misc]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """With the words and where they are looked up."""
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        context["found"] = {"words": self.words, "url": self.search.url, "name": f"{name}-words"}
        return context

    def use_required_attribute(self, initial: Any) -> bool:
        """A browser must not refuse what the words may still find."""
        return False

    def format_value(self, value: Any) -> list[str]:
        """Keys as text."""
        many = value if isinstance(value, list | tuple | set) else [value]
        return [str(getattr(one, "pk", one)) for one in many if one not in (None, "")]


class FoundSelect(FoundWidget, forms.Select):
    """One row of thousands."""


class FoundTicks(FoundWidget, forms.CheckboxSelectMultiple):
    """Several rows of thousands."""

    template_name = "admin/found_ticks.html"


def search_in(field: Any, search: Search) -> None:
    """Let a field of a form search instead of offering everything."""
    several = isinstance(field, forms.ModelMultipleChoiceField)
    field.widget = (FoundTicks if several else FoundSelect)()
    field.widget.search = search
    field.error_messages |= dict.fromkeys(("invalid_choice", "invalid_pk_value"), TELL)


def in_use(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Without what was deactivated."""
    names = {one.name for one in rows.model._meta.get_fields()}
    for flag in ("active", "is_active"):
        if flag in names:
            rows = rows.filter(**{flag: True})
    return rows


class FoundRows(AutocompleteJsonView):
    """What fits the words typed so far, named as in the list."""

    paginate_by = MOST_FOUND

    def get_queryset(self) -> QuerySet[Any]:
        """Rows in use; what a person may see follows from the page that keeps them."""
        return in_use(super().get_queryset()).distinct()

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        """The key and the words of the list."""
        label = getattr(self.model_admin, "choice_label", str)(obj)
        return {"id": str(getattr(obj, to_field_name)), "text": label}


def found_rows(request: HttpRequest) -> HttpResponse:
    """The address that the script of the lists asks."""
    answer: HttpResponse = FoundRows.as_view(admin_site=admin.site)(request)
    return answer
