"""The chain of a letter as a tree of rows, each as much as this officer may see (house 8)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from correspondence.models import Letter
from correspondence.states import Part
from disposition.models import Disposition
from disposition.queries import facts
from disposition.queries.facts import Asked, Branch, Paper, Said, Sheet
from disposition.states import OPEN, BranchState, FollowUpKind
from eoffice import clock
from eoffice.organization.officer import Officer
from eoffice.organization.queries import Holding, holders_of

# Where the status vocabulary of the screen has another word than the machine.
LOOKS = {BranchState.SENT: "unread", BranchState.WITHDRAWN: "recalled"}
OPEN_LOOKS = frozenset({"unread", "read", "accepted", "reported", "forwarded", "incomplete"})
NOBODY = Holding()
PREFIXES = {"plt": "Plt.", "plh": "Plh.", "pj": "Pj."}
# The column with the time that belongs to the status; for what has ended, `ended_at`.
TIMES = {
    BranchState.SENT: ("sent_at",),
    BranchState.READ: ("read_at",),
    BranchState.ACCEPTED: ("accepted_at", "read_at"),
    BranchState.REPORTED: ("reported_at",),
}


@dataclass(slots=True)
class BranchRow:
    """One desk's share of the chain, ready for the page; `children` hang below it."""

    id: int
    sheet_id: int
    position_id: int
    giver_id: int
    title: str
    name: str
    in_place_of: str
    is_vacant: bool
    absent_until: date | None
    giver_title: str
    status: str
    at: datetime | None
    due_at: datetime | None
    is_overdue: bool
    one_way: bool
    is_binding: bool
    is_mine: bool
    is_given_by_me: bool
    is_under_open: bool
    waits_at_desk_of: str
    agenda_number: str
    acted_by: str
    state: str
    replaces: int | None
    shows_notes: bool
    is_bare: bool
    instructions: list[str] = field(default_factory=list)
    note: str = ""
    end_reason: str = ""
    given_by: str = ""
    given_at: datetime | None = None
    basis: str = ""
    basis_file: int | None = None
    follow_ups: list[Said] = field(default_factory=list)
    extension: Asked | None = None
    children: list["BranchRow"] = field(default_factory=list)

    @property
    def person(self) -> str:
        """Who answers for the desk, and in whose place; empty where names are not shown."""
        return in_place(self.name, self.in_place_of)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done on it."""
        return self.state in OPEN

    @property
    def has_open_children(self) -> bool:
        """Whether somebody below still has to do something."""
        return any(child.status in OPEN_LOOKS for child in self.children)


class Chain:
    """The branches of a letter with all that is shown of them, read in a fixed number of queries.

    The branches are read at once, the rest when `rows` are asked for: in between the page may
    mark as read what lies unread before this officer.
    """

    def __init__(self, letter: Letter, officer: Officer, part: Part) -> None:
        self.letter, self.officer, self.part = letter, officer, part
        self.branches = facts.branches_of(letter.pk) if part >= Part.TREE else []

    @property
    def unread(self) -> list[int]:
        """Branches that lie unread before a desk at which this officer's opening counts."""
        own = {desk.position_id for desk in self.officer.desks if not desk.is_assistant}
        sent = (row for row in self.branches if row.state == BranchState.SENT)
        return [row.id for row in sent if row.position_id in own and not row.waits_at_desk]

    def renew(self, branch: Disposition) -> None:
        """Take over that a branch was read meanwhile."""
        self.branches = [
            row.as_now(branch) if row.id == branch.pk else row for row in self.branches
        ]

    def rows(self, *, also: Iterable[int] = ()) -> tuple[list[BranchRow], dict[int, Holding]]:
        """The chain below the addressee as a list of trees (empty when it is not open), and who
        sits at its desks; `also` names further desks whose holders the page wants to know."""
        holders = holders_of({*also, *(row.position_id for row in self.branches)})
        if not self.branches:
            return [], holders
        tree = _Tree(self, holders)
        everything = self.part >= Part.ALL
        return [tree.row(branch, None, inside=everything) for branch in tree.below[None]], holders

    def papers(self, *, is_addressee: bool) -> list[Paper]:
        """Scans of paper sheets on the letter as a whole, for those who may open them."""
        reads = self.part >= Part.ALL or not self.letter.is_secret or is_addressee
        if self.part < Part.CHAIN or not reads:
            return []
        may_have = not self.branches or self.branches[0].letter_has_papers
        return facts.papers_of(self.letter.pk) if may_have else []

    @property
    def arrivals(self) -> dict[int, tuple[str, str]]:
        """Every office in whose tray the letter has arrived by this chain, and its number there."""
        return {
            row.arrival_id: (row.office, row.arrival__agenda_number or "")
            for row in self.branches
            if row.arrival_id
        }


def chain_of(letter: Letter, officer: Officer, part: Part) -> list[BranchRow]:
    """The chain alone."""
    return Chain(letter, officer, part).rows()[0]


