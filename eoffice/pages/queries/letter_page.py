"""Everything that the letter page shows to one officer, read in a fixed number of statements."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from correspondence.models import IncomingLetter, LetterFile, Recipient, ServiceClock
from correspondence.policies.seeing import LetterView
from correspondence.queries.opening import OpenedLetter
from correspondence.search.outlining import marks_of
from correspondence.states import ClockKind, IncomingState, Part, RecipientRole, RecipientState
from disposition.models import Disposition
from disposition.policies.branch import may_judge
from disposition.queries.facts import Paper
from disposition.queries.tree import BranchRow, Chain
from disposition.states import BranchState
from eoffice import clock
from eoffice.calendar import Explanation, OfficeHours, WorkingDuration
from eoffice.documents.models import StoredFile
from eoffice.documents.viewer import Viewer, viewer_of
from eoffice.organization.officer import Officer
from eoffice.organization.queries import Holding
from eoffice.pages.queries.chain_lines import NOT_REPORTED, BranchLine, lines_of
from eoffice.pages.queries.letter_history import History, history_of
from eoffice.pages.queries.page_clock import PageClock
from eoffice.rows import Rows, given, loaded

UNDER_WAY = (IncomingState.REGISTERED, IncomingState.IN_DISPOSITION)
FILE = (
    "id", "name", "state", "text_state", "viewing_key", "pages", "pages_ready", "page_facts",
)  # fmt: skip


class Addressed(NamedTuple):
    """One desk before which the letter lies."""

    position_id: int
    title: str
    short_title: str
    role: str
    state: str
    sent_at: datetime
    read_at: datetime | None
    understood_at: datetime | None


class Timed(NamedTuple):
    """One clock of the letter in its own office."""

    kind: str
    started_at: datetime
    due_at: datetime | None
    reason: dict[str, Any]
    stopped_at: datetime | None
    in_time: bool | None


class FileRow(NamedTuple):
    """A file of the letter and what it shows."""

    file: StoredFile
    role: str


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """An addressee or a copy, with how far he has got."""

    title: str
    person: str
    is_copy: bool
    state: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One promise: what it is, how long it took or what is left, and why."""

    label: str
    reason: str
    due_at: datetime | None
    stopped_at: datetime | None
    in_time: bool | None
    left: WorkingDuration | None
    took: WorkingDuration | None


@dataclass(slots=True)
class LetterPage:
    """The letter as one officer sees it, with what is due from him."""

    view: LetterView
    letter: IncomingLetter
    viewer: Viewer | None = None
    files: list[FileRow] = field(default_factory=list)
    recipients: list[RecipientRow] = field(default_factory=list)
    agendas: list[tuple[str, str]] = field(default_factory=list)
    chain: list[BranchLine] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    clocks: list[ClockRow] = field(default_factory=list)
    history: History | None = None
    mine: list[BranchLine] = field(default_factory=list)
    to_judge: list[BranchLine] = field(default_factory=list)
    came_back: list[BranchLine] = field(default_factory=list)
    waiting: list[BranchLine] = field(default_factory=list)
    is_addressee: bool = False
    may_dispose: bool = False
    may_close: bool = False
    may_reopen: bool = False
    may_note: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(12))

    @property
    def is_due(self) -> bool:
        """Whether something waits for this officer, for the fixed button on phones."""
        acts = (self.mine, self.to_judge, self.came_back, self.waiting)
        return self.may_dispose or self.may_note or any(acts)

    @property
    def is_ready_to_close(self) -> bool:
        """Whether every branch has ended, so that closing is the next step."""
        is_open = any(line.row.is_open for line in self.chain)
        return self.may_close and bool(self.chain) and not is_open


def page_of(
    opened: OpenedLetter,
    officer: Officer,
    chain: Chain,
    hours: OfficeHours,
    *,
    whole_history: bool = False,
    find: str = "",
) -> LetterPage:
    """Read the page of a letter of which this officer may see this part.

    `find`: the words of a search that led here, to be outlined on the pages.
    """
    letter, part = opened.letter, opened.part
    page = LetterPage(LetterView(letter, part), letter)
    recipients = _RECIPIENTS.all(letter=letter.pk)
    rows, holders = chain.rows(also=[row.position_id for row in recipients])
    masked = letter.is_secret and part < Part.CHAIN
    page.recipients = [
        _recipient(row, holders[row.position_id], is_masked=masked) for row in recipients
    ]
    page_clock = PageClock()
    page.chain = lines_of(rows, page_clock, is_open=letter.is_open)
    page.agendas = _agenda_numbers(letter, chain)
    clocks = _CLOCKS.all(letter=letter.pk, office=letter.office_id)
    page.clocks = [_clock(row, hours) for row in clocks]
    if part >= Part.CHAIN:
        page.history = history_of(letter, officer, part, page_clock, is_whole=whole_history)
    if page.view.shows_pages:
        page.files = _FILES.all(letter=letter.pk)
        files = [row.file for row in page.files]
        page.viewer = viewer_of(files, marks=marks_of(files, find) if find else None)
        own = [row for row in recipients if officer.holds(row.position_id)]
        page.papers = chain.papers(is_addressee=bool(own))
        _add_acts(page, officer)
        _add_letter_acts(page, officer, own)
    return page


