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
from correspondence.search.asking import Question, Term
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
    own = [one for one in found if parts.get(one.letter_id) in OWN_NOTES]
    judged = _judged_by_own_notes(officer, question, own)
    for one in found:
        part = parts.get(one.letter_id)
        is_met, in_notes = judged.get(one.letter_id, (_matches(one, part), False))
        if part and is_met:
            yield Hit(one.letter_id, one.at, part, in_notes=in_notes)


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
            f"WHERE a.letter_id IN ({letters}) AND {index.filtered('a.audience')} IN ({own})",
            [*letter_ids, *audiences],
        )
        return cursor.fetchall()


def _judged_by_own_notes(
    officer: Officer, question: Question, found: Sequence[Found]
) -> dict[int, tuple[bool, bool]]:
    """Whether letters match with the notes that are open to him, and whether they need these.

    Asked only where the open sections alone do not decide: they do not match, or what is excluded
    stands in some note.
    """
    tree, everything = SECTION_OF[Part.TREE], SECTION_OF[Part.ALL]
    ids = [one.letter_id for one in found if not (one.levels[tree] and one.levels[everything])]
    if not ids:
        return {}
    met = index.backend().terms_matched(question.must, ids, tree)
    barred = index.backend().terms_matched(question.never, ids, tree)
    notes = reading.open_notes(officer, ids)
    wanted = set(range(len(question.must)))
    judged = {}
    for pk in ids:
        said = _as_tokens(notes.get(pk, []))
        is_met = wanted <= met.get(pk, set()) | _said_in(said, question.must)
        is_barred = barred.get(pk) or _said_in(said, question.never)
        judged[pk] = is_met and not is_barred, bool(wanted - met.get(pk, set()))
    return judged


def _as_tokens(notes: list[str]) -> str:
    return f" {' | '.join(' '.join(tokens_of(note)) for note in notes)} "


def _said_in(said: str, terms: Sequence[Term]) -> set[int]:
    """The terms, by their number, that stand in these tokens."""
    return {
        at
        for at, term in enumerate(terms)
        if any(f" {' '.join(phrase)} " in said for phrase in term.any_of)
    }
