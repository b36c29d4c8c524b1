"""Parts of the frame that every page repeats; not a tag library itself (see `face`).

What says the same on every page is drawn once for each language, an entry of the rail once for
each number beside it.
"""

from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings
from django.forms import Form
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eoffice.pages.rail import Entry
from eoffice.pages.templatetags.icons import icon

CURRENT = SafeString(' aria-current="page"')
LATE = '<span class="n late">{}<span class="visually-hidden">, {}</span></span>'
NOTHING = SafeString("")


def fixed(name: str) -> str:
    """A fragment that needs nothing but the language."""
    if settings.DEBUG:  # whoever works on it wants to see it change
        return get_template(name).render()
    return _drawn(name, get_language())


@lru_cache(maxsize=64)
def _drawn(name: str, _language: str | None) -> str:
    return get_template(name).render()


def filters(form: Form, url: str, target: str = "") -> str:
    """The filters of a list, for a form that offers the same to everybody.

    As long as nothing is filtered, they are drawn once for each list and language.
    """
    if settings.DEBUG or any(form.data.get(name) for name in form.fields):
        return _filters(form, url, target)
    return _empty_filters(type(form), url, target, get_language())


@lru_cache(maxsize=256)
def _empty_filters(kind: type[Form], url: str, target: str, _language: str | None) -> str:
    return _filters(kind(), url, target)


def _filters(form: Form, url: str, target: str) -> str:
    context = {"form": form, "url": url, "target": target}
    return get_template("shared/_filters.html").render(context)


def rail_entries(entries: Iterable[Entry]) -> SafeString:
    """The lines of the left rail, with their counters."""
    lines = (_rail_line(entry, str(entry.label), get_language()) for entry in entries)
    return mark_safe("\n".join(lines))  # noqa: S308  each line is escaped


def bar_entries(entries: Iterable[Entry]) -> SafeString:
    """The same at the thumb, on phones."""
    lines = (_bar_line(entry, str(entry.label)) for entry in entries)
    return mark_safe("\n".join(lines))  # noqa: S308  as above


@lru_cache(maxsize=1024)
def _rail_line(entry: Entry, label: str, _language: str | None) -> SafeString:
    count = NOTHING
    if entry.count and entry.is_late:
        count = format_html(LATE, entry.count, _("some are overdue"))
    elif entry.count:
        count = format_html('<span class="n">{}</span>', entry.count)
    return format_html(
        '{}<a href="{}"{}>{} <span>{}</span>{}</a>',
        SafeString("<hr>") if entry.is_below_line else NOTHING,
        entry.url,
        CURRENT if entry.is_current else NOTHING,
        icon(entry.icon),
        label,
        count,
    )


@lru_cache(maxsize=1024)
def _bar_line(entry: Entry, label: str) -> SafeString:
    count = NOTHING
    if entry.count:
        look = "count" if entry.is_late else "count calm"
        count = format_html('<span class="{}">{}</span>', look, entry.count)
    current = CURRENT if entry.is_current else NOTHING
    return format_html(
        '<a href="{}"{}>{}<span>{}</span>{}</a>',
        entry.url, current, icon(entry.icon), label, count,
    )  # fmt: skip
