"""What the chain adds to the search: its desks, notes and reports, and who reads which of them.

The notes of a letter are indexed together; who does not read all of them is found here with those
of his own branches, by the very rule of the page (`queries.tree`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from correspondence.models import Letter
from correspondence.queries.seeing import part_of
from correspondence.search.texts import Said
from correspondence.states import Part
from disposition.models import Disposition, DispositionSheet, Extension, FollowUp
from disposition.queries.tree import BranchRow, chain_of
from eoffice.organization.officer import Officer


def said_on(letter_ids: list[int]) -> Iterable[Said]:
    """Desks, units and every note of the chains of these letters."""
    tree: dict[int, list[str]] = defaultdict(list)
    units: dict[int, set[int]] = defaultdict(set)
    notes: dict[int, list[str]] = defaultdict(list)
    branches = Disposition.objects.filter(letter__in=letter_ids).order_by("pk")
    for letter, title, unit, reason in branches.values_list(
        "letter_id", "position__title", "position__unit_id", "end_reason"
    ):
        tree[letter].append(title)
        units[letter].add(unit)
        notes[letter].append(reason)
    for letter, *texts in _notes(letter_ids):
        notes[letter] += texts
    for letter in tree.keys() | notes.keys():
        desks = tuple(dict.fromkeys(tree[letter]))
        yield Said(letter, desks, tuple(filter(None, notes[letter])), tuple(sorted(units[letter])))


def _notes(letter_ids: list[int]) -> Iterator[tuple]:
    sheets = DispositionSheet.objects.filter(letter__in=letter_ids).order_by("pk")
    yield from sheets.values_list("letter_id", "note")
    yield from sheets.values_list("letter_id", "instructions__label")
    said = FollowUp.objects.filter(disposition__letter__in=letter_ids).order_by("pk")
    yield from said.values_list("disposition__letter_id", "text", "decision_note")
    asked = Extension.objects.filter(disposition__letter__in=letter_ids).order_by("pk")
    yield from asked.values_list("disposition__letter_id", "reason", "decision_note")


def notes_open_to(officer: Officer, letter_ids: list[int]) -> Iterator[tuple[int, str]]:
    """The notes of these letters that the page of the letter would show to this officer."""
    for letter in Letter.objects.filter(pk__in=letter_ids):
        part = part_of(officer, letter)
        if part is not None and part >= Part.TREE:
            for row in chain_of(letter, officer, part):
                yield from ((letter.pk, text) for text in _texts(row))


def _texts(row: BranchRow) -> Iterator[str]:
    """What is said on a branch and below it, where its notes are shown."""
    if row.shows_notes:
        yield from filter(None, (*row.instructions, row.note, row.end_reason))
        for said in row.follow_ups:
            yield from filter(None, (said.text, said.decision_note))
        if row.extension:
            yield row.extension.reason
    for child in row.children:
        yield from _texts(child)
