"""The pages of files as a viewer shows them: one small row per page, addresses included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from eoffice.documents.models import StoredFile

SHOWN_WIDTH = 800
A4 = {"w": 595.0, "h": 842.0}


@dataclass(frozen=True, slots=True)
class ViewerPage:
    """One page of the letter: its images, its size on the screen, what is outlined on it."""

    number: int
    image_url: str
    thumb_url: str
    sharp_url: str
    text_url: str
    width: int
    height: int
    is_ready: bool
    marks: tuple[dict[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Viewer:
    """All pages that stand beside a form or a letter, and what can be taken home."""

    pages: tuple[ViewerPage, ...] = ()
    download_url: str = ""
    is_working: bool = False
    files: tuple[int, ...] = field(default=())


Marks = dict[tuple[int, int], list[dict[str, float]]]


def viewer_of(files: Iterable[StoredFile], *, marks: Marks | None = None) -> Viewer:
    """The pages of several files in one row; `marks` outlines words, by (file id, page).

    A mark is a box in per cent of the page: `{"x": .., "y": .., "width": .., "height": ..}`.
    """
    chosen = list(files)
    found = [(file, page) for file in chosen for page in range(1, _known_pages(file) + 1)]
    pages = tuple(
        _page(file, page, number, (marks or {}).get((file.pk, page), []))
        for number, (file, page) in enumerate(found, start=1)
    )
    return Viewer(
        pages=pages,
        download_url=reverse("files:original", args=[chosen[0].pk]) if len(chosen) == 1 else "",
        is_working=any(file.is_working for file in chosen),
        files=tuple(file.pk for file in chosen),
    )


def mark_of(word: list[Any]) -> dict[str, float]:
    """The box of a word of `PageText.words` in per cent of its page."""
    _, x0, y0, x1, y1, *_ = word
    box = {"x": x0, "y": y0, "width": x1 - x0, "height": y1 - y0}
    return {name: round(100 * share, 2) for name, share in box.items()}


def _known_pages(file: StoredFile) -> int:
    return max(file.pages, file.pages_ready)


def _page(file: StoredFile, page: int, number: int, marks: list[dict[str, float]]) -> ViewerPage:
    facts = file.page_facts[page - 1] if page <= len(file.page_facts) else A4
    small = reverse("files:small", args=[file.pk, page])
    return ViewerPage(
        number=number,
        image_url=small,
        thumb_url=reverse("files:thumb", args=[file.pk, page]),
        sharp_url=reverse("files:sharp", args=[file.pk, page]) if file.viewing_key else "",
        text_url=reverse("files:text", args=[file.pk, page]) if page <= file.pages else "",
        width=SHOWN_WIDTH,
        height=max(1, round(SHOWN_WIDTH * facts["h"] / (facts["w"] or 1))),
        is_ready=page <= file.pages_ready,
        marks=tuple(marks),
    )
