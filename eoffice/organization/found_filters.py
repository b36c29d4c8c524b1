"""Filters beside a list by one of thousands of rows: what is chosen, and a box for words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Field
from django.http import HttpRequest

from eoffice.organization.found_choices import MOST_OFFERED, Search


class FoundFilter(admin.RelatedOnlyFieldListFilter):
    """By the related row: as links while they are few, else found by words (decision 0084)."""

    def __init__(
        self, field: Field, request: HttpRequest, params: Any, *args: Any, field_path: str
    ) -> None:
        self.words_name = f"{field_path}__words"
        self.words = (params.pop(self.words_name, None) or [""])[-1].strip()
        self.is_searched = False
        self.kept: list[tuple[str, str]] = []
        super().__init__(field, request, params, *args, field_path=field_path)

    @property
    def template(self) -> str:  # type: ignore[override]
        """Links, or a box above them."""
        return "admin/found_filter.html" if self.is_searched else "admin/filter.html"

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[Any]:
        """All rows to which the list leads; of thousands the chosen one and what fits."""
        pages = model_admin.admin_site.get_model_admin(field.remote_field.model)
        rows = pages.choices_for(request)
        if rows.count() <= MOST_OFFERED:
            return super().field_choices(field, request, model_admin)
        self.is_searched = True
        return Search(pages, rows, request, field).options(self.lookup_val or (), self.words)

    def has_output(self) -> bool:
        """A box for words is worth showing before anything was found."""
        return self.is_searched or super().has_output()

    def choices(self, changelist: ChangeList) -> Iterator[dict[str, Any]]:
        """The links, and what else was asked for, which the box keeps."""
        own = {self.words_name, self.lookup_kwarg, self.lookup_kwarg_isnull}
        self.kept = [(name, value) for name, value in changelist.params.items() if name not in own]
        yield from super().choices(changelist)
