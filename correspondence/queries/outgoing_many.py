"""Letters with which the same is done at once: drafts to send up, to initial, letters to send."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from correspondence.models import DraftWork, OutgoingLetter
from correspondence.outgoing_states import OutgoingState
from correspondence.queries.draft_readings import unread_of
from correspondence.queries.drafts_waiting import initials_for
from correspondence.queries.outgoing_lists import names_of
from correspondence.queries.outgoing_signed import waiting_at_my_seat
from correspondence.queries.outgoing_tabs import drafts_of, reach_of, unsent_by
from eoffice.organization.officer import Officer

MOST = 200
MOST_SIGNED = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """The letters of the list, what is said of each, and how many do not stand in it.

    Nobody decides about one that is `unread`. Where more wait than a list takes, `shown` is how
    many stand in it.
    """

    letters: list[OutgoingLetter]
    to: dict[int, str] = field(default_factory=dict)
    unread: frozenset[int] = frozenset()
    unsaved: int = 0
    shown: int = 0

    @property
    def has_secrets(self) -> bool:
        """Whether some are ticked one by one only."""
        return any(letter.is_secret for letter in self.letters)

    @property
    def open_ones(self) -> list[OutgoingLetter]:
        """Those that may be ticked all at once."""
        open_ones = [letter for letter in self.letters if not letter.is_secret]
        return [letter for letter in open_ones if letter.pk not in self.unread]


def to_submit(officer: Officer) -> Waiting:
    """Own drafts, the newest first; who is still typing in one saves it as a version before."""
    drafts = drafts_of(officer).order_by("-received_at", "-pk")
    typing = DraftWork.objects.filter(letter__in=drafts.order_by().values("pk"))
    unsaved = set(typing.values_list("letter_id", flat=True))
    return _waiting(drafts.exclude(pk__in=unsaved), unsaved=len(unsaved))


def to_approve(officer: Officer) -> Waiting:
    """Drafts whose turn it is at the own desks, the earliest due first."""
    steps = initials_for(officer.desk_ids).order_by("due_at", "asked_at", "pk")[: MOST + 1]
    rows = list(steps.values_list("letter_id", flat=True))
    order = {pk: place for place, pk in reversed(list(enumerate(rows)))}
    found = sorted(
        OutgoingLetter.objects.filter(pk__in=order).select_related("type"),
        key=lambda letter: order[letter.pk],
    )
    return _listed(found, unread=unread_of(officer, found[:MOST]))


def to_sign(officer: Officer) -> Waiting:
    """Approved letters that this officer signs, the oldest first."""
    found = list(waiting_at_my_seat(officer)[: MOST_SIGNED + 1])
    letters, is_cut = found[:MOST_SIGNED], len(found) > MOST_SIGNED
    return Waiting(letters, unread=unread_of(officer, letters), shown=MOST_SIGNED if is_cut else 0)


def to_send(officer: Officer) -> Waiting:
    """Signed letters that are sent from the own desks and went to nobody yet."""
    signed = unsent_by(reach_of(officer)).filter(state=OutgoingState.SIGNED)
    return _waiting(signed.order_by("-received_at", "-pk"))


def _waiting(letters: QuerySet[OutgoingLetter], *, unsaved: int = 0) -> Waiting:
    return _listed(list(letters.select_related("type")[: MOST + 1]), unsaved=unsaved)


def _listed(found: list[OutgoingLetter], **more: Any) -> Waiting:
    """As many as the list takes, and whether there are more."""
    letters = found[:MOST]
    to = names_of([letter.pk for letter in letters if not letter.is_secret])
    return Waiting(letters, to, shown=MOST if len(found) > MOST else 0, **more)
