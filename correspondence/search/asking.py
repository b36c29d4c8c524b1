"""What somebody asks for: words, numbers, "phrases", -exclusions and facets, as terms. Pure.

A piece with several tokens is a phrase of them: "123/WPB" is 123 followed by wpb, wherever it
stands in a number.
"""

import re
from dataclasses import dataclass, field, replace

from correspondence.search.words import token_of, tokens_of

MOST_TERMS, LONGEST = 16, 200
DAY = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))$")
MONTHS = ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
          "oktober", "november", "desember")  # fmt: skip
SAYS_WHAT_FOLLOWS = frozenset({"agenda", "nomor", "no", "nr", "tanggal", "tgl", "bertanggal"})
PIECES = re.compile(r'(-?)"([^"]*)"?|(\S+)')

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must stand in a letter: any of these phrases; as it was typed."""

    any_of: tuple[Phrase, ...]
    typed: str
    is_prefix: bool = False
    is_quoted: bool = False

    @property
    def phrase(self) -> Phrase:
        """What was typed, before anything was forgiven."""
        return self.any_of[0]

    @property
    def is_number(self) -> bool:
        """Whether digits are in it: a number or a part of one."""
        return any(token[0].isdigit() for token in self.phrase)

    @property
    def is_varied(self) -> bool:
        """Whether more is looked for than what was typed; a day is written in two ways anyway."""
        return len(self.any_of) > (2 if DAY.match(self.typed) else 1)

    def or_else(self, phrases: list[Phrase]) -> "Term":
        """The same, content with these phrases too."""
        return replace(self, any_of=tuple(dict.fromkeys((*self.any_of, *phrases))))


@dataclass(frozen=True, slots=True)
class Question:
    """Everything that is asked for at once; `documents`: so many letters at most bear it."""

    must: tuple[Term, ...] = ()
    never: tuple[Term, ...] = ()
    marks: tuple[str, ...] = ()
    documents: int | None = field(default=None, compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.must or self.never or self.marks)

    def with_marks(self, marks: list[str]) -> "Question":
        """Only letters that bear these marks too."""
        return replace(self, marks=tuple(marks))


def question_of(text: str) -> Question:
    """Read what was typed; what holds no letter and no digit is passed over."""
    must: list[Term] = []
    never: list[Term] = []
    for found in PIECES.finditer(" ".join(text[:LONGEST].split())):
        minus, quoted, plain = found.groups()
        if plain is not None:
            minus, plain = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
        term = _term(plain if quoted is None else quoted, is_quoted=quoted is not None)
        if term:
            (never if minus else must).append(term)
    return Question(tuple(_telling(must)[:MOST_TERMS]), tuple(never[:MOST_TERMS]))


def _telling(terms: list[Term]) -> list[Term]:
    """Without the words that only say that a number or a day follows: "agenda 75" is 75."""
    kept: list[Term] = []
    for term in reversed(terms):
        is_said = kept and kept[-1].phrase[0].isdigit() and not (term.is_quoted or term.is_prefix)
        if not (is_said and term.phrase[0] in SAYS_WHAT_FOLLOWS and len(term.phrase) == 1):
            kept.append(term)
    return kept[::-1]


def _term(typed: str, *, is_quoted: bool) -> Term | None:
    tokens = tuple(tokens_of(typed))
    if not tokens:
        return None
    phrases = (tokens, *_days(typed))
    return Term(phrases, typed.rstrip("*"), typed.endswith("*"), is_quoted)


def _days(typed: str) -> list[Phrase]:
    """A day in digits as letters write it: 12-05-2026 is 12 Mei 2026."""
    found = DAY.match(typed)
    if found is None:
        return []
    year, month, day = map(int, found.groups()[:3] if found[1] else found.groups()[:2:-1])
    return [(str(day), token_of(MONTHS[month - 1]), str(year))] if 0 < month <= 12 else []


def single(word: str) -> Phrase:
    """A phrase of one word in small plain letters."""
    return (token_of(word),)
