"""What is offered while somebody types: senders, subjects and numbers of letters that he may see.

Only the register line counts, and what is secret is never offered.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from correspondence.models import Letter
from correspondence.search import finding, spelling
from correspondence.search.asking import Question, either, question_of
from correspondence.search.words import folded
from correspondence.states import SECRET
from eoffice.organization.officer import Officer

SHORTEST, MOST, LOOKED_AT = 2, 7, 40


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that lead to letters, and what they are."""

    text: str
    is_sender: bool
    detail: str = ""


def suggestions(officer: Officer, typed: str) -> list[Suggestion]:
    """Senders first, then letters, newest first."""
    question = question_of(typed)
    if len(folded(typed).strip()) < SHORTEST or not question.must or question.must[-1].is_quoted:
        return []
    question = spelling.forgiven(_as_typed(question))
    found = islice(finding.hits(officer, question, portion=LOOKED_AT), LOOKED_AT)
    ids = [hit.letter_id for hit in found]
    rows = Letter.objects.filter(pk__in=ids).exclude(security__in=SECRET).order_by("-received_at")
    lines = rows.values_list("sender_name", "subject", "sender_number", "agenda_number")
    return _offered(list(lines), folded(typed))


def _as_typed(question: Question) -> Question:
    """The last word may still grow."""
    before, last = question.must[-1].parts[:-1], (question.must[-1].parts or question.must)[-1]
    last = either([*before, replace(last, is_prefix=True)])
    return Question((*question.must[:-1], last), question.never, question.marks)


def _offered(lines: Sequence[tuple[str, str, str, str]], typed: str) -> list[Suggestion]:
    last = typed.split()[-1]
    senders = {line[0] for line in lines if last in folded(line[0])}
    found = [Suggestion(sender, is_sender=True) for sender in sorted(senders)[:3]]
    for sender, subject, number, agenda in lines:
        if typed in folded(number):
            found.append(Suggestion(number, is_sender=False, detail=subject))
        elif typed in folded(agenda):
            found.append(Suggestion(agenda, is_sender=False, detail=subject))
        elif last in folded(subject):
            found.append(Suggestion(subject, is_sender=False, detail=sender))
    return list(dict.fromkeys(found))[:MOST]
