"""The view of a letter, for the trail: of what is secret, and of everything an auditor opens.

A page with its images is one view: what follows within minutes is not written down again, unless
something is taken along (text, viewing copy, original, print).
"""

from datetime import timedelta

from correspondence.events import LetterEvent
from correspondence.models import Letter
from correspondence.queries.seeing import sees_by_order
from eoffice import audit, clock
from eoffice.audit.models import AuditEntry
from eoffice.organization.officer import Officer

SECRETS = "secret"
ONE_VIEW = timedelta(minutes=10)
LOOKING = ("page", "progress")


def note_view(letter: Letter, *, by: Officer, part: str = "letter", file_id: int = 0) -> None:
    """Record that this officer opened a part, where a view is recorded at all."""
    by_order = sees_by_order(by, letter)
    if not (letter.is_secret or by_order):
        return
    if part in LOOKING and _has_just_looked(letter, by):
        return
    event = LetterEvent.AUDITED if by_order else LetterEvent.SECRET_VIEWED
    detail = {"part": part} | ({"file": file_id} if file_id else {})
    audit.record(event, letter, by=by, chain=(SECRETS, letter.pk), detail=detail)


def _has_just_looked(letter: Letter, by: Officer) -> bool:
    views = AuditEntry.objects.filter(actor=by.user_id, at__gte=clock.now() - ONE_VIEW)
    return views.filter(subject_kind=SECRETS, subject_id=letter.pk).exists()
