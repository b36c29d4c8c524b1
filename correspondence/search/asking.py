"""What somebody asks for: words, numbers, "phrases", OR, -exclusions and facets, as terms. Pure.

A piece with several tokens is a phrase of them: "123/WPB" is 123 followed by wpb, wherever it
stands in a number.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from correspondence.search.words import MONTHS, token_of, tokens_of

MOST_TERMS, LONGEST = 16, 200
DAY = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2}))$")
MONTH = re.compile(r"(\d{4})-(\d{1,2})$")
SHORT_MONTHS = {
    short: token_of(month)
    for month in MONTHS
    for short in {month[:3], *{"agustus": ("agt", "ags", "agus"), "september": ("sept",),
                               "november": ("nop",)}.get(month, ())} - {month}
}  # fmt: skip
OF_NUMBERS = frozenset({"nomor", "no", "nr"})
WEEKDAYS = frozenset(map(token_of, ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu")))
SAYS_WHAT_FOLLOWS = OF_NUMBERS | WEEKDAYS | {"agenda", "tanggal", "tgl", "bertanggal"}
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
OR = re.compile(r"OR|\||[Aa]tau|ATAU")
PIECES = re.compile(r'(-?)"([^"]*)"?|(\S+)')

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must stand in a letter: any of these phrases; as it was typed.

    `parts`: what was typed with an OR between, each a term that is forgiven by itself.
    """

    any_of: tuple[Phrase, ...]
    typed: str
    is_prefix: bool = False
    is_quoted: bool = False
    parts: tuple["Term", ...] = ()

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
        """Whether more is looked for than what was typed; a day has several spellings anyway."""
        if self.parts:
            return any(part.is_varied for part in self.parts)
        return len(self.any_of) > len({self.phrase, *_ways(self.typed)})

    def each(self, change: Callable[["Term"], "Term"]) -> "Term":
        """The term changed, or what is typed with an OR between, one by one."""
        return either([change(part) for part in self.parts]) if self.parts else change(self)

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
    plain = " ".join(text[:LONGEST].translate(QUOTES).split())
    pieces = [_piece(found) for found in PIECES.finditer(plain)]
    never = [piece.term for piece in pieces if piece.is_barred and piece.term]
    must = _telling(_with_or([piece for piece in pieces if not piece.is_barred]))
    must = [_month_at(place, must) for place in range(len(must))]
    return Question(tuple(must[:MOST_TERMS]), tuple(never[:MOST_TERMS]))


class _Piece(NamedTuple):
    """A word or what stands in quotes; `is_or` may join its neighbours."""

    term: Term | None
    is_barred: bool = False
    is_or: bool = False


def _piece(found: re.Match[str]) -> _Piece:
    minus, quoted, plain = found.groups()
    if plain is None:
        return _Piece(_term(quoted, is_quoted=True), is_barred=bool(minus))
    if plain.startswith("-"):
        return _Piece(_term(plain[1:], is_quoted=False), is_barred=True)
    term = None if plain in ("OR", "AND") else _term(plain, is_quoted=False)
    return _Piece(term, is_or=OR.fullmatch(plain) is not None)


def _with_or(pieces: list[_Piece]) -> list[Term]:
    """The terms; an OR between two makes one. Elsewhere OR is nothing, and "atau" is a word."""
    found: list[list[Term]] = []
    joins = False
    for at, (term, _is_barred, is_or) in enumerate(pieces):
        follows = at + 1 < len(pieces) and pieces[at + 1].term and not pieces[at + 1].is_or
        if is_or and found and not joins and follows:
            joins = True
        elif term:
            found = [*found[:-1], [*found[-1], term]] if joins else [*found, [term]]
            joins = False
    return [either(some) for some in found]


def either(terms: list[Term]) -> Term:
    """One term that is met where any of these is."""
    if len(terms) == 1:
        return terms[0]
    phrases = dict.fromkeys(phrase for term in terms for phrase in term.any_of)
    typed = " OR ".join(term.typed for term in terms)
    return Term(tuple(phrases), typed, parts=tuple(terms))


def _telling(terms: list[Term]) -> list[Term]:
    """Without the words that only say that a number or a day follows: "agenda 75" is 75."""
    kept: list[Term] = []
    for term in reversed(terms):
        if not (kept and _only_says(term, kept[-1])):
            kept.append(term)
    return kept[::-1]


def _only_says(term: Term, following: Term) -> bool:
    if term.is_quoted or term.is_prefix or len(term.phrase) > 1:
        return False
    begins = following.phrase[0].isdigit() or (
        term.phrase[0] in OF_NUMBERS and following.is_number and len(following.phrase) > 1
    )
    return begins and term.phrase[0] in SAYS_WHAT_FOLLOWS


def _month_at(place: int, terms: list[Term]) -> Term:
    """A short month beside a number is the month as letters write it too: 12 Sep 2026."""
    term = terms[place]
    ways = _ways(term.typed)
    beside = [*terms[max(place - 1, 0) : place], *terms[place + 1 : place + 2]]
    is_short = not (term.is_quoted or term.is_prefix or term.parts) and len(term.phrase) == 1
    if is_short and ways and any(one.phrase[0].isdigit() for one in beside):
        return term.or_else(ways)
    return term


def _term(typed: str, *, is_quoted: bool) -> Term | None:
    tokens = tuple(tokens_of(typed))
    if not tokens:
        return None
    phrases = dict.fromkeys((tokens, *_days(typed)))
    return Term(tuple(phrases), typed.rstrip("*"), typed.endswith("*"), is_quoted)


def _days(typed: str) -> list[Phrase]:
    """A day in digits as letters and stamps write it: 2026-05-12 is 12 Mei 2026, 12-05-2026, and
    so is 12/5/26; 2026-05 is Mei 2026."""
    if found := MONTH.match(typed):
        month = int(found[2])
        return [(token_of(MONTHS[month - 1]), found[1])] if 0 < month <= 12 else []
    if (found := DAY.match(typed)) is None:
        return []
    year, month, day = map(int, found.groups()[:3] if found[1] else found.groups()[:2:-1])
    if not 0 < month <= 12:
        return []
    year += 2000 if year < 100 else 0
    ways = (token_of(MONTHS[month - 1]), str(month))
    return [(str(day), way, str(year)) for way in ways]


def _ways(typed: str) -> list[Phrase]:
    """How else a day or a month that was typed so is written."""
    month = SHORT_MONTHS.get(typed.strip(".,").lower())
    return [(month,)] if month else _days(typed)


def single(word: str) -> Phrase:
    """A phrase of one word in small plain letters."""
    return (token_of(word),)
