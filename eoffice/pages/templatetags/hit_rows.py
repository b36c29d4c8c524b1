"""The hits of a search, written without a template: 25 of them on every page.

Not a tag library itself (see `face`). A hit is one link, to the page on which it was met; its
words are escaped here one by one, as in `rows`.
"""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlencode

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from correspondence.search.sentences import Piece
from correspondence.search.showing import Shown
from eoffice.pages.queries.addresses import letter_address, outgoing_address, thumb_address
from eoffice.pages.templatetags.moments import short_moment
from eoffice.pages.templatetags.statuses import letter_tags, status

HIT = (
    '<li><a class="row-link hit{}" href="{}">{}<span><span class="what">{}</span>'
    '<span class="meta">{}</span>{}</span><span class="ask">{}</span>'
    '<span class="when">{}</span></a></li>'
)
PAGE = (
    '<span class="hit-page"><img src="{}" alt="" loading="lazy" width="60" height="85">'
    "<span>{}</span></span>"
)
NO_PAGE = '<span class="hit-page"></span>'


def hit_rows(rows: Iterable[Shown], words: str) -> SafeString:
    """Letters that were found, each with its sentence and its page."""
    return mark_safe("\n".join(_hit(row, words) for row in rows))  # noqa: S308  each word is escaped


def pieces(parts: Iterable[Piece]) -> SafeString:
    """A text with its matches marked."""
    return mark_safe(_marked(parts))  # noqa: S308  each piece is escaped


def _hit(row: Shown, words: str) -> str:
    line = row.line
    address = (outgoing_address if line.is_outgoing else letter_address)(line.pk)
    if row.page:
        address = f"{address}?{urlencode({'page': row.page, 'find': words})}"
    state = f"out_{line.state}" if line.is_outgoing else line.state
    return HIT.format(
        "" if row.page else " no-page",
        escape(address),
        _page(row) if row.page else NO_PAGE,
        _marked(row.subject),
        _meta(row),
        f'<span class="sentence">{_marked(row.sentence.pieces)}</span>' if row.sentence else "",
        status(state) + letter_tags(line.urgency, line.security),
        escape(short_moment(line.received_at)),
    )


def _page(row: Shown) -> str:
    url = thumb_address(row.file_id, row.page_of_file)
    return PAGE.format(escape(url), escape(_("Page %(n)d") % {"n": row.page}))


def _meta(row: Shown) -> str:
    agenda = "" if row.line.is_outgoing else row.line.agenda_number
    first = f"<span>{_marked(row.sender)}</span>" if not row.is_masked and row.sender else ""
    number = _marked(row.number) if not row.is_masked else ""
    mono = f'<span class="mono">{number}</span>' if number else ""
    last = f"<span>{escape(_('Agenda'))} {escape(agenda)}</span>" if agenda else ""
    return first + mono + last


def _marked(pieces: Iterable[Piece]) -> str:
    return "".join(
        f"<mark>{escape(piece.text)}</mark>" if piece.is_marked else escape(piece.text)
        for piece in pieces
    )
