"""A list in the order of a tree, indented, however it is filtered and paged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

DEEPEST = 8


class TreeChangeList(ChangeList):
    """The page of rows that stands at this place of the whole tree."""

    def get_results(self, request: HttpRequest) -> None:
        """Put the found rows into the order of the tree, each knowing how deep it stands."""
        super().get_results(request)
        found = set(self.queryset.values_list("pk", flat=True))
        parent = self.model_admin.tree_parent
        ranked = [(pk, depth) for pk, depth in walk(self.root_queryset, parent) if pk in found]
        if self.multi_page and not (self.show_all and self.can_show_all):
            first = (self.page_num - 1) * self.list_per_page
            ranked = ranked[first : first + self.list_per_page]
        rows = self.queryset.in_bulk([pk for pk, _depth in ranked])
        self.result_list = [_deep(rows[pk], depth) for pk, depth in ranked]


class TreeAdmin(admin.ModelAdmin):
    """Lists its rows as a tree; `tree_parent` is the column that leads upwards."""

    tree_parent = "parent_id"
    sortable_by = ()
    list_per_page = 200

    class Media:
        css = {"all": ["css/admin.css"]}

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list in the order of the tree."""
        return TreeChangeList

    def choice_rows(self, rows: QuerySet[Any]) -> Iterable[Any]:
        """A list of choices shows the tree too."""
        found = {row.pk: row for row in rows.all()}
        return [_deep(found[pk], depth) for pk, depth in walk(rows, self.tree_parent)]


def indented(row: Model) -> SafeString:
    """The row's name, as far to the right as it stands deep."""
    depth = min(getattr(row, "tree_depth", 0), DEEPEST)
    return format_html('<span class="tree depth-{}">{}</span>', depth, row)


def stepped(row: Model, words: str) -> str:
    """The words with the indentation of the row, for places that know no style."""
    depth = min(getattr(row, "tree_depth", 0), DEEPEST)
    return "\N{NO-BREAK SPACE}" * 4 * (depth - 1) + "└\N{NO-BREAK SPACE}" * (depth > 0) + words


def walk(rows: QuerySet[Any], parent: str) -> Iterator[tuple[Any, int]]:
    """Every row's key and depth, each below its parent; one query."""
    below: dict[Any, list[Any]] = defaultdict(list)
    ordering = rows.model._meta.ordering or ["pk"]
    pairs = list(rows.order_by(*ordering).values_list("pk", parent))
    known = {pk for pk, _above in pairs}
    for pk, above in pairs:
        below[above if above in known and above != pk else None].append(pk)
    waiting = [(pk, 0) for pk in reversed(below[None])]
    while waiting:
        pk, depth = waiting.pop()
        yield pk, depth
        waiting.extend((child, depth + 1) for child in reversed(below[pk]))


def _deep(row: Any, depth: int) -> Any:
    row.tree_depth = depth
    return row
