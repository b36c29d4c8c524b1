"""How far a file is, as the tray shows it: one small frozen row per file, decisions made here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from eoffice.documents import queries, reasons
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileState, TextState
from eoffice.organization.officer import Officer

QUICK, AT_REST = 2, 60
TEXT_LOOKS = {
    TextState.READING: "reading",
    TextState.READ: "text_read",
    TextState.UNREADABLE: "unreadable",
}


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One file on its way: what it shows now and what it will do next."""

    pk: int
    state: str
    text_look: str
    pages: int
    pages_ready: int
    line: str
    reason: str | Promise
    todo: str | Promise
    is_working: bool
    turn: int
    may_try_again: bool

    @property
    def mark(self) -> str:
        """Changes whenever this row would look different."""
        return hashlib.sha256(repr((get_language(), self)).encode()).hexdigest()[:10]

    @classmethod
    def of(cls, file: StoredFile, place: int | None = None) -> ProgressRow:
        """The row of a file whose place in the queue is known (or none, when a worker has it)."""
        refused = file.state in (FileState.REFUSED, FileState.DAMAGED)
        why = reasons.reason_of(file.reason) if refused else None
        return cls(
            pk=file.pk,
            state=file.state,
            text_look=TEXT_LOOKS.get(TextState(file.text_state), ""),
            pages=file.pages,
            pages_ready=file.pages_ready,
            line=_line(file, place),
            reason=why.what if why else "",
            todo=why.todo if why else "",
            is_working=file.is_working,
            turn=file.turn_of(1),
            may_try_again=(
                file.state == FileState.REFUSED and file.reason not in reasons.NEVER_A_LETTER
            ),
        )


def _line(file: StoredFile, place: int | None) -> str:
    """What happens right now, in a few words."""
    if file.awaits_preparation:
        if file.pages_ready:
            return _("The first page is there, the others follow.")
        return _("Place %(place)d in the queue.") % {"place": place} if place else _("In progress.")
    if file.text_state == TextState.READING:
        done = {"done": file.text_pages, "pages": file.pages}
        return _("Text of %(done)d of %(pages)d pages.") % done
    if file.state == FileState.READY:
        return ngettext("%(n)d page", "%(n)d pages", file.pages) % {"n": file.pages}
    return ""


def rows_for(officer: Officer, pks: list[int]) -> list[ProgressRow]:
    """The rows of those files that this officer may see; two queries however many there are."""
    return rows_of(list(queries.progress_of(officer, pks)))


def rows_of(files: list[StoredFile]) -> list[ProgressRow]:
    """The rows of files that were fetched already."""
    waiting = [file.pk for file in files if file.awaits_preparation]
    places = queries.queue_positions(waiting) if waiting else {}
    return [ProgressRow.of(file, places.get(file.pk)) for file in files]


def pace_of(rows: list[ProgressRow]) -> int:
    """Seconds until it is worth asking again."""
    return QUICK if any(row.is_working for row in rows) else AT_REST


def etag_of(rows: list[ProgressRow]) -> str:
    """A mark that changes whenever one of the rows would look different."""
    together = " ".join(f"{row.pk}.{row.mark}" for row in rows)
    return f'"{hashlib.sha256(together.encode()).hexdigest()[:20]}"'
