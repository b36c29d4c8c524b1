"""Everything that the letter page shows to one officer, read in a fixed number of statements."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from correspondence.models import IncomingLetter, LetterFile, Recipient, ServiceClock
from correspondence.policies.seeing import LetterView
from correspondence.states import IncomingState, Part, RecipientRole, RecipientState
from disposition.queries.tree import BranchRow, Chain
from disposition.states import OPEN, BranchState
from eoffice import clock
from eoffice.audit.queries import TimelineLine, timeline_of
from eoffice.calendar import Explanation, OfficeHours, WorkingDuration
from eoffice.documents.viewer import Viewer, viewer_of
from eoffice.organization.models import Position
from eoffice.organization.officer import Officer
from eoffice.organization.queries import Holding

TIMELINE_SHOWN = 60


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
    files: list[LetterFile] = field(default_factory=list)
    recipients: list[RecipientRow] = field(default_factory=list)
    agendas: list[tuple[str, str]] = field(default_factory=list)
    chain: list[BranchRow] = field(default_factory=list)
    clocks: list[ClockRow] = field(default_factory=list)
    timeline: list[TimelineLine] = field(default_factory=list)
    mine: list[BranchRow] = field(default_factory=list)
    to_judge: list[BranchRow] = field(default_factory=list)
    came_back: list[BranchRow] = field(default_factory=list)
    waiting: list[BranchRow] = field(default_factory=list)
    is_addressee: bool = False
    may_dispose: bool = False
    may_close: bool = False
    may_reopen: bool = False
    may_note: bool = False
    is_unread_here: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(12))

    @property
    def is_due(self) -> bool:
        """Whether something waits for this officer, for the fixed button on phones."""
        acts = (self.mine, self.to_judge, self.came_back, self.waiting)
        return self.may_dispose or self.may_note or any(acts)

    @property
    def is_ready_to_close(self) -> bool:
        """Whether every branch has ended, so that closing is the next step."""
        return self.may_close and bool(self.chain) and not any(map(_is_open, self.chain))


def page_of(letter: IncomingLetter, officer: Officer, part: Part, hours: OfficeHours) -> LetterPage:
    """Read the page of a letter of which this officer may see this part."""
    page = LetterPage(LetterView(letter, part), letter)
    recipients = list(letter.recipients.current().select_related("position"))
    chain = Chain(letter, officer, part, also=[row.position_id for row in recipients])
    holders = chain.holders
    secret_names = letter.is_secret and part < Part.CHAIN
    page.recipients = [
        _recipient(row, holders[row.position_id], is_masked=secret_names) for row in recipients
    ]
    if page.view.shows_pages:
        _add_pages(page)
    page.chain = chain.rows
    page.agendas = _agenda_numbers(letter, chain)
    page.clocks = _clocks(letter, hours)
    if part >= Part.CHAIN:
        page.timeline = _timeline(letter, officer, part)
    if page.view.shows_pages:
        _add_actions(page, officer, recipients)
    return page


def _agenda_numbers(letter: IncomingLetter, chain: Chain) -> list[tuple[str, str]]:
    """The number of every office that has given the letter one, its own office's first."""
    sees_chain = chain.part >= Part.TREE
    arrived = chain.arrivals if sees_chain else letter.arrivals.select_related("office")
    pairs = [(letter.office, letter.agenda_number)]
    pairs += [(row.office, row.agenda_number) for row in arrived]
    return [(str(office), number) for office, number in pairs if number]


def _add_pages(page: LetterPage) -> None:
    attached = page.letter.letter_files.filter(detached_at=None).select_related("file")
    page.files = list(attached)
    page.viewer = viewer_of([row.file for row in page.files])


def _recipient(row: Recipient, holder: Holding, *, is_masked: bool) -> RecipientRow:
    at = row.understood_at or row.read_at or row.sent_at
    person = "" if is_masked else holder.label
    is_copy = row.role == RecipientRole.COPY
    return RecipientRow(_title(row.position, holder), person, is_copy, row.state, at)


def _title(seat: Position, holder: Holding) -> str:
    return _("%(seat)s (vacant)") % {"seat": seat} if holder.vacant else str(seat)


def _clocks(letter: IncomingLetter, hours: OfficeHours) -> list[ClockRow]:
    rows = letter.clocks.filter(office=letter.office_id).order_by("started_at", "pk")
    return [_clock(row, hours) for row in rows]


def _clock(row: ServiceClock, hours: OfficeHours) -> ClockRow:
    now = clock.now()
    running = row.stopped_at is None
    return ClockRow(
        label=row.get_kind_display(),
        reason=str(Explanation.from_json(row.reason)) if row.reason else "",
        due_at=row.due_at,
        stopped_at=row.stopped_at,
        in_time=row.in_time,
        left=hours.remaining(now, row.due_at) if running and row.due_at else None,
        took=hours.elapsed(row.started_at, row.stopped_at) if row.stopped_at else None,
    )


def _timeline(letter: IncomingLetter, officer: Officer, part: Part) -> list[TimelineLine]:
    """The history, newest first; of a secret letter only one's own acts, unless all is open."""
    lines = reversed(timeline_of("letter", letter.pk, newest=TIMELINE_SHOWN))
    if letter.is_secret and part < Part.ALL:
        return [line for line in lines if officer.holds(line.position_id)]
    return list(lines)


def _add_actions(page: LetterPage, officer: Officer, recipients: list[Recipient]) -> None:
    """What is due from this officer, and what else may be done."""
    letter = page.letter
    own = [row for row in recipients if officer.holds(row.position_id)]
    page.is_addressee = any(row.role == RecipientRole.TO for row in own)
    page.is_unread_here = any(row.state == RecipientState.UNREAD for row in own)
    rows = list(_flat(page.chain))
    under_way = letter.state in (IncomingState.REGISTERED, IncomingState.IN_DISPOSITION)
    at_work = ("sent", "read", "accepted")
    page.mine = [
        row for row in rows if row.is_mine and row.state in at_work and not row.waits_at_desk_of
    ]
    page.to_judge = [row for row in rows if row.is_given_by_me and row.state == "reported"]
    page.waiting = [row for row in rows if row.is_given_by_me and _waits_for_giver(row)]
    replaced = {row.replaces for row in rows if row.replaces}
    page.came_back = [
        row
        for row in rows
        if row.is_given_by_me and row.state == BranchState.DECLINED and row.id not in replaced
    ]
    page.may_dispose = page.is_addressee and letter.state == IncomingState.REGISTERED
    page.may_close = page.is_addressee and under_way
    page.may_reopen = page.is_addressee and letter.state == IncomingState.COMPLETED
    page.may_note = any(
        row.role == RecipientRole.COPY
        and row.state != RecipientState.UNDERSTOOD
        and not officer.at(row.position_id).is_assistant
        for row in own
    )


def _flat(rows: list[BranchRow]) -> list[BranchRow]:
    found: list[BranchRow] = []
    for row in rows:
        found += [row, *_flat(row.children)]
    return found


def _is_open(row: BranchRow) -> bool:
    return row.state in OPEN


def _waits_for_giver(row: BranchRow) -> bool:
    asked = any(line.kind == "question" and line.decided_at is None for line in row.follow_ups)
    return asked or row.extension is not None
