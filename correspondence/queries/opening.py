"""One letter as its page opens it: its facts and how much of it is open, in one statement."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from correspondence.models import (
    Classification,
    IncomingLetter,
    Letter,
    LetterAccess,
    LetterType,
    Recipient,
)
from correspondence.queries.seeing import known_and_trusted, part_opened
from correspondence.states import Part, RecipientState
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer
from eoffice.rows import Rows, each, given, loaded

LETTER = tuple(field.attname for field in Letter._meta.concrete_fields)
OFFICE = tuple(field.attname for field in Unit._meta.concrete_fields)
NAMED = ("type__name", "classification__code", "classification__name", "follows__agenda_number")


@dataclass(frozen=True, slots=True)
class OpenedLetter:
    """A letter with its office, type and code; how much of it is open; whether it is new here."""

    letter: IncomingLetter
    part: Part
    is_unread: bool


def open_letter(officer: Officer, pk: int) -> OpenedLetter | None:
    """The letter, or nothing if it does not exist for this officer.

    `is_unread`: it lies unread before a desk at which this officer's opening counts (that of an
    assistant is never the holder's).
    """
    known, trusted = known_and_trusted(officer)
    own = [desk.position_id for desk in officer.desks if not desk.is_assistant]
    found = _OPENED.first(pk=pk, known=known, trusted=trusted, own=own)
    if found is None:
        return None
    letter, widest, widest_trusted, is_unread = found
    part = part_opened(officer, letter, widest or 0, widest_trusted or 0)
    return OpenedLetter(letter, part, is_unread) if part else None


def _question(known: int, trusted: int, own: int) -> QuerySet:
    unread = Recipient.objects.current().filter(
        letter=OuterRef("pk"), position__pk__in=each("own", own), state=RecipientState.UNREAD
    )
    rows = IncomingLetter.objects.filter(pk=given("pk")).annotate(
        widest=_widest(each("known", known)),
        widest_trusted=_widest(each("trusted", trusted)),
        is_unread=Exists(unread),
    )
    office = (f"office__{name}" for name in OFFICE)
    return rows.values_list(*LETTER, *office, *NAMED, "widest", "widest_trusted", "is_unread")


def _widest(audiences: list[Any]) -> Subquery:
    rows = LetterAccess.objects.filter(letter=OuterRef("pk"), audience__in=audiences)
    return Subquery(rows.order_by("-part").values("part")[:1])


def _answer(*columns: Any) -> tuple[IncomingLetter, int | None, int | None, bool]:
    at = len(LETTER)
    letter = loaded(IncomingLetter, LETTER, columns[:at])
    letter.office = loaded(Unit, OFFICE, columns[at : at + len(OFFICE)])
    kind, code, name, follows, *rest = columns[at + len(OFFICE) :]
    if letter.type_id:
        letter.type = loaded(LetterType, ("id", "name"), (letter.type_id, kind))
    if letter.classification_id:
        facts = (letter.classification_id, code, name)
        letter.classification = loaded(Classification, ("id", "code", "name"), facts)
    if letter.follows_id:
        letter.follows = loaded(Letter, ("id", "agenda_number"), (letter.follows_id, follows))
    widest, widest_trusted, is_unread = rest
    return letter, widest, widest_trusted, bool(is_unread)


_OPENED = Rows(_question, _answer)
