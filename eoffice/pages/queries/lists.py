"""Rows of the long lists, each page read by its keyset and masked as far as the officer may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from correspondence.access import audiences_of
from correspondence.models import Letter, LetterAccess
from correspondence.policies.seeing import LetterView
from correspondence.queries.seeing import letters_visible_to, newest_letters
from correspondence.states import SECRET, Part
from disposition.queries.trays import followed_by
from eoffice.calendar import OfficeHours, WorkingDuration
from eoffice.organization.officer import Officer
from eoffice.organization.queries import holders_of
from eoffice.pages.queries.inbox import FAR

Place = tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list of letters or of followed branches."""

    pk: int
    sort: datetime
    url: str
    subject: str
    sender: str
    number: str
    agenda: str
    ask: str
    state: str
    urgency: str
    security: str
    at: datetime | None
    due_at: datetime | None = None
    left: WorkingDuration | None = None


def newest(officer: Officer, *, before: Place | None, limit: int) -> list[Row]:
    """Everything that the officer may see, newest first."""
    return _rows(newest_letters(officer, before=before, limit=limit), officer)


def matching(officer: Officer, words: str, *, before: Place | None, limit: int) -> list[Row]:
    """Letters whose number, subject or sender contain every word; masked ones only by number."""
    found = letters_visible_to(officer)
    for word in words.split()[:8]:
        found = found.filter(_contains(word))
    if before:
        older = Q(received_at__lt=before[0]) | Q(received_at=before[0], pk__lt=before[1])
        found = found.filter(older)
    found = found.select_related("office").order_by(F("received_at").desc(), F("pk").desc())
    return _rows(found[:limit], officer)


def followed(
    officer: Officer, hours: OfficeHours, now: datetime, *, after: Place | None, limit: int
) -> list[Row]:
    """Open branches that the officer gave, the earliest due first."""
    given = followed_by(officer).annotate(due=Coalesce("due_at", FAR)).order_by("due", "pk")
    if after:
        given = given.filter(Q(due__gt=after[0]) | Q(due=after[0], pk__gt=after[1]))
    branches = list(given.select_related("letter", "position")[:limit])
    holders = holders_of([branch.position_id for branch in branches])
    return [
        Row(
            pk=branch.pk,
            sort=branch.due,
            url=f"{reverse('pages:letter', args=[branch.letter_id])}#branch-{branch.pk}",
            subject=LetterView(branch.letter, Part.LINE).subject,
            sender=f"{branch.position} · {holders[branch.position_id].label}",
            number="",
            agenda=branch.letter.agenda_number,
            ask="",
            state="unread" if branch.state == "sent" else branch.state,
            urgency=branch.letter.urgency,
            security=branch.letter.security,
            at=branch.sent_at,
            due_at=branch.due_at,
            left=hours.remaining(now, branch.due_at) if branch.due_at else None,
        )
        for branch in branches
    ]


def _contains(word: str) -> Q:
    open_text = (
        Q(subject__icontains=word) | Q(sender_name__icontains=word) | Q(summary__icontains=word)
    )
    open_text |= Q(sender_number__icontains=word)
    return Q(agenda_number__icontains=word) | (open_text & ~Q(security__in=SECRET))


def _rows(letters: Iterable[Letter], officer: Officer) -> list[Row]:
    found = list(letters)
    parts = _parts(found, officer)
    return [_row(letter, parts.get(letter.pk, Part.LINE)) for letter in found]


def _parts(letters: list[Letter], officer: Officer) -> dict[int, Part]:
    """How much of each letter of one page is open; what is secret is always masked in lists."""
    rows = LetterAccess.objects.filter(
        letter__in=[letter.pk for letter in letters], audience__in=audiences_of(officer)
    )
    parts: dict[int, Part] = {}
    for pk, part in rows.values_list("letter_id", "part"):
        parts[pk] = max(parts.get(pk, Part.LINE), Part(part))
    return parts


def _row(letter: Letter, part: Part) -> Row:
    view = LetterView(letter, Part.LINE if letter.is_secret else part)
    return Row(
        pk=letter.pk,
        sort=letter.received_at,
        url=reverse("pages:letter", args=[letter.pk]),
        subject=view.subject,
        sender=view.sender,
        number=view.sender_number,
        agenda=letter.agenda_number,
        ask=str(letter.office),
        state=letter.state,
        urgency=letter.urgency,
        security=letter.security,
        at=letter.received_at,
    )
