"""Where a letter lies, and the way to file it, for those who keep the dossiers; see `face`."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.queries.daily import keeps_files
from archive.queries.endings import Ending, ending_of_letter
from archive.queries.filings import Filing, filings_of
from archive.ties import ENDED
from correspondence.models import Letter
from eoffice.organization.officer import Officer
from eoffice.pages.templatetags.icons import icon

NOTHING = SafeString("")
BOX = '<section class="card-flat pad"><h2 class="mt-0">{}</h2>{}{}</section>'
LINE = '<p class="mb-1">{} <a href="{}"><span class="mono">{}</span> {}</a></p>'
BUTTON = '<p class="actions mb-0"><a class="btn {}" href="{}">{} {}</a></p>'


def filing(letter: Letter, officer: Officer | None) -> SafeString:
    """The dossiers of a letter whose work has ended, and the button that files or links it."""
    if officer is None or letter.state not in ENDED or not _is_concerned(officer):
        return NOTHING
    found = filings_of(letter.pk, officer)
    button = NOTHING
    if keeps_files(officer) and ending_of_letter(letter, officer) is None:
        button = _button(letter, is_filed=letter.state == "filed")
    if not found and not button:
        return NOTHING
    return format_html(BOX, _("Dossier"), format_html_join("", LINE, map(_line, found)), button)


def fate(letter: Letter, officer: Officer | None) -> Ending | None:
    """How the content of the letter ended, if it was destroyed with its dossier."""
    return ending_of_letter(letter, officer)


def _is_concerned(officer: Officer) -> bool:
    return keeps_files(officer) or any(desk.is_head for desk in officer.desks)


def _line(one: Filing) -> tuple[str, str, str, str]:
    said = _("Linked in") if one.is_link else _("Lies in")
    return said, reverse("archive:dossier", args=[one.dossier.pk]), one.dossier.reference, one.title


def _button(letter: Letter, *, is_filed: bool) -> SafeString:
    word = _("Link to a further dossier") if is_filed else _("File the letter")
    tone = "btn-quiet" if is_filed else "btn-primary"
    url = reverse("archive:file_letter", args=[letter.pk])
    return format_html(BUTTON, tone, url, icon("archive"), word)
