"""Hits as a list shows them: the letter's line, the sentence that was met, the page on which it is.

What is secret is masked in every list, for its readers too: no word of it, no page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from django.db import connection
from django.db.models import QuerySet

from correspondence.models import Letter
from correspondence.policies.seeing import LetterView
from correspondence.queries.seeing import LINE, LetterLine
from correspondence.search import reading, texts
from correspondence.search.asking import Question
from correspondence.search.finding import Hit
from correspondence.search.sentences import Looked, Piece, Sentence
from correspondence.states import Part
from eoffice.organization.officer import Officer
from eoffice.rows import Rows, each

MOST_PAGES = 300
# the pages of the files that stand before this one in the viewer of the letter
BEFORE = """(SELECT COALESCE(SUM(s.pages), 0) FROM correspondence_letterfile o
JOIN documents_storedfile s ON s.id = o.file_id WHERE o.letter_id = best.letter_id
AND o.detached_at IS NULL AND (o."order", o.id) < (best.nth, best.own))"""


@dataclass(frozen=True, slots=True)
class Shown:
    """One hit, ready for the page."""

    hit: Hit
    line: LetterLine
    subject: tuple[Piece, ...]
    sender: tuple[Piece, ...]
    number: tuple[Piece, ...]
    is_masked: bool
    sentence: Sentence | None = None
    file_id: int = 0
    page: int = 0
    page_of_file: int = 0


def shown(officer: Officer, question: Question, hits: Sequence[Hit]) -> list[Shown]:
    """The rows of these hits, in their order, read in a fixed number of statements."""
    looked = Looked(question)
    ids = [hit.letter_id for hit in hits]
    found = {row[0]: row for row in _LINES.all(ids=ids)}
    rows = [_row(hit, found[hit.letter_id], looked) for hit in hits if hit.letter_id in found]
    if not question.must:
        return rows
    rows = _with_pages(rows, looked)
    return _with_notes(officer, rows, looked, len(question.must))


def _lines(ids: int) -> QuerySet:
    return Letter.objects.filter(pk__in=each("ids", ids)).values_list(*LINE, "summary")


_LINES = Rows(_lines)


def _row(hit: Hit, columns: Sequence[Any], looked: Looked) -> Shown:
    """The line; the short content, where it may be read, is the first sentence."""
    line = LetterLine(*columns[:-1])
    view = LetterView(cast("Letter", line), Part.LINE)
    number = line.agenda_number if line.is_outgoing else view.sender_number
    sentence = None
    if hit.part >= Part.LETTER and not line.is_secret:
        sentence = looked.sentence(columns[-1])
    return Shown(
        hit=hit,
        line=line,
        subject=looked.marked(view.subject),
        sender=looked.marked(view.sender),
        number=looked.marked(number),
        is_masked=view.is_masked,
        sentence=sentence,
    )


def _with_pages(rows: list[Shown], looked: Looked) -> list[Shown]:
    """The page that holds most of what was asked for, where the reader sees the pages."""
    open_ones = [row for row in rows if row.hit.part >= Part.LETTER and not row.line.is_secret]
    best = {pk: found for pk, *found in _best_pages([row.line.pk for row in open_ones], looked)}
    return [_with_page(row, best.get(row.line.pk), looked) for row in rows]


def _with_page(row: Shown, found: list[Any] | None, looked: Looked) -> Shown:
    sentence = looked.sentence(found[3]) if found else None
    if found is None or sentence is None:
        return row
    if row.sentence and row.sentence.terms > sentence.terms:
        return row
    return replace(row, sentence=sentence, file_id=found[0], page=found[1], page_of_file=found[2])


def _best_pages(letter_ids: list[int], looked: Looked) -> list[tuple[Any, ...]]:
    """Letter, file, page and text of the best page of each letter, in one statement."""
    if not letter_ids:
        return []
    likes, values = [], []
    for roots in looked.roots:
        likes.append(" OR ".join(["LOWER(t.text) LIKE %s"] * len(roots)))
        values += [f"%{root}%" for root in roots]
    score = " + ".join(f"CASE WHEN {like} THEN 1 ELSE 0 END" for like in likes)
    places = ", ".join(["%s"] * len(letter_ids))
    scored = (
        f'SELECT f.letter_id, t.file_id, t.page, f."order" AS nth, f.id AS own, t.text, '  # noqa: S608
        f"{score} AS score FROM correspondence_letterfile f "
        "JOIN documents_pagetext t ON t.file_id = f.file_id "
        f"WHERE f.letter_id IN ({places}) AND f.detached_at IS NULL AND t.page <= %s"
    )
    ranked = (
        "SELECT scored.*, ROW_NUMBER() OVER (PARTITION BY letter_id "  # noqa: S608
        f"ORDER BY score DESC, nth, own, page) AS place FROM ({scored}) scored"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT letter_id, file_id, {BEFORE} + page, page, text FROM ({ranked}) best "  # noqa: S608
            "WHERE place = 1 AND score > 0",
            [*values, *letter_ids, MOST_PAGES],
        )
        return cursor.fetchall()


def _with_notes(officer: Officer, rows: list[Shown], looked: Looked, terms: int) -> list[Shown]:
    """A note, where it was a note that matched."""
    unmet = [row for row in rows if not row.line.is_secret and not _is_met(row, terms)]
    whole = [row.line.pk for row in unmet if row.hit.part == Part.ALL]
    own = [row.line.pk for row in unmet if row.hit.in_notes]
    notes = _all_notes(whole) | reading.open_notes(officer, own)
    return [_with_note(row, notes.get(row.line.pk, ()), looked) for row in rows]


def _is_met(row: Shown, terms: int) -> bool:
    """Whether subject, sender, number or sentence show what was asked for."""
    marked = [piece for part in (row.subject, row.sender, row.number) for piece in part]
    met = sum(piece.is_marked for piece in marked)
    return met >= terms or (row.sentence is not None and row.sentence.terms >= terms)


def _all_notes(letter_ids: list[int]) -> dict[int, list[str]]:
    if not letter_ids:
        return {}
    return {said.letter_id: [*said.notes] for said in texts.said_on(letter_ids)}


def _with_note(row: Shown, notes: Iterable[str], looked: Looked) -> Shown:
    found = [sentence for note in notes if (sentence := looked.sentence(note))]
    best = max(found, key=lambda one: one.terms, default=None)
    if best is None or (row.sentence and row.sentence.terms >= best.terms):
        return row
    return replace(row, sentence=best, file_id=0, page=0)
