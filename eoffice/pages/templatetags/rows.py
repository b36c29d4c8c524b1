"""The rows of the long lists, written without a template: 25 of them on every page.

Not a tag library itself (see `face`). Belongs here: how a row is laid out. What it says comes from
the queries; a row is one link. Its words are escaped here one by one (`format_html` takes four
times as long, and there are two hundred of them on a page).
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from correspondence.queries.outgoing_lists import OutgoingRow
from eoffice.pages.queries.addresses import outgoing_address
from eoffice.pages.queries.inbox_rows import InboxRow
from eoffice.pages.queries.lists import Row
from eoffice.pages.templatetags.icons import icon
from eoffice.pages.templatetags.moments import date_only, due, short_moment
from eoffice.pages.templatetags.statuses import letter_tags, status

ROW = (
    '<li>{}<a class="row-link{}" href="{}"><span class="dot">{}</span>'
    '<span><span class="what">{}</span><span class="meta">{}</span></span>'
    '<span class="ask">{}</span><span class="when">{}</span></a></li>'
)
TICK = (
    '<label class="tick"><input type="checkbox" name="letter" value="{}">'
    '<span class="visually-hidden">{}</span></label>'
)
NOTHING = SafeString("")


class _Words(NamedTuple):
    """What every row says, in one language."""

    agenda: str
    since: str
    unread: SafeString


@lru_cache(maxsize=8)
def _words(_language: str | None) -> _Words:
    unread = format_html('<span class="visually-hidden">{}</span>', _("Unread"))
    return _Words(_("Agenda"), _("since"), unread)


def inbox_rows(rows: Iterable[InboxRow], has_ticks: bool = False) -> SafeString:  # noqa: FBT001, FBT002  a tag's argument
    """Waiting items; with ticks, what is a copy can be noted together with others."""
    words = _words(get_language())
    lines = (_inbox_row(row, words, has_ticks=has_ticks) for row in rows)
    return mark_safe("\n".join(lines))  # noqa: S308  each word is escaped


def letter_rows(rows: Iterable[Row]) -> SafeString:
    """Letters, or branches that one follows."""
    words = _words(get_language())
    return mark_safe("\n".join(_letter_row(row, words) for row in rows))  # noqa: S308  as above


def outgoing_rows(rows: Iterable[OutgoingRow]) -> SafeString:
    """Letters that go out."""
    return mark_safe("\n".join(map(_outgoing_row, rows)))  # noqa: S308  as above


def _inbox_row(row: InboxRow, words: _Words, *, has_ticks: bool) -> str:
    subject = escape(row.subject)
    said = [f"{words.agenda} {row.agenda}", f"{words.since} {short_moment(row.since)}"]
    state = status(row.state) if row.state else NOTHING
    progress = _progress(row.progress) if row.progress else NOTHING
    return ROW.format(
        TICK.format(row.letter_id, subject) if has_ticks else NOTHING,
        " unread" if row.is_unread else "",
        escape(row.url),
        words.unread if row.is_unread else NOTHING,
        subject,
        _meta(*_from(row), *said, *([row.desk] if row.desk else [])),
        f"{escape(row.ask)}{state}{progress}{letter_tags(row.urgency, row.security)}",
        due(row.due_at, row.left),
    )


def _letter_row(row: Row, words: _Words) -> str:
    agenda = [f"{words.agenda} {row.agenda}"] if row.agenda else []
    return ROW.format(
        NOTHING,
        "",
        escape(row.url),
        NOTHING,
        escape(row.subject),
        _meta(*_from(row), *agenda),
        status(row.state) + letter_tags(row.urgency, row.security),
        due(row.due_at, row.left) if row.due_at else escape(short_moment(row.at)),
    )


def _outgoing_row(row: OutgoingRow) -> str:
    more = [row.kind] if row.kind else []
    with_whom = [" ".join((_("with"), row.with_whom))] if row.with_whom else []
    awaited = _awaited(row.reply_due, is_late=row.reply_is_late) if row.reply_due else ""
    return ROW.format(
        NOTHING,
        "",
        escape(outgoing_address(row.pk)),
        NOTHING,
        escape(row.subject),
        _meta(row.to, row.number, *more) + awaited + _meta("", "", *with_whom),
        status(row.state) + letter_tags(row.urgency, row.security),
        escape(short_moment(row.at)),
    )


def _awaited(due: date, *, is_late: bool) -> str:
    """Until when a reply is awaited."""
    sign = icon("alarm-fill" if is_late else "hourglass-split")
    words = " ".join((_("Reply awaited until"), date_only(due)))
    return f'<span class="st {"late" if is_late else "soon"}">{sign} {escape(words)}</span>'


def _from(row: InboxRow | Row) -> tuple[str, str]:
    """Sender and number; nothing where both are masked."""
    return (row.sender, row.number) if row.sender != row.number else ("", "")


def _meta(sender: str, number: str, *more: str) -> str:
    """From whom, their number, and what else is small beneath the subject."""
    first = f"<span>{escape(sender)}</span>" if sender else ""
    mono = f'<span class="mono">{escape(number)}</span>' if number else ""
    return first + mono + "".join(f"<span>{escape(words)}</span>" for words in more)


@lru_cache(maxsize=256)
def _progress(words: str) -> SafeString:
    return format_html('<span class="st muted">{} {}</span>', icon("diagram-2"), words)
