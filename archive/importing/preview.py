"""A good row of an old list as it was understood, in the words of the page that shows it first."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive.importing.inactive import InactiveRow
from archive.states import FinalAction, Medium
from correspondence.states import SECRET, Security


def told(number: int, line: InactiveRow) -> dict[str, str]:
    """What the row became; of a secret one no description."""
    secret = line.security in SECRET
    return {
        "row": str(number),
        "number": line.number,
        "title": str(Security(line.security).label) if secret else line.title,
        "code": line.code,
        "span": _span(line.span_from, line.span_until),
        "active": "" if line.active_years is None else str(line.active_years),
        "inactive": "" if line.inactive_years is None else str(line.inactive_years),
        "final": str(FinalAction(line.final_action).label) if line.final_action else "",
        "said": line.final_note,
        "kind": ", ".join(_kinds(line)),
        "medium": str(Medium(line.medium).label),
        "quantity": f"{line.quantity} {line.quantity_unit}".strip(),
        "place": "/".join(filter(None, (line.room, line.shelf))),
        "box": "" if line.box is None else str(line.box),
        "folder": "" if line.folder is None else str(line.folder),
    }


def _kinds(line: InactiveRow) -> list[str]:
    """The marks that keep it from being destroyed."""
    marks = ((line.is_vital, _("Vital record")), (line.is_protected, _("Protected record")))
    return [word for is_so, word in marks if is_so]


def _span(first: date, last: date) -> str:
    """Whole years as years, one day as a day, anything else with both ends."""
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    days = [date_format(day, "j M Y") for day in dict.fromkeys((first, last))]
    return " – ".join(days)
