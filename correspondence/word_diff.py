"""Two versions of a draft side by side, word by word. Pure.

Blocks are matched first, so that a paragraph that was put in moves nothing else; then the words of
each changed pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from correspondence.draft_blocks import Block, blocks_of
from correspondence.states import Security
from eoffice.calendar import Urgency

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
MOST_WORDS = 3000
NOTHING = "–"
MOST_SAME = 3  # places without a change that are shown between changes
FACTS: dict[str, str | Promise] = {
    "security": _("Security"),
    "urgency": _("Urgency"),
    "attachment_note": _("Attachment"),
    "attachments": _("Files attached"),
    "classification": _("Classification"),
    "salutation": _("Salutation"),
    "place": _("Place"),
    "reply_by": _("Reply awaited until"),
}
LABELS: dict[str, type[Security] | type[Urgency]] = {"security": Security, "urgency": Urgency}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, changed or not."""

    text: str
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """One place: what stood there and what stands there now; either may be empty."""

    older: list[Piece]
    newer: list[Piece]
    is_form_only: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether anything differs here."""
        return self.is_form_only or any(piece.is_changed for piece in (*self.older, *self.newer))


@dataclass(frozen=True, slots=True)
class Run:
    """Places that follow each other and all changed, or all did not."""

    is_changed: bool
    pairs: list[Pair]

    @property
    def is_folded(self) -> bool:
        """Whether it would only stand between two changes."""
        return not self.is_changed and len(self.pairs) > MOST_SAME


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the letter with its places."""

    label: str | Promise
    pairs: list[Pair]

    @property
    def runs(self) -> list[Run]:
        """Its places, those that say the same taken together."""
        found = groupby(self.pairs, key=lambda pair: pair.is_changed)
        return [Run(changed, list(pairs)) for changed, pairs in found]


@dataclass(frozen=True, slots=True)
class Fact:
    """A mark of the letter that is another one now."""

    label: str | Promise
    older: str
    newer: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two contents."""

    facts: list[Fact]
    sections: list[Section]

    @property
    def changes(self) -> int:
        """How many places and marks differ."""
        places = [pair for section in self.sections for pair in section.pairs]
        return len(self.facts) + sum(pair.is_changed for pair in places)


def compared(
    older: Mapping[str, Any], newer: Mapping[str, Any], *, codes: Mapping[int, str] | None = None
) -> Comparison:
    """Every part of both contents side by side, and the marks that differ.

    `codes` names the classifications, which a content holds as numbers of rows.
    """
    before, after = _by_part(blocks_of(older)), _by_part(blocks_of(newer))
    names = list(dict.fromkeys([*after, *before]))
    sections = [_section(before.get(name, []), after.get(name, [])) for name in names]
    return Comparison(list(_facts(older, newer, codes or {})), sections)


def words_compared(older: str, newer: str) -> tuple[list[Piece], list[Piece]]:
    """The words of two texts; what is only in one of them is marked there."""
    old, new = WORDS.findall(older), WORDS.findall(newer)
    if max(len(old), len(new)) > MOST_WORDS:
        return [Piece(older, is_changed=True)], [Piece(newer, is_changed=True)]
    left: list[Piece] = []
    right: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        changed = tag != "equal"
        left += [Piece("".join(old[i1:i2]), changed)] if i2 > i1 else []
        right += [Piece("".join(new[j1:j2]), changed)] if j2 > j1 else []
    return left, right


def _by_part(blocks: Iterable[Block]) -> dict[str, list[Block]]:
    return {name: list(rows) for name, rows in groupby(blocks, lambda block: block.part)}


def _section(before: list[Block], after: list[Block]) -> Section:
    label = (after or before)[0].label
    old, new = [block.text for block in before], [block.text for block in after]
    pairs: list[Pair] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        rows = zip_longest(before[i1:i2], after[j1:j2])
        pairs += [_same(*row) if tag == "equal" else _changed(*row) for row in rows]  # type: ignore[arg-type]
    return Section(label, pairs)


def _same(before: Block, after: Block) -> Pair:
    """The same words; perhaps in another form."""
    said = [Piece(after.text)]
    return Pair(said, said, is_form_only=before.markup != after.markup)


def _changed(before: Block | None, after: Block | None) -> Pair:
    if before is None or after is None:
        gone = [Piece(before.text, is_changed=True)] if before else []
        come = [Piece(after.text, is_changed=True)] if after else []
        return Pair(gone, come)
    return Pair(*words_compared(before.text, after.text))


def _facts(
    older: Mapping[str, Any], newer: Mapping[str, Any], codes: Mapping[int, str]
) -> Iterator[Fact]:
    for name, label in FACTS.items():
        before, after = older.get(name), newer.get(name)
        if before != after:
            yield Fact(label, _in_words(name, before, codes), _in_words(name, after, codes))


def _in_words(name: str, value: Any, codes: Mapping[int, str]) -> str:
    if name == "classification":
        return codes.get(value or 0, NOTHING)
    if name in LABELS and value:
        return str(LABELS[name](value).label)
    if isinstance(value, list):
        return str(len(value))
    return str(value or NOTHING)
