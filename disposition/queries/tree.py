"""The chain of a letter as a tree of rows, each as much as this officer may see (house 8)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from correspondence.models import Arrival, Letter
from correspondence.states import Part
from disposition.models import Disposition, DispositionSheet, Extension, FollowUp
from disposition.states import BranchState, ExtensionState
from eoffice import clock
from eoffice.organization.models import Position
from eoffice.organization.officer import Officer
from eoffice.organization.queries import Holding, holders_of

# Where the status vocabulary of the screen has another word than the machine.
LOOKS = {BranchState.SENT: "unread", BranchState.WITHDRAWN: "recalled"}
OPEN_LOOKS = frozenset({"unread", "read", "accepted", "reported", "forwarded", "incomplete"})


@dataclass(slots=True)
class BranchRow:
    """One desk's share of the chain, ready for the page; `children` hang below it."""

    id: int
    sheet_id: int
    position_id: int
    title: str
    person: str
    is_vacant: bool
    absent_until: object
    giver_title: str
    status: str
    at: datetime | None
    due_at: datetime | None
    is_overdue: bool
    one_way: bool
    is_binding: bool
    is_mine: bool
    is_given_by_me: bool
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
    follow_ups: list[FollowUp] = field(default_factory=list)
    extension: Extension | None = None
    children: list["BranchRow"] = field(default_factory=list)

    @property
    def has_open_children(self) -> bool:
        """Whether somebody below still has to do something."""
        return any(child.status in OPEN_LOOKS for child in self.children)


class Chain:
    """The branches of a letter with all that is shown of them, read in a fixed number of queries.

    `also` names further desks whose holders the page wants to know.
    """

    def __init__(
        self, letter: Letter, officer: Officer, part: Part, *, also: Iterable[int] = ()
    ) -> None:
        self.letter, self.officer, self.part = letter, officer, part
        self.branches = _branches_of(letter) if part >= Part.TREE else []
        self.seats = {b.position_id: b.position for b in self.branches}
        self.seats |= {b.giver_id: b.giver for b in self.branches}
        self.holders = holders_of({*self.seats, *also})
        self.instructions = _instructions_of(letter) if self.branches else {}
        self.follow_ups = self._grouped(_follow_ups_of(letter) if self.branches else ())
        self.extensions = _extensions_of(self.branches)
        self.below: dict[int | None, list[Disposition]] = {}
        for branch in self.branches:
            self.below.setdefault(branch.parent_id, []).append(branch)

    @property
    def rows(self) -> list[BranchRow]:
        """The chain below the addressee as a list of trees; empty when the tree is not open."""
        everything = self.part >= Part.ALL
        return [_row(self, branch, inside=everything) for branch in self.below.get(None, [])]

    @property
    def arrivals(self) -> list[Arrival]:
        """Every office in whose tray the letter has arrived by this chain, once each."""
        return list({row.arrival_id: row.arrival for row in self.branches if row.arrival}.values())

    @staticmethod
    def _grouped(rows: Iterable[FollowUp]) -> dict[int, list[FollowUp]]:
        found: dict[int, list[FollowUp]] = {}
        for row in rows:
            found.setdefault(row.disposition_id, []).append(row)
        return found


def chain_of(letter: Letter, officer: Officer, part: Part) -> list[BranchRow]:
    """The chain alone."""
    return Chain(letter, officer, part).rows


def _branches_of(letter: Letter) -> list[Disposition]:
    asked = Extension.objects.filter(disposition=OuterRef("pk"), state=ExtensionState.ASKED)
    rows = letter.dispositions.select_related("arrival__office", "sheet", "giver", "position")
    return list(rows.annotate(asks_more_time=Exists(asked)).order_by("sent_at", "pk"))


def _instructions_of(letter: Letter) -> dict[int, list[str]]:
    """The instructions of each sheet, in their order."""
    ticked = DispositionSheet.instructions.through.objects.filter(dispositionsheet__letter=letter)
    lines = ticked.order_by("instruction__order", "instruction__label")
    found: dict[int, list[str]] = {}
    for sheet, label in lines.values_list("dispositionsheet_id", "instruction__label"):
        found.setdefault(sheet, []).append(label)
    return found


def _follow_ups_of(letter: Letter) -> list[FollowUp]:
    """What was said, in order; `shown_files` where something is attached."""
    attached = FollowUp.files.through.objects.filter(followup=OuterRef("pk"))
    said = FollowUp.objects.filter(disposition__letter=letter).annotate(has_files=Exists(attached))
    rows: list[FollowUp] = list(said.order_by("written_at"))
    files = Prefetch("files", to_attr="shown_files")
    prefetch_related_objects([row for row in rows if row.has_files], files)  # type: ignore[attr-defined]
    return rows


