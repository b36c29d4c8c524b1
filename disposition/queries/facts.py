"""What a letter's chain consists of, as plain values: branches, sheets, what was said and asked.

Each is one statement, compiled once. What a reader may see of it is decided in `tree`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from disposition.models import Disposition, DispositionSheet, Extension, FollowUp
from disposition.states import OPEN, Basis, ExtensionState
from eoffice.rows import Rows, each, given


class Branch(NamedTuple):
    """One branch with the names of its desks and of the office through whose desk it came."""

    id: int
    sheet_id: int
    parent_id: int | None
    position_id: int
    giver_id: int
    replaces_id: int | None
    state: str
    one_way: bool
    is_binding: bool
    due_at: datetime | None
    sent_at: datetime
    delivered_at: datetime | None
    read_at: datetime | None
    accepted_at: datetime | None
    reported_at: datetime | None
    ended_at: datetime | None
    end_reason: str
    acted_by_name: str
    acted_by_label: str
    position__title: str
    position__short_title: str
    giver__title: str
    giver__short_title: str
    arrival_id: int | None
    arrival__agenda_number: str | None
    arrival__office__name: str | None
    arrival__office__short_name: str | None
    asks_more_time: bool
    letter_has_papers: bool

    @property
    def title(self) -> str:
        """The receiving desk."""
        return self.position__short_title or self.position__title

    @property
    def giver_title(self) -> str:
        """The giving desk."""
        return self.giver__short_title or self.giver__title

    @property
    def office(self) -> str:
        """The office at whose desk it arrived, if it came from another one."""
        return self.arrival__office__short_name or self.arrival__office__name or ""

    @property
    def waits_at_desk(self) -> bool:
        """Whether it still lies at the desk of that office, without a number there."""
        return self.is_open and self.delivered_at is None and self.arrival_id is not None

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done on it."""
        return self.state in OPEN

    def as_now(self, branch: Disposition) -> "Branch":
        """The same after its receiver has read it."""
        return self._replace(
            state=branch.state,
            read_at=branch.read_at,
            acted_by_name=branch.acted_by_name,
            acted_by_label=branch.acted_by_label,
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was asked by one act, by whom, and on what an assistant relied who entered it."""

    opens_notes: bool
    note: str
    basis: str
    basis_file: int | None
    given_by: str
    given_at: datetime
    instructions: list[str]


@dataclass(frozen=True, slots=True)
class Said:
    """What a receiver or giver wrote on a branch, with its files (number, name)."""

    id: int
    branch_id: int
    kind: str
    text: str
    written_at: datetime
    written_by_name: str
    written_by_label: str
    decided_at: datetime | None
    decided_by_name: str
    is_accepted: bool | None
    decision_note: str
    files: list[tuple[int, str]]

    @property
    def author(self) -> str:
        """The person, and the desk from which he wrote."""
        return f"{self.written_by_name} ({self.written_by_label})"


class Paper(NamedTuple):
    """The scan of a paper sheet by which an assistant acted on the letter as a whole."""

    said: str
    written_at: datetime
    written_by_name: str
    written_by_label: str
    file_id: int

    @property
    def author(self) -> str:
        """The person, and the desk from which he entered it."""
        return f"{self.written_by_name} ({self.written_by_label})"


class Asked(NamedTuple):
    """More time that was asked for and not decided."""

    branch_id: int
    id: int
    asked_until: datetime
    reason: str


def branches_of(letter_id: int) -> list[Branch]:
    """Every branch of the letter, in the order in which they were given."""
    return _BRANCHES.all(letter=letter_id)


def sheets_of(letter_id: int) -> dict[int, Sheet]:
    """Every sheet of the letter by its number, its instructions in their order."""
    found: dict[int, Sheet] = {}
    for pk, sheet, label in _SHEETS.all(letter=letter_id):
        instructions = found.setdefault(pk, sheet).instructions
        instructions += [label] if label else []
    return found


def said_on(letter_id: int) -> dict[int, list[Said]]:
    """What was said on each branch, in order; a second statement where files hang on it."""
    found: dict[int, list[Said]] = {}
    with_files: dict[int, Said] = {}
    for said, has_files in _SAID.all(letter=letter_id):
        found.setdefault(said.branch_id, []).append(said)
        with_files |= {said.id: said} if has_files else {}
    if with_files:
        for said_id, file_id, name in _FILES.all(letter=letter_id):
            with_files[said_id].files.append((file_id, name))
    return found


def more_time_asked(branches: Iterable[Branch]) -> dict[int, Asked]:
    """The open request for more time of each branch that has one."""
    asking = [branch.id for branch in branches if branch.asks_more_time]
    return {asked.branch_id: asked for asked in _ASKED.all(branches=asking)}


def papers_of(letter_id: int) -> list[Paper]:
    """The scans that hang on the letter itself, in the order in which they came."""
    return _PAPERS.all(letter=letter_id)


def _branches() -> QuerySet:
    asked = Extension.objects.filter(disposition=OuterRef("pk"), state=ExtensionState.ASKED)
    papers = FollowUp.objects.filter(letter=given("letter"))
    rows = Disposition.objects.filter(letter=given("letter"))
    rows = rows.annotate(asks_more_time=Exists(asked), letter_has_papers=Exists(papers))
    return rows.order_by("sent_at", "pk").values_list(*Branch._fields)


def _sheets() -> QuerySet:
    rows = DispositionSheet.objects.filter(letter=given("letter"))
    rows = rows.order_by("instructions__order", "instructions__label")
    return rows.values_list(
        "pk", "opens_notes", "note", "basis", "basis_file_id",
        "given_by_name", "given_by_label", "given_at", "instructions__label",
    )  # fmt: skip


def _sheet(*columns: Any) -> tuple[int, Sheet, str | None]:
    pk, opens_notes, note, basis, file, name, label, given_at, line = columns
    word = str(Basis(basis).label) if basis else ""
    giver = ", ".join(part for part in (name, label) if part)
    return pk, Sheet(opens_notes, note, word, file, giver, given_at, []), line


def _said() -> QuerySet:
    attached = FollowUp.files.through.objects.filter(followup=OuterRef("pk"))
    rows = FollowUp.objects.filter(disposition__letter=given("letter"))
    rows = rows.annotate(has_files=Exists(attached)).order_by("written_at", "pk")
    return rows.values_list(
        "pk", "disposition_id", "kind", "text", "written_at", "written_by_name",
        "written_by_label", "decided_at", "decided_by_name", "is_accepted", "decision_note",
        "has_files",
    )  # fmt: skip


def _files() -> QuerySet:
    rows = FollowUp.objects.filter(disposition__letter=given("letter"), files__isnull=False)
    return rows.order_by("files__pk").values_list("pk", "files__pk", "files__name")


def _papers() -> QuerySet:
    rows = FollowUp.objects.filter(letter=given("letter"), files__isnull=False)
    return rows.order_by("written_at", "pk").values_list(
        "text", "written_at", "written_by_name", "written_by_label", "files__pk"
    )


def _asked(branches: int) -> QuerySet:
    asked = Extension.objects.filter(state=ExtensionState.ASKED)
    rows = asked.filter(disposition__pk__in=each("branches", branches))
    return rows.values_list(*("disposition_id", "pk", "asked_until", "reason"))


_BRANCHES = Rows(_branches, Branch)
_SHEETS = Rows(_sheets, _sheet)
_SAID = Rows(_said, lambda *columns: (Said(*columns[:-1], files=[]), columns[-1]))
_FILES = Rows(_files)
_PAPERS = Rows(_papers, Paper)
_ASKED = Rows(_asked, Asked)
