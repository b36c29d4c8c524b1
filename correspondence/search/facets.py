"""By what a result can be narrowed, with counts over its newest thousand letters.

What is masked counts nowhere but where its line shows it: direction, state, security, period.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from correspondence.models import Classification, Contact, LetterType, SearchText
from correspondence.outgoing_states import OutgoingState
from correspondence.search import finding, marks
from correspondence.search.asking import Question
from correspondence.search.entry import marks_down_to
from correspondence.states import IncomingState, LetterKind, Security
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

MOST, SHOWN = 1000, 8
KINDS = {
    "complaint": _("Complaint"),
    "old": _("From the paper book"),
    "copy": _("Received as a copy"),
    "event": _("With an event"),
    "answer": _("Reply"),
    "plain": _("Other letters"),
}
DIRECTIONS = {LetterKind.INCOMING: _("Incoming"), LetterKind.OUTGOING: _("Outgoing")}
TITLES: dict[str, str | Promise] = {
    "direction": _("Direction"),
    "kind": _("Category"),
    "type": _("Type"),
    "unit": _("Unit"),
    "sender": _("Sender"),
    "period": _("Period"),
    "class": _("Classification"),
    "state": _("State"),
    "security": _("Security"),
    "file": _("Files"),
}
TABLES = {"type": LetterType, "unit": Unit, "sender": Contact, "class": Classification}
UNKNOWN = "–"
FILES = {"1": _("With files"), "0": _("Without files")}
WORDS: dict[str, dict[str, Any]] = {
    "direction": {kind.value: label for kind, label in DIRECTIONS.items()},
    "kind": KINDS,
    "security": dict(Security.choices),
    "file": FILES,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How many letters were found (a thousand are counted at most), and by what they differ."""

    count: int
    is_capped: bool
    groups: dict[str, list[Choice]]


def mark_of(name: str, value: str) -> str:
    """The token of a chosen value; nothing where there is no such value."""
    reader = READERS.get(name)
    try:
        return reader(value) if reader else ""
    except (ValueError, KeyError, OverflowError):
        return ""


def _state(value: str) -> str:
    kind, _dash, state = value.partition("-")
    known = OutgoingState if kind == LetterKind.OUTGOING else IncomingState
    return marks.state(LetterKind(kind), known(state))


def _period(value: str) -> str:
    year, _dash, month = value.partition("-")
    if not month:
        return marks.year(int(year))
    day = date(int(year), int(month), 1)
    return marks.month(day.year, day.month)


def _period_label(value: str) -> str:
    """2026, or Juli 2026."""
    year, _dash, month = value.partition("-")
    return date_format(date(int(year), int(month), 1), "F Y") if month else year


READERS: dict[str, Callable[[str], str]] = {
    "direction": lambda value: marks.direction(LetterKind(value)),
    "kind": marks.kind,
    "type": lambda value: marks.letter_type(int(value)),
    "unit": lambda value: marks.unit(int(value)),
    "sender": lambda value: marks.sender(int(value)),
    "period": _period,
    "class": lambda value: marks.classification(int(value)),
    "state": _state,
    "security": lambda value: marks.security(Security(value)),
    "file": lambda value: marks.has_file(present={"1": True, "0": False}[value]),
}


def facets_of(officer: Officer, question: Question) -> Facets:
    """Count the newest hits by every facet, from the marks that their readers may see."""
    found = list(islice(finding.hits(officer, question, portion=MOST // 2), MOST + 1))
    levels = {hit.letter_id: finding.SECTION_OF[hit.part] for hit in found[:MOST]}
    counts: Counter[str] = Counter()
    marked = SearchText.objects.filter(pk__in=list(levels)).values_list("pk", "marks")
    for pk, marks_of_letter in marked:
        counts.update(set(marks_down_to(marks_of_letter, levels[pk])))
    is_capped = len(found) > MOST
    return Facets(min(len(found), MOST), is_capped, _groups(counts))


def _groups(counts: Counter[str]) -> dict[str, list[Choice]]:
    by_sort: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for mark, count in counts.most_common():
        by_sort[mark[:2]].append((mark[2:], count))
    return {
        "direction": _fixed(by_sort["xd"], list(DIRECTIONS.items())),
        "kind": _fixed(by_sort["xk"], [(name, KINDS[name]) for name in marks.KINDS]),
        "type": _named(by_sort["xt"], LetterType, "name"),
        "unit": _named(by_sort["xu"], Unit, "name"),
        "sender": _named(by_sort["xc"], Contact, "name"),
        "period": _periods(by_sort["xy"], by_sort["xm"]),
        "class": _named(by_sort["xq"], Classification, "code", "name"),
        "state": _states(counts),
        "security": _fixed(by_sort["xl"], list(Security.choices)),
        "file": _fixed(by_sort["xf"], [("0", FILES["0"]), ("1", FILES["1"])]),
    }


def _fixed(found: list[tuple[str, int]], known: list) -> list[Choice]:
    """Values whose mark is their number among the known ones."""
    return [Choice(str(known[int(at)][0]), str(known[int(at)][1]), n) for at, n in found]


def _named(found: list[tuple[str, int]], model: type, *columns: str) -> list[Choice]:
    """Values that are rows of a table, the most frequent only."""
    few = found[:SHOWN]
    rows = model._default_manager.filter(pk__in=[int(pk) for pk, _count in few])
    names = {
        str(pk): " ".join(filter(None, words)) for pk, *words in rows.values_list("pk", *columns)
    }
    return [Choice(pk, names[pk], count) for pk, count in few if pk in names]


def _periods(years: list[tuple[str, int]], months: list[tuple[str, int]]) -> list[Choice]:
    """Years; where all is of one year, its months."""
    if len(years) == 1 and len(months) > 1:
        found = sorted(months, reverse=True)
        named = [(f"{at[:4]}-{at[4:]}", n) for at, n in found]
        return [Choice(value, _period_label(value), n) for value, n in named]
    return [Choice(year, year, count) for year, count in sorted(years, reverse=True)]


def _states(counts: Counter[str]) -> list[Choice]:
    found = [
        Choice(f"{kind.value}-{state.value}", _state_label(kind, state.value), count)
        for kind, machine in (
            (LetterKind.INCOMING, IncomingState),
            (LetterKind.OUTGOING, OutgoingState),
        )
        for state in machine
        if (count := counts.get(marks.state(kind, state), 0))
    ]
    return sorted(found, key=lambda choice: -choice.count)


def _state_label(kind: LetterKind, state: str) -> str:
    """The state's name; where letters of both directions share it, with the direction."""
    machine = OutgoingState if kind == LetterKind.OUTGOING else IncomingState
    label = str(machine(state).label)
    names = [str(one.label) for one in (*IncomingState, *OutgoingState)]
    return f"{label} · {DIRECTIONS[kind]}" if names.count(label) > 1 else label


def label_of(officer: Officer, name: str, value: str) -> str:
    """What a chosen value is called; names only for who sees a letter that bears it."""
    if name in TABLES:
        question = Question(marks=(mark_of(name, value),))
        seen = finding.newest(officer, question, limit=1)
        row = TABLES[name]._default_manager.filter(pk=int(value)).first() if seen else None
        return str(row) if row else UNKNOWN
    if name == "state":
        kind, _dash, state = value.partition("-")
        return _state_label(LetterKind(kind), state)
    if name == "period":
        return _period_label(value)
    return str(WORDS[name][value]) if name in WORDS else value
