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
from disposition.queries.tree import BranchRow
from disposition.states import BranchState, FollowUpKind
from eoffice.pages.templatetags.controls import initials
from eoffice.pages.templatetags.moments import date_only, short_moment
from eoffice.pages.templatetags.statuses import status

NOT_REPORTED = (BranchState.SENT, BranchState.READ, BranchState.ACCEPTED)
TAKEN_UP = (BranchState.READ, BranchState.ACCEPTED, BranchState.REPORTED)
BELOW, END, END_OF_LEVEL = SafeString("<ul>"), SafeString("</li>"), SafeString("</ul></li>")


class Verb(NamedTuple):
    """One thing that the giver can do with a branch now."""

    url: str
    word: str


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What a receiver or giver wrote, with its files (address, name) and the decision on it."""

    kind: str
    head: str
    text: str
    files: list[tuple[str, str]]
    sent_back: SafeString
    decision_note: str
    is_decided: bool


@dataclass(frozen=True, slots=True)
class BranchLine:
    """One desk of the chain; `ends` opens the list below it, or closes those that end with it."""

    row: BranchRow
    id: int
    initials: str
    title: str
    person: str
    status: SafeString
    place: str
    late: SafeString
    hints: list[str]
    orders: str
    given: str
    given_at: str
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


def lines_of(rows: list[BranchRow], *, is_open: bool) -> list[BranchLine]:
    """The trees as one list, each desk before those below it; `is_open`: the letter is."""
    return [_line(row, ends, is_open=is_open) for row, ends in _flat(rows, SafeString(""))]


def _flat(rows: list[BranchRow], after: SafeString) -> Iterator[tuple[BranchRow, SafeString]]:
    """Every row with what ends behind it; `after` ends behind the last of these rows."""
    for row in rows:
        rest = after if row is rows[-1] else SafeString("")
        if row.children:
            yield row, BELOW
            yield from _flat(row.children, END_OF_LEVEL + rest)
        else:
            yield row, END + rest


def _line(row: BranchRow, ends: SafeString, *, is_open: bool) -> BranchLine:
    bare = row.is_bare
    return BranchLine(
        row=row,
        id=row.id,
        initials=initials(row.title),
        title=row.title,
        person=_person(row),
        status=SafeString("") if bare else status(row.status, short_moment(row.at)),
        place="" if bare else _place(row),
        late=_late(row),
        hints=[] if bare else list(_hints(row)),
        orders=", ".join(row.instructions),
        given=f"{_('from')} {row.given_by}",
        given_at=short_moment(row.given_at),
        said=[_said(line) for line in row.follow_ups],
        verbs=list(_verbs(row)) if is_open and row.is_given_by_me else [],
        ends=ends,
    )


def _person(row: BranchRow) -> str:
    if not row.person or not row.absent_until:
        return row.person
    return f"{row.person}, {_('away until')} {date_only(row.absent_until)}"


def _place(row: BranchRow) -> str:
    """At which office's desk it lies, and its number there."""
    waits, number = "", ""
    if row.waits_at_desk_of:
        words = _("At the desk of %(office)s, waiting for its agenda number.")
        waits = words % {"office": row.waits_at_desk_of}
    if row.agenda_number:
        number = f"{_('Agenda')} {row.agenda_number}."
    return " ".join(filter(None, (waits, number)))


def _late(row: BranchRow) -> SafeString:
    if row.is_bare or not row.is_overdue:
        return SafeString("")
    return status("overdue", short_moment(row.due_at))


def _hints(row: BranchRow) -> Iterator[str]:
    if row.due_at and not row.is_overdue and row.state in NOT_REPORTED:
        yield f"{_('due')} {short_moment(row.due_at)}"
    if row.acted_by:
        yield f"{_('Last step by')} {row.acted_by}"


def _said(line: Said) -> SaidLine:
    label = f" ({line.written_by_label})" if line.written_by_label else ""
    who = f"{line.written_by_name}{label}, {short_moment(line.written_at)}"
    return SaidLine(
        kind=line.kind,
        head=f"{FollowUpKind(line.kind).label} · {who}",
        text=line.text,
        files=[(reverse("files:original", args=[pk]), name) for pk, name in line.files],
        sent_back=status("incomplete") if line.is_accepted is False else SafeString(""),
        decision_note=line.decision_note,
        is_decided=line.decided_at is not None,
    )


def _waits(line: SaidLine, kind: str) -> bool:
    return line.kind == kind and not line.is_decided


def _verbs(row: BranchRow) -> Iterator[Verb]:
    """What the giver can do now, of an open letter: what the machine and the actions allow."""
    if row.state == BranchState.SENT:
        yield Verb(reverse("disposition:recall", args=[row.id]), _("Recall while unread"))
    if row.state in TAKEN_UP:
        yield Verb(reverse("disposition:withdraw", args=[row.id]), _("Withdraw"))
        yield Verb(reverse("disposition:reassign", args=[row.id]), _("Reassign to another desk"))
    if row.is_open:
        yield Verb(reverse("disposition:due", args=[row.id]), _("Change the due date"))
        yield Verb(reverse("disposition:direct", args=[row.id]), _("Give direction"))
        yield Verb(reverse("disposition:add_receivers", args=[row.sheet_id]), _("Add receivers"))
    if row.state == BranchState.DONE and not row.one_way and row.is_under_open:
        yield Verb(reverse("disposition:reopen", args=[row.id]), _("Reopen the branch"))
