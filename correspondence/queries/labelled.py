"""Letters to which a scan of the tray belongs: by the label on its first page, by their number.

Only letters that are not secret: pages of the others are added by the addressee's own desk.
"""

from django.db.models import QuerySet

from correspondence.models import Letter, Scan
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import SECRET, IncomingState, LetterKind
from eoffice.documents.queries import codes_of
from eoffice.organization.officer import Officer

LABEL_PREFIX = "EOFFICE:"
"""What the QR of a label says before the letter's code."""


def label_codes(codes: tuple[str, ...]) -> list[str]:
    """The codes of letters among the codes of a page."""
    return [code.removeprefix(LABEL_PREFIX) for code in codes if code.startswith(LABEL_PREFIX)]


def may_get_pages(letters: QuerySet[Letter], office_id: int) -> QuerySet[Letter]:
    """Those of an office to which its desk adds pages."""
    found = letters.filter(kind=LetterKind.INCOMING, office=office_id)
    return found.exclude(state=IncomingState.VOID).exclude(security__in=SECRET)


def letter_of_label(scan: Scan, officer: Officer) -> Letter | None:
    """The letter whose label the scan bears, as far as the officer may see it."""
    if not (wanted := label_codes(codes_of(scan.file_id))):
        return None
    seen = may_get_pages(letters_visible_to(officer), scan.office_id)
    return seen.filter(label_code__in=wanted).first()


def letter_numbered(number: str, scan: Scan, officer: Officer) -> Letter | None:
    """The letter with this agenda number in the office of the scan; the newest, if two bear it."""
    seen = may_get_pages(letters_visible_to(officer), scan.office_id)
    return seen.filter(agenda_number=number.strip()).order_by("-pk").first()