def _extensions_of(branches: list[Disposition]) -> dict[int, Extension]:
    asking = [row.pk for row in branches if row.asks_more_time]  # type: ignore[attr-defined]
    rows = Extension.objects.filter(disposition__in=asking, state=ExtensionState.ASKED)
    return {row.disposition_id: row for row in rows} if asking else {}


def _row(chain: Chain, branch: Disposition, *, inside: bool) -> BranchRow:
    """`inside`: an ancestor (or everything) is the officer's, so its notes are open."""
    officer = chain.officer
    mine, given = officer.holds(branch.position_id), officer.holds(branch.giver_id)
    inside = inside or mine or given
    sheet = branch.sheet
    opened = sheet.opens_notes and chain.part >= Part.CHAIN and not chain.letter.is_secret
    shows_notes = inside or opened
    holder = chain.holders[branch.position_id]
    names_open = inside or not chain.letter.is_secret
    children = [_row(chain, child, inside=inside) for child in chain.below.get(branch.pk, [])]
    row = BranchRow(
        id=branch.pk,
        sheet_id=branch.sheet_id,
        position_id=branch.position_id,
        title=_title(chain.seats[branch.position_id], holder),
        person=_person(holder) if names_open else "",
        is_vacant=holder.vacant,
        absent_until=holder.absent_until,
        giver_title=str(chain.seats[branch.giver_id]),
        status=_status(branch, children, chain.follow_ups.get(branch.pk, [])),
        at=_at(branch),
        due_at=branch.due_at,
        is_overdue=_is_overdue(branch),
        one_way=branch.one_way,
        is_binding=branch.is_binding,
        is_mine=mine,
        is_given_by_me=given,
        waits_at_desk_of=_waits_at(branch),
        agenda_number=branch.arrival.agenda_number if branch.arrival else "",
        acted_by=_acted_by(branch, holder) if names_open else "",
        state=branch.state,
        replaces=branch.replaces_id,
        shows_notes=shows_notes,
        is_bare=not names_open,
        children=children,
    )
    if shows_notes:
        _open_notes(row, branch, sheet, chain)
    return row


def _open_notes(row: BranchRow, branch: Disposition, sheet: DispositionSheet, chain: Chain) -> None:
    row.instructions = chain.instructions.get(sheet.pk, [])
    row.note, row.end_reason = sheet.note, branch.end_reason
    row.given_at, row.basis = sheet.given_at, sheet.get_basis_display() if sheet.basis else ""
    row.basis_file = sheet.basis_file_id
    row.given_by = ", ".join(part for part in (sheet.given_by_name, sheet.given_by_label) if part)
    row.follow_ups = chain.follow_ups.get(branch.pk, [])
    row.extension = chain.extensions.get(branch.pk)


def _title(seat: Position, holder: Holding) -> str:
    if not holder.is_acting:
        return str(seat)
    prefix = {"plt": "Plt.", "plh": "Plh.", "pj": "Pj."}[holder.kind]
    return f"{prefix} {seat}"


def _person(holder: Holding) -> str:
    if holder.vacant:
        return _("vacant, seen by the superior")
    if holder.in_place_of:
        words = {"name": holder.name, "other": holder.in_place_of}
        return _("%(name)s, in place of %(other)s") % words
    return holder.name


def _acted_by(branch: Disposition, holder: Holding) -> str:
    """Who acted, where it was somebody else than the holder of today."""
    if not branch.acted_by_name or branch.acted_by_name == holder.name:
        return ""
    return f"{branch.acted_by_name} ({branch.acted_by_label})"


def _status(branch: Disposition, children: list[BranchRow], said: list[FollowUp]) -> str:
    """The key of the status vocabulary (look): what a clerk would say of this desk."""
    if branch.state == BranchState.DONE and branch.one_way:
        return "understood"
    if branch.state == BranchState.ACCEPTED and any(row.is_accepted is False for row in said):
        return "incomplete"
    if branch.state in (BranchState.READ, BranchState.ACCEPTED) and children:
        return "forwarded"
    return LOOKS.get(branch.state, branch.state)


def _at(branch: Disposition) -> datetime | None:
    """The time that belongs to the status."""
    times = {
        BranchState.SENT: branch.sent_at,
        BranchState.READ: branch.read_at,
        BranchState.ACCEPTED: branch.accepted_at or branch.read_at,
        BranchState.REPORTED: branch.reported_at,
    }
    return times.get(BranchState(branch.state), branch.ended_at)


def _is_overdue(branch: Disposition) -> bool:
    """Late now, or reported too late."""
    until = branch.reported_at or clock.now()
    return branch.is_open and branch.due_at is not None and branch.due_at < until


def _waits_at(branch: Disposition) -> str:
    """The office at whose desk the branch still waits for its number there."""
    if branch.delivered_at is None and branch.arrival is not None:
        return str(branch.arrival.office)
    return ""
