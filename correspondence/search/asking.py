"""What somebody asks for: words, numbers, "phrases", -exclusions and facets, as terms. Pure.

A piece with several tokens is a phrase of them: "123/WPB" is 123 followed by wpb, wherever it
stands in a number.
"""

import re
from dataclasses import dataclass, field, replace

from correspondence.search.words import token_of, tokens_of

MOST_TERMS, LONGEST = 16, 200
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
    return Question(tuple(must[:MOST_TERMS]), tuple(never[:MOST_TERMS]))


def _term(typed: str, *, is_quoted: bool) -> Term | None:
    tokens = tuple(tokens_of(typed))
    if not tokens:
        return None
    return Term((tokens,), typed.rstrip("*"), typed.endswith("*"), is_quoted)


def single(word: str) -> Phrase:
    """A phrase of one word in small plain letters."""
    return (token_of(word),)
