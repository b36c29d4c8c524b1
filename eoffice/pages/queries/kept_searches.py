"""The page of saved searches and packed letters of one officer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from correspondence.models import SavedSearch, SearchExport
from correspondence.states import BEING_PACKED, ExportState
from eoffice.organization.officer import Officer
from eoffice.pages.queries import searching

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved search as a link."""

    pk: int
    name: str
    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Packed:
    """A result that is packed, or will be."""

    pk: int
    words: str
    state: str
    label: str
    is_open: bool
    is_ready: bool
    done: int
    total: int
    size: str
    until: datetime | None


def page_of(officer: Officer) -> dict[str, Any]:
    """Both lists; while something is being packed, the page asks again."""
    saved = SavedSearch.objects.filter(user=officer.user_id)
    packed = SearchExport.objects.filter(user=officer.user_id)[:SHOWN]
    rows = [_packed(officer, export) for export in packed]
    return {
        "saved": [_saved(officer, row) for row in saved],
        "exports": rows,
        "is_open": any(row.is_open for row in rows),
    }


def _saved(officer: Officer, row: SavedSearch) -> Saved:
    url = f"{reverse('pages:search')}?{row.query}"
    return Saved(row.pk, row.name, url, _in_words(officer, row.query))


def _packed(officer: Officer, export: SearchExport) -> Packed:
    return Packed(
        pk=export.pk,
        words=_in_words(officer, export.query),
        state=export.state,
        label=str(ExportState(export.state).label),
        is_open=export.state in BEING_PACKED,
        is_ready=export.state == ExportState.READY,
        done=export.done,
        total=max(export.total, 1),
        size=filesizeformat(export.size),
        until=export.expires_at,
    )


def _in_words(officer: Officer, query: str) -> str:
    """What it asks for, its facets by name as far as this officer may know them."""
    wanted = searching.wanted_by(QueryDict(query))
    chips = [chip["label"] for chip in searching.chips_of(officer, wanted)]
    return " · ".join(filter(None, [wanted.asked.words, *chips]))