class _Tree:
    """What the rows of one chain are made of."""

    def __init__(self, chain: Chain, holders: dict[int, Holding]) -> None:
        self.chain, self.holders, self.now = chain, holders, clock.now()
        letter_id = chain.letter.pk
        self.sheets = facts.sheets_of(letter_id)
        self.said = facts.said_on(letter_id)
        self.asked = facts.more_time_asked(chain.branches)
        self.own = set(chain.officer.desk_ids)
        self.is_secret = chain.letter.is_secret
        self.shares_notes = chain.part >= Part.CHAIN and not self.is_secret
        self.below: dict[int | None, list[Branch]] = {None: []}
        for branch in chain.branches:
            self.below.setdefault(branch.parent_id, []).append(branch)

    def row(self, branch: Branch, above: Branch | None, *, inside: bool) -> BranchRow:
        """`inside`: an ancestor (or everything) is the officer's, so its notes are open."""
        mine, given = branch.position_id in self.own, branch.giver_id in self.own
        inside = inside or mine or given
        sheet, said = self.sheets[branch.sheet_id], self.said.get(branch.id, [])
        holder = _holder_then(branch, said, self.holders[branch.position_id])
        names_open = inside or not self.is_secret
        children = [
            self.row(child, branch, inside=inside) for child in self.below.get(branch.id, ())
        ]
        row = BranchRow(
            id=branch.id,
            sheet_id=branch.sheet_id,
            position_id=branch.position_id,
            giver_id=branch.giver_id,
            title=_title(branch.title, holder),
            name=_name(holder) if names_open else "",
            in_place_of=holder.in_place_of if names_open else "",
            is_vacant=holder.vacant,
            absent_until=holder.absent_until,
            giver_title=branch.giver_title,
            status=_status(branch, children, said),
            at=_at(branch),
            due_at=branch.due_at,
            is_overdue=_is_overdue(branch, self.now),
            one_way=branch.one_way,
            is_binding=branch.is_binding,
            is_mine=mine,
            is_given_by_me=given,
            is_under_open=above is None or above.is_open,
            waits_at_desk_of=branch.office if branch.waits_at_desk else "",
            agenda_number=branch.arrival__agenda_number or "",
            acted_by=_acted_by(branch, said, holder) if names_open else "",
            state=branch.state,
            replaces=branch.replaces_id,
            shows_notes=inside or (sheet.opens_notes and self.shares_notes),
            is_bare=not names_open,
            children=children,
        )
        if row.shows_notes:
            _open_notes(row, branch, sheet)
            row.follow_ups, row.extension = said, self.asked.get(branch.id)
        return row


def _open_notes(row: BranchRow, branch: Branch, sheet: Sheet) -> None:
    row.instructions, row.note, row.end_reason = sheet.instructions, sheet.note, branch.end_reason
    row.given_by, row.given_at = sheet.given_by, sheet.given_at
    row.basis, row.basis_file = sheet.basis, sheet.basis_file


def _holder_then(branch: Branch, said: list[Said], today: Holding) -> Holding:
    """Who answers for the desk while its branch is open. Names stay as they were: what has ended
    shows today's holder only if he made its last step himself, else the seat alone."""
    if branch.is_open:
        return today
    name, label = _last_step(branch, said)
    acted = label.startswith(tuple(PREFIXES.values()))
    himself = name == today.name and not today.is_acting and not acted
    return Holding(name=today.name) if himself and not today.vacant else NOBODY


def _title(seat: str, holder: Holding) -> str:
    return f"{PREFIXES[holder.kind]} {seat}" if holder.is_acting else seat


def _name(holder: Holding) -> str:
    return _("vacant, seen by the superior") if holder.vacant else holder.name


def in_place(name: str, other: str) -> str:
    """A name, and for whom this person acts, if for somebody."""
    return _("%(name)s, in place of %(other)s") % {"name": name, "other": other} if other else name


def _acted_by(branch: Branch, said: list[Said], holder: Holding) -> str:
    """Who made the desk's last step, where it was somebody else than the holder that is shown."""
    name, label = _last_step(branch, said)
    return f"{name} ({label})" if name and name != holder.name else ""


def _last_step(branch: Branch, said: list[Said]) -> tuple[str, str]:
    """Who made it, and from which desk. What the giver decided about a report is no step of this
    desk: then it is who wrote the report."""
    name, label = branch.acted_by_name, branch.acted_by_label
    reports = [line for line in said if line.kind == FollowUpKind.REPORT]
    if _was_judged(branch, said):
        report = reports[-1] if reports else None
        name, label = (report.written_by_name, report.written_by_label) if report else ("", "")
    return name, label


def _was_judged(branch: Branch, said: list[Said]) -> bool:
    """Whether the last to act was the giver, with a decision about the desk's work."""
    if branch.state == BranchState.DONE:
        return not branch.one_way
    judges = {line.decided_by_name for line in said if line.kind == FollowUpKind.REPORT}
    judges |= {line.author for line in said if line.kind == FollowUpKind.DIRECTION}
    last = f"{branch.acted_by_name} ({branch.acted_by_label})"
    return branch.state == BranchState.ACCEPTED and last in judges


def _status(branch: Branch, children: list[BranchRow], said: list[Said]) -> str:
    """The key of the status vocabulary (look): what a clerk would say of this desk."""
    if branch.state == BranchState.DONE and branch.one_way:
        return "understood"
    if branch.state == BranchState.ACCEPTED and any(row.is_accepted is False for row in said):
        return "incomplete"
    if branch.state in (BranchState.READ, BranchState.ACCEPTED) and children:
        return "forwarded"
    return LOOKS.get(BranchState(branch.state), branch.state)


def _at(branch: Branch) -> datetime | None:
    """The time that belongs to the status."""
    names = TIMES.get(BranchState(branch.state), ("ended_at",))
    return next((at for name in names if (at := getattr(branch, name))), None)


def _is_overdue(branch: Branch, now: datetime) -> bool:
    """Late now, or reported too late."""
    until = branch.reported_at or now
    return branch.is_open and branch.due_at is not None and branch.due_at < until
