"""The daily list of letters that nobody has filed yet, page by page."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from archive.queries.daily import unfiled_letters
from archive.queries.dossier_items import parts_of
from correspondence.models import Letter
from correspondence.policies.seeing import LetterView
from correspondence.states import LetterKind, Part
from eoffice.organization.officer import Officer

Place = tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class UnfiledRow:
    """One letter that waits to be filed."""

    pk: int
    sort: datetime
    subject: str
    sender: str
    number: str
    agenda: str
    code: str
    security: str
    state: str
    ended: datetime


def rows_of(officer: Officer, *, days: int, after: Place | None, limit: int) -> list[UnfiledRow]:
    """One keyset page, the oldest first."""
    letters = unfiled_letters(officer, days=days).select_related("classification")
    if after:
        later = Q(received_at__gt=after[0]) | Q(received_at=after[0], pk__gt=after[1])
        letters = letters.filter(later)
    found = list(letters[:limit])
    parts = parts_of(officer, found)
    return [_row(letter, parts[letter.pk] or Part.LINE) for letter in found]


def _row(letter: Letter, part: Part) -> UnfiledRow:
    view = LetterView(letter, part)
    outgoing = letter.kind == LetterKind.OUTGOING
    return UnfiledRow(
        pk=letter.pk,
        sort=letter.received_at,
        subject=view.subject,
        sender="" if outgoing else view.sender,
        number=letter.agenda_number if outgoing else view.sender_number,
        agenda="" if outgoing else letter.agenda_number,
        code=letter.classification.code if letter.classification else "",
        security=letter.security,
        state=f"out_{letter.state}" if outgoing else letter.state,
        ended=letter.ended,  # type: ignore[attr-defined]
    )
