"""The tag library of every page: `{% load face %}`.

Belongs here: registering. What the tags do lives in `icons`, `statuses`, `moments`, `figures`,
`controls`, `rows`, `hit_rows`, `book_rows` and `frame_parts`.
"""

from django import template

from eoffice.pages.templatetags import (
    book_rows,
    controls,
    figures,
    filings,
    frame_parts,
    hit_rows,
    icons,
    moments,
    rows,
    statuses,
)

register = template.Library()

register.simple_tag(icons.icon, name="icon")
register.simple_tag(statuses.status, name="status")
register.simple_tag(statuses.letter_tags, name="letter_tags")
register.simple_tag(moments.due, name="due")
register.simple_tag(frame_parts.fixed, name="fixed")
register.simple_tag(frame_parts.filters, name="filters")
register.simple_tag(frame_parts.rail_entries, name="rail_entries")
register.simple_tag(frame_parts.bar_entries, name="bar_entries")
register.simple_tag(rows.inbox_rows, name="inbox_rows")
register.simple_tag(rows.letter_rows, name="letter_rows")
register.simple_tag(rows.outgoing_rows, name="outgoing_rows")
register.simple_tag(hit_rows.hit_rows, name="hit_rows")
register.simple_tag(hit_rows.pieces, name="pieces")
register.simple_tag(book_rows.agenda_rows, name="agenda_rows")
register.simple_tag(filings.filing, name="filing")
register.simple_tag(filings.fate, name="fate")
register.filter("day", moments.day)
register.filter("date_only", moments.date_only)
register.filter("clock", moments.clock_time)
register.filter("moment", moments.full_moment)
register.filter("moment_short", moments.short_moment)
register.filter("working", moments.length)
register.filter("grouped", figures.grouped)
register.filter("control", controls.control)
register.filter("kind", controls.kind)
register.filter("source_of", controls.source_of)
register.filter("initials", controls.initials)
