"""What is indexed of a letter, in sections that open with the parts of house 8.

`line`: what the register line says. `letter`: the letter and its pages. `tree`: the desks of its
chain. `notes`: every note and report. Of a secret letter the line holds its number alone. Of a
sealed complaint neither pages nor free text are indexed: the complainant's name stands in them.
Rooms above add their texts through `contribute`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from correspondence import draft_blocks
from correspondence.models import (
    Addressee,
    Arrival,
    DraftVersion,
    Letter,
    LetterFile,
    Recipient,
    Remark,
)
from correspondence.normalising import name_key
from correspondence.search import marks
from correspondence.search.words import day_in_words
from correspondence.states import LetterKind
from eoffice.documents.models import PageText
from eoffice.hook import Hook

MOST_PAGES = 2000
RELATED = ("type", "sender", "classification", "writer__unit", "signing_seat", "office")


class Said(NamedTuple):
    """Texts that a room above adds to a letter."""

    letter_id: int
    tree: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    units: tuple[int, ...] = ()


Source = Callable[[list[int]], Iterable[Said]]
contribute: Hook[Source] = Hook()  # the rooms above, which add their texts


@dataclass(slots=True)
class LetterText:
    """Everything that is indexed of one letter. `marks_…` are the tokens of the facets."""

    letter_id: int
    at: datetime
    line: list[str] = field(default_factory=list)
    letter: list[str] = field(default_factory=list)
    tree: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    line_marks: list[str] = field(default_factory=list)
    letter_marks: list[str] = field(default_factory=list)
    tree_marks: list[str] = field(default_factory=list)


def texts_of(letter_ids: Iterable[int]) -> list[LetterText]:
    """The texts of these letters, read in a fixed number of statements."""
    ids = list(letter_ids)
    letters = Letter.objects.filter(pk__in=ids).select_related(*RELATED)
    around = _Around(ids)
    return [_text_of(letter, around) for letter in letters]


def said_on(letter_ids: list[int]) -> Iterator[Said]:
    """What the rooms above add to these letters."""
    for source in contribute if letter_ids else ():
        yield from source(letter_ids)


class _Around:
    """What hangs on the letters of one batch, by letter."""

    def __init__(self, ids: list[int]) -> None:
        self.recipients = _grouped(
            Recipient.objects.filter(letter__in=ids, ended_at=None),
            "letter_id", "position__title", "position__unit_id",
        )  # fmt: skip
        self.addressees = _grouped(Addressee.objects.filter(letter__in=ids), "letter_id", "name")
        arrivals = Arrival.objects.filter(letter__in=ids).exclude(agenda_number="")
        self.arrivals = _grouped(arrivals, "letter_id", "agenda_number")
        files = LetterFile.objects.filter(letter__in=ids, detached_at=None)
        self.files = _grouped(files.order_by("order", "pk"), "letter_id", "file_id")
        self.pages = pages_of([file for rows in self.files.values() for (file,) in rows])
        remarks = Remark.objects.filter(letter__in=ids).order_by("pk")
        self.remarks = _grouped(remarks, "letter_id", "text")
        self.said: dict[int, list[Said]] = defaultdict(list)
        for said in said_on(ids):
            self.said[said.letter_id].append(said)


def pages_of(file_ids: list[int]) -> dict[int, list[str]]:
    """The text of the pages of each file, in order."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = PageText.objects.filter(file__in=file_ids, page__lte=MOST_PAGES).exclude(text="")
    for file, text in rows.order_by("file", "page").values_list("file_id", "text"):
        found[file].append(text)
    return found


def _grouped(rows: QuerySet, key: str, *columns: str) -> dict[int, list[tuple]]:
    found: dict[int, list[tuple]] = defaultdict(list)
    for letter, *values in rows.values_list(key, *columns):
        found[letter].append(tuple(values))
    return found


def _text_of(letter: Letter, around: _Around) -> LetterText:
    """The sections of one letter, by how much of it may be indexed at all."""
    text = LetterText(letter.pk, letter.received_at)
    numbers = [letter.agenda_number, letter.complaint_code]
    text.line = numbers + [number for (number,) in around.arrivals[letter.pk]]
    desks = around.recipients[letter.pk]
    units = {unit for _title, unit in desks}
    if letter.kind == LetterKind.OUTGOING and letter.writer:
        units.add(letter.writer.unit_id)
    for said in around.said[letter.pk]:
        text.tree += said.tree
        text.notes += said.notes
        text.tree_marks += [marks.unit(unit) for unit in said.units]
    text.notes += [*(text for (text,) in around.remarks[letter.pk]), *_reasons(letter)]
    text.letter = _words(letter, around)
    if letter.complaint_code:
        text.letter, text.notes = [], []
    names = _names(letter, around)
    known, open_marks = marks.of_line(letter), marks.of_letter(letter, units)
    open_marks.append(marks.has_file(present=bool(around.files[letter.pk])))
    _lay(text, letter, names, [title for title, _unit in desks], (known, open_marks))
    return text


def _lay(
    text: LetterText, letter: Letter, names: list[str], desks: list[str], found: tuple[list, list]
) -> None:
    """The words of the register line go into the line, unless the letter is secret."""
    plain = [letter.subject, letter.sender_number, *names, *desks]
    if letter.classification:
        plain += [letter.classification.code, letter.classification.name]
    if letter.type:
        plain.append(letter.type.name)
    plain.append(day_in_words(letter.letter_date))
    text.line_marks, text.letter_marks = found
    if letter.is_secret:
        text.letter = plain + text.letter
    else:
        text.line += plain
        text.names = [*names, *desks]
        text.line_marks, text.letter_marks = found[0] + found[1][:-1], found[1][-1:]


def _names(letter: Letter, around: _Around) -> list[str]:
    """Who writes and who is written to; abbreviations also written out."""
    names = [letter.sender_name, letter.addressee_written]
    if letter.sender:
        names.append(letter.sender.name)
    names += [name for (name,) in around.addressees[letter.pk]]
    if letter.signing_seat:
        names.append(letter.signing_seat.title)
    names = list(dict.fromkeys(filter(None, names)))
    return [*names, *(key for name in names if (key := name_key(name)) != name.casefold())]


def _reasons(letter: Letter) -> list[str]:
    """What was written about the letter as a whole."""
    found = (letter.outcome_note, letter.return_reason, letter.void_reason)
    return list(filter(None, (*found, letter.cancel_reason, letter.revoke_reason)))


def _words(letter: Letter, around: _Around) -> list[str]:
    """What stands in the letter: its short content and what is typed or read on its pages."""
    found = [letter.summary, letter.attachment_note, letter.event_place, letter.printed_marks]
    for (file,) in around.files[letter.pk]:
        found += around.pages[file]
    if letter.kind == LetterKind.OUTGOING:
        version = DraftVersion.objects.filter(letter=letter).order_by("-number").first()
        if version:
            found += [block.text for block in draft_blocks.blocks_of(version.content)]
    return list(filter(None, found))
