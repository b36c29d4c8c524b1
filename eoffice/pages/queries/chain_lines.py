"""The chain as the letter page shows it: one flat line per desk, its words made beforehand.

Belongs here: words, statuses, times, addresses. Who sees what of a branch: `disposition.queries`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from disposition.queries.facts import Said
from disposition.queries.tree import BranchRow, in_place
from disposition.states import BranchState, FollowUpKind
from eoffice.pages.queries.addresses import verb_address
from eoffice.pages.queries.page_clock import PageClock
from eoffice.pages.templatetags.controls import initials
from eoffice.pages.templatetags.moments import date_only

NOT_REPORTED = (BranchState.SENT, BranchState.READ, BranchState.ACCEPTED)
TAKEN_UP = (BranchState.READ, BranchState.ACCEPTED, BranchState.REPORTED)
NOTHING = SafeString("")
BELOW, END, END_OF_LEVEL = SafeString("<ul>"), SafeString("</li>"), SafeString("</ul></li>")


class Verb(NamedTuple):
    """One thing that the giver can do with a branch now."""

    url: str
    word: str


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What a receiver or giver wrote; with files (address, name) or a decision it `has_more`."""

    kind: str
    head: str
    text: str
    files: list[tuple[str, str]]
    sent_back: SafeString
    decision_note: str
    is_decided: bool
    has_more: bool


@dataclass(frozen=True, slots=True)
class BranchLine:
    """One desk of the chain; `ends` opens the list below it, or closes those that end with it."""

    row: BranchRow
    id: int
    is_mine: bool
    initials: str
    title: str
    person: str
    status: SafeString
    place: str
    late: SafeString
    due: str
    acted_by: str
    orders: str
    note: str
    given: str
    given_at: str
    basis: str
    end_reason: str
    said: list[SaidLine]
    verbs: list[Verb]
    ends: SafeString

    @property
    def reports(self) -> list[SaidLine]:
        """Reports that wait for the giver, the newest first."""
        return [line for line in reversed(self.said) if _waits(line, FollowUpKind.REPORT)]

    @property
    def questions(self) -> list[SaidLine]:
        """Questions that wait for the giver."""
        return [line for line in self.said if _waits(line, FollowUpKind.QUESTION)]


def lines_of(rows: list[BranchRow], clock: PageClock, *, is_open: bool) -> list[BranchLine]:
    """The trees as one list, each desk before those below it; `is_open`: the letter is."""
    flat, words = _flat(rows, NOTHING), _Words()
    return [_line(row, ends, clock, words, is_open=is_open) for row, ends in flat]


def _flat(rows: list[BranchRow], after: SafeString) -> Iterator[tuple[BranchRow, SafeString]]:
    """Every row with what ends behind it; `after` ends behind the last of these rows."""
    for row in rows:
        rest = after if row is rows[-1] else NOTHING
        if row.children:
            yield row, BELOW
            yield from _flat(row.children, END_OF_LEVEL + rest)
        else:
            yield row, END + rest


class _Words:
    """The words that return on every line, looked up once."""

    def __init__(self) -> None:
        self.given, self.due, self.acted = _("from"), _("due"), _("Last step by")
        self.kinds = {kind: str(kind.label) for kind in FollowUpKind}


def _line(
    row: BranchRow, ends: SafeString, clock: PageClock, words: _Words, *, is_open: bool
) -> BranchLine:
    bare = row.is_bare
    return BranchLine(
        row=row,
        id=row.id,
        is_mine=row.is_mine,
        initials=initials(row.title),
        title=row.title,
        person=_person(row),
        status=NOTHING if bare else clock.status(row.status, row.at),
        place="" if bare else _place(row),
        late=clock.status("overdue", row.due_at) if row.is_overdue and not bare else NOTHING,
        due=f"{words.due} {clock.short(row.due_at)}" if _is_running(row) else "",
        acted_by=f"{words.acted} {row.acted_by}" if row.acted_by else "",
        orders=", ".join(row.instructions),
        note=row.note,
        given=f"{words.given} {row.given_by}",
        given_at=clock.short(row.given_at),
        basis=row.basis,
        end_reason=row.end_reason,
        said=[_said(line, clock, words) for line in row.follow_ups],
        verbs=list(_verbs(row)) if is_open and row.is_given_by_me else [],
        ends=ends,
    )


def _person(row: BranchRow) -> str:
    """Who is away is the one whose name stands before it."""
    if not row.name or not row.absent_until:
        return row.person
    away = _("away until")
    return in_place(f"{row.name}, {away} {date_only(row.absent_until)}", row.in_place_of)


def _place(row: BranchRow) -> str:
    """At which office's desk it lies, its number there, and whether it has to stay there."""
    waits, number, bound = "", "", ""
    if row.waits_at_desk_of:
        words = _("At the desk of %(office)s, waiting for its agenda number.")
        waits = words % {"office": row.waits_at_desk_of}
    if row.agenda_number:
        word = _("Agenda")
        number = f"{word} {row.agenda_number}."
    if row.is_binding:
        bound = _("The giver has decided bindingly.")
    return " ".join(filter(None, (waits, number, bound)))


def _is_running(row: BranchRow) -> bool:
    """Whether its due time is still to come and counts."""
    return bool(row.due_at) and not row.is_overdue and row.state in NOT_REPORTED


def _said(line: Said, clock: PageClock, words: _Words) -> SaidLine:
    label = f" ({line.written_by_label})" if line.written_by_label else ""
    who = f"{line.written_by_name}{label}, {clock.short(line.written_at)}"
    sent_back = line.is_accepted is False
    return SaidLine(
        kind=line.kind,
        head=f"{words.kinds[FollowUpKind(line.kind)]} · {who}",
        text=line.text,
        files=[(reverse("files:original", args=[pk]), name) for pk, name in line.files],
        sent_back=clock.status("incomplete") if sent_back else NOTHING,
        decision_note=line.decision_note,
        is_decided=line.decided_at is not None,
        has_more=sent_back or bool(line.files or line.decision_note),
    )


def _waits(line: SaidLine, kind: str) -> bool:
    return line.kind == kind and not line.is_decided


def _verbs(row: BranchRow) -> Iterator[Verb]:
    """What the giver can do now, of an open letter: what the machine and the actions allow."""
    if row.state == BranchState.SENT:
        yield Verb(verb_address("recall", row.id), _("Recall while unread"))
    if row.state in TAKEN_UP:
        yield Verb(verb_address("withdraw", row.id), _("Withdraw"))
        yield Verb(verb_address("reassign", row.id), _("Reassign to another desk"))
    if row.is_open:
        yield Verb(verb_address("due", row.id), _("Change the due date"))
        yield Verb(verb_address("direct", row.id), _("Give direction"))
        yield Verb(verb_address("add_receivers", row.sheet_id), _("Add receivers"))
    if row.state == BranchState.DONE and not row.one_way and row.is_under_open:
        yield Verb(verb_address("reopen", row.id), _("Reopen the branch"))