def _agenda_numbers(letter: IncomingLetter, chain: Chain) -> list[tuple[str, str]]:
    """The number of every office that has given the letter one, its own office's first."""
    pairs = [(str(letter.office), letter.agenda_number)]
    if chain.part >= Part.TREE:
        pairs += chain.arrivals.values()
    else:
        arrived = letter.arrivals.select_related("office")
        pairs += [(str(row.office), row.agenda_number) for row in arrived]
    return [(office, number) for office, number in pairs if number]


def _recipient(row: Addressed, holder: Holding, *, is_masked: bool) -> RecipientRow:
    at = row.understood_at or row.read_at or row.sent_at
    person = "" if is_masked or holder.vacant else holder.label
    seat = row.short_title or row.title
    title = _("%(seat)s (vacant)") % {"seat": seat} if holder.vacant else seat
    return RecipientRow(title, person, row.role == RecipientRole.COPY, row.state, at)


def _clock(row: Timed, hours: OfficeHours) -> ClockRow:
    running = row.stopped_at is None
    return ClockRow(
        label=str(ClockKind(row.kind).label),
        reason=str(Explanation.from_json(row.reason)) if row.reason else "",
        due_at=row.due_at,
        stopped_at=row.stopped_at,
        in_time=row.in_time,
        left=hours.remaining(clock.now(), row.due_at) if running and row.due_at else None,
        took=hours.elapsed(row.started_at, row.stopped_at) if row.stopped_at else None,
    )


def _add_acts(page: LetterPage, officer: Officer) -> None:
    """The branches on which this officer has to act, as receiver or as giver."""
    own = [line for line in page.chain if line.row.is_mine]
    given = [line for line in page.chain if line.row.is_given_by_me]
    replaced = {line.row.replaces for line in page.chain}
    page.mine = [line for line in own if _is_to_do(line.row)]
    page.to_judge = [line for line in given if _is_to_judge(line.row, officer)]
    page.waiting = [
        line for line in given if line.row.is_open and (line.row.extension or line.questions)
    ]
    if page.letter.state in UNDER_WAY:
        back = [line for line in given if line.row.state == BranchState.DECLINED]
        page.came_back = [
            line for line in back if line.id not in replaced and line.row.is_under_open
        ]


def _is_to_do(row: BranchRow) -> bool:
    return row.state in NOT_REPORTED and not row.waits_at_desk_of


def _is_to_judge(row: BranchRow, officer: Officer) -> bool:
    reported = row.state == BranchState.REPORTED
    return reported and bool(may_judge(officer, Disposition(giver_id=row.giver_id)))


def _add_letter_acts(page: LetterPage, officer: Officer, own: list[Addressed]) -> None:
    """What this officer may do with the letter as a whole; `own` are the recipients he holds."""
    state = page.letter.state
    page.is_addressee = any(row.role == RecipientRole.TO for row in own)
    page.may_dispose = page.is_addressee and state == IncomingState.REGISTERED
    page.may_close = page.is_addressee and state in UNDER_WAY
    page.may_reopen = page.is_addressee and state == IncomingState.COMPLETED
    page.may_note = any(
        row.role == RecipientRole.COPY
        and row.state != RecipientState.UNDERSTOOD
        and not officer.at(row.position_id).is_assistant
        for row in own
    )


def _recipients() -> QuerySet:
    rows = Recipient.objects.current().filter(letter=given("letter")).order_by("pk")
    return rows.values_list(
        "position_id", "position__title", "position__short_title",
        "role", "state", "sent_at", "read_at", "understood_at",
    )  # fmt: skip


def _clocks() -> QuerySet:
    rows = ServiceClock.objects.filter(letter=given("letter"), office=given("office"))
    return rows.order_by("started_at", "pk").values_list(*Timed._fields)


def _files() -> QuerySet:
    rows = LetterFile.objects.filter(letter=given("letter"), detached_at=None)
    return rows.order_by("order", "pk").values_list("role", *(f"file__{name}" for name in FILE))


def _file(role: str, *columns: Any) -> FileRow:
    return FileRow(loaded(StoredFile, FILE, columns), str(LetterFile.Role(role).label))


_RECIPIENTS = Rows(_recipients, Addressed)
_CLOCKS = Rows(_clocks, Timed)
_FILES = Rows(_files, _file)
