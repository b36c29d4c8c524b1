"""The lines of an agenda book as the rows of its table; not a tag library itself (see `face`).

On a narrow screen each cell says its column, so the columns stand in every row.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from correspondence.agenda import AgendaLine
from correspondence.states import EntryState
from eoffice.pages.queries.addresses import letter_address
from eoffice.pages.templatetags.icons import icon
from eoffice.pages.templatetags.moments import date_only
from eoffice.pages.templatetags.statuses import status

NOTHING = SafeString("")
LETTING_GO = '<a class="btn btn-quiet btn-sm" href="{}">{}</a>'


def agenda_rows(
    lines: Iterable[AgendaLine], columns: Iterable[object], may_keep: object
) -> SafeString:
    """The rows; who keeps the book may let a reserved number go."""
    row = _row(tuple(map(str, columns)))
    rows = (row.format(*_cells(line), _letting_go(line) if may_keep else NOTHING) for line in lines)
    return mark_safe("\n".join(rows))  # noqa: S308  each cell is escaped


@lru_cache(maxsize=8)
def _row(columns: tuple[str, ...]) -> str:
    """The layout of a row, with the columns in the language of the page."""
    label = [escape(column).replace("{", "{{").replace("}", "}}") for column in columns]
    cells = "".join(f'<td data-label="{name}">{{}}</td>' for name in label[2:6])
    return (
        '<tr class="agenda-line{}"><th scope="row" class="mono">{}{}</th>'
        f'<td class="day" data-label="{label[1]}">{{}}</td>{cells}'
        f'<td data-label="{label[6]}"><span class="keep">{{}}</span>{{}}</td></tr>'
    )


def _cells(line: AgendaLine) -> tuple[str, ...]:
    """The parts of a row in the order of its layout, escaped."""
    look = " void" if line.state == EntryState.VOID else ""
    state = NOTHING
    if line.state != EntryState.USED:
        state = format_html(' <span class="keep">{}</span>', status(line.state))
    shield = icon("shield-lock-fill") + " " if line.is_masked else NOTHING
    return (
        f"{look} masked" if line.is_masked else look,
        _number(line),
        state,
        escape(date_only(line.received)),
        _of_the_sender(line),
        escape(line.sender),
        f"{shield}{escape(line.content)}",
        escape(line.addressee),
        escape(line.remarks),
    )


def _number(line: AgendaLine) -> str:
    if not line.opens or line.letter_id is None:
        return escape(line.number)
    return f'<a href="{letter_address(line.letter_id)}">{escape(line.number)}</a>'


def _of_the_sender(line: AgendaLine) -> str:
    """Date and number of the letter, one below the other."""
    day = escape(date_only(line.letter_date))
    if not line.sender_number:
        return day
    return f'{day}{"<br>" if day else ""}<span class="small">{escape(line.sender_number)}</span>'


def _letting_go(line: AgendaLine) -> SafeString:
    if line.state != EntryState.RESERVED:
        return NOTHING
    address = reverse("registers:void_number", args=[line.entry_id])
    return format_html(LETTING_GO, address, _("Make void"))
