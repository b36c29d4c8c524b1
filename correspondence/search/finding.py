"""Answers a question with the letters that one officer may see, newest first.

The index gives candidates; `LetterAccess` says how much of each is open, and the sections that are
open must match (house 8). So no hit depends on a word that its reader may not read. Work goes on
in portions until a page is full; which plan gives the portions, `planning` decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import connection

from correspondence.models import Letter
from correspondence.queries.seeing import audited_by, known_and_trusted
from correspondence.search import index, planning, reading
from correspondence.search.asking import Question
from correspondence.search.postgres import Found, Place
from correspondence.search.words import tokens_of
from correspondence.states import SECRET, Part
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role

MOST_RANKED = 2000
SECTION_OF = {Part.LINE: 0, Part.LETTER: 1, Part.TREE: 2, Part.CHAIN: 2, Part.ALL: 3}
OWN_NOTES = (Part.TREE, Part.CHAIN)


@dataclass(frozen=True, slots=True)
class Hit:
    """A letter that was found, and how much of it this officer may see."""

    letter_id: int
    at: datetime
    part: Part
    in_notes: bool = False

    @property
    def place(self) -> Place:
        """Where it stands in the order."""
        return self.at, self.letter_id


def newest(
    officer: Officer, question: Question, *, before: Place | None = None, limit: int = 26
) -> list[Hit]:
    """One keyset page, newest first."""
    return list(islice(hits(officer, question, before=before, portion=limit), limit))


def best(officer: Officer, question: Question, *, skip: int = 0, limit: int = 26) -> list[Hit]:
    """A page by relevance, of the newest matches."""
    found = newest(officer, question, limit=MOST_RANKED)
    scores = index.backend().ranks(question, [hit.letter_id for hit in found])
    found.sort(key=lambda hit: -scores.get(hit.letter_id, 0.0))
    return found[skip : skip + limit]


def hits(
    officer: Officer, question: Question, *, before: Place | None = None, portion: int = 26
) -> Iterator[Hit]:
    """Every letter that matches and may be seen, newest first, for as long as is asked."""
    if not officer.desks:
        return
    for found in planning.portions(officer, question, before, portion):
        yield from _seen(officer, question, found)


def _seen(officer: Officer, question: Question, found: Sequence[Found]) -> Iterator[Hit]:
    """Those of which an open section matches."""
    if not found:
        return
    parts = parts_of(officer, [one.letter_id for one in found])
    unsure = [
        one.letter_id
        for one in found
        if not _matches(one, parts.get(one.letter_id)) and parts.get(one.letter_id) in OWN_NOTES
    ]
    noted = _matched_by_own_notes(officer, question, unsure) if unsure else set()
    for one in found:
        part = parts.get(one.letter_id)
        if part and (_matches(one, part) or one.letter_id in noted):
            yield Hit(one.letter_id, one.at, part, in_notes=one.letter_id in noted)


def _matches(one: Found, part: Part | None) -> bool:
    return part is not None and one.levels[SECTION_OF[part]]


def parts_of(officer: Officer, letter_ids: Sequence[int]) -> dict[int, Part]:
    """How much of these letters this officer may see; what is not there does not exist for him.

    An auditor's order opens what is not secret: the content of secrets he reads letter by letter.
    """
    known, trusted = known_and_trusted(officer)
    opened: dict[int, Part] = {}
    for pk, security, audience, part in _access(letter_ids, known):
        if security in SECRET and audience not in trusted:
            part = min(part, Part.LINE)
        opened[pk] = max(opened.get(pk, Part.LINE), Part(part))
    if officer.has_role(Role.AUDITOR):
        audited = Letter.objects.filter(audited_by(officer), pk__in=list(letter_ids))
        for pk, security in audited.values_list("pk", "security"):
            by_order = Part.LINE if security in SECRET else Part.ALL
            opened[pk] = max(opened.get(pk, Part.LINE), by_order)
    return opened


def _access(letter_ids: Sequence[int], audiences: Sequence[str]) -> list[tuple]:
    letters, own = (", ".join(["%s"] * len(values)) for values in (letter_ids, audiences))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.letter_id, l.security, a.audience, a.part FROM correspondence_letteraccess a "  # noqa: S608
            "JOIN correspondence_letter l ON l.id = a.letter_id "
            f"WHERE a.letter_id IN ({letters}) AND a.audience IN ({own})",
            [*letter_ids, *audiences],
        )
        return cursor.fetchall()


def _matched_by_own_notes(officer: Officer, question: Question, ids: list[int]) -> set[int]:
    """Letters of which every term stands in an open section or in a note that is open to him."""
    open_terms = index.backend().terms_matched(question, ids, SECTION_OF[Part.TREE])
    wanted = set(range(len(question.must)))
    asked = [pk for pk in ids if wanted - open_terms.get(pk, set())]
    notes = reading.open_notes(officer, asked)
    return {
        pk
        for pk in asked
        if notes.get(pk) and _by_notes(question, notes[pk], open_terms.get(pk, set()))
    }


def _by_notes(question: Question, notes: list[str], elsewhere: set[int]) -> bool:
    said = f" {' | '.join(' '.join(tokens_of(note)) for note in notes)} "
    in_notes = {
        at
        for at, term in enumerate(question.must)
        if any(f" {' '.join(phrase)} " in said for phrase in term.any_of)
    }
    excluded = any(
        f" {' '.join(phrase)} " in said for term in question.never for phrase in term.any_of
    )
    return not excluded and in_notes | elsewhere == set(range(len(question.must)))
