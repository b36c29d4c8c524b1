"""The route of a draft as a row of stations: who was asked, who has seen it, who said what."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from correspondence.models import ApprovalStep, OutgoingLetter, Signature
from correspondence.outgoing_access import SIGNED
from correspondence.outgoing_states import WITH_WRITER, OutgoingState, SignMode, StepKind, StepState
from correspondence.queries.draft_readings import read_at
from correspondence.queries.route import propose
from correspondence.queries.station_rows import Said, StationRow, marked
from eoffice import clock
from eoffice.calendar import WorkingDuration
from eoffice.organization.calendars import hours_of
from eoffice.organization.models import Position
from eoffice.organization.officer import Officer
from eoffice.organization.queries import Holding, holders_of

VACANT = Holding(vacant=True)
WITH_STEPS = Prefetch("steps", ApprovalStep.objects.select_related("position__unit"))
PASSED = (StepState.APPROVED, StepState.SKIPPED)
AT_SIGNER = (
    OutgoingState.APPROVED,
    OutgoingState.SIGNING,
    OutgoingState.AWAITING_WET,
    OutgoingState.AWAITING_GATEWAY,
)


def stations_of(letter: OutgoingLetter, officer: Officer) -> list[StationRow]:
    """Writer, every desk of the route, signer; before it is sent up, the route as proposed."""
    prefetch_related_objects([letter], WITH_STEPS)
    steps = sorted(letter.steps.all(), key=lambda step: (step.order, step.pk))
    ends = {letter.writer_id, letter.signing_seat_id}
    seats = {step.position_id for step in steps} | ends
    holders = holders_of([pk for pk in seats if pk])
    named = Position.objects.select_related("unit").in_bulk(
        [pk for pk in ends | {letter.signer_id} if pk]
    )
    reading = _Reading(letter, officer, holders, named)
    current = [step for step in steps if step.state != StepState.SUPERSEDED]
    reading.shared = _shared(step.order for step in current)
    reading.passed = all(step.state in PASSED for step in current)
    reading.freed_at = max((row.decided_at for row in current if row.decided_at), default=None)
    middle = [reading.step(step, _said_before(step, steps)) for step in current]
    return marked([reading.writer(), *(middle or reading.proposed()), reading.signer()])


class _Reading:
    """One letter's route, read for one officer."""

    def __init__(
        self,
        letter: OutgoingLetter,
        officer: Officer,
        holders: dict[int, Holding],
        ends: dict[int, Position],
    ) -> None:
        self.letter, self.officer, self.holders, self.ends = letter, officer, holders, ends
        self.shared: frozenset[int] = frozenset()
        self.passed = False
        self.freed_at: datetime | None = None

    def writer(self) -> StationRow:
        """The desk that writes."""
        letter = self.letter
        has_it = letter.state in WITH_WRITER
        word = "" if has_it else _("Written")
        return StationRow(
            title=self._title(letter.writer_id),
            person=_who_wrote(letter, self.holders),
            user_id=letter.written_by_id,
            role=_("Writer"),
            state=f"out_{letter.state}" if has_it else "done",
            word=word,
            at=None if has_it else letter.submitted_at,
            has_it=has_it,
            is_mine=self.officer.holds(letter.writer_id),
        )

    def step(self, step: ApprovalStep, before: list[Said]) -> StationRow:
        """A desk that checks."""
        has_it = _is_asked(step) and self.letter.state == OutgoingState.IN_REVIEW
        state, word, at = self._where(step, has_it=has_it)
        due_at = step.due_at if has_it else None
        return StationRow(
            title=step.position.short_title or step.position.title,
            person=step.decided_by_name or self._person(step.position_id),
            user_id=step.decided_by_id or self.holders.get(step.position_id, VACANT).user_id,
            role=str(StepKind(step.kind).label),
            state=state,
            word=word,
            at=at,
            note=step.note,
            reason=step.reason,
            due_at=due_at,
            left=_left(step.position, due_at),
            has_it=has_it,
            is_mine=self.officer.holds(step.position_id),
            is_own_work=step.is_own_work,
            is_beside=step.order in self.shared,
            before=before,
        )

    def proposed(self) -> list[StationRow]:
        """The desks that will be asked, while nothing is laid yet."""
        if self.letter.state not in WITH_WRITER:
            return []
        rows = propose(self.letter)
        shared = _shared(row.order for row in rows)
        return [
            StationRow(
                title=row.position.short_title or row.position.title,
                person=row.holder.label,
                user_id=row.holder.user_id,
                role=str(StepKind(row.kind).label),
                state="step_skipped" if row.skipped else "step_later",
                reason=row.skipped,
                is_mine=self.officer.holds(row.position.pk),
                is_own_work=row.is_own_work,
                is_beside=row.order in shared,
            )
            for row in rows
        ]

    def signer(self) -> StationRow:
        """The desk that signs."""
        letter = self.letter
        has_it = letter.state in AT_SIGNER
        state, word, at = self._at_signer()
        holder = _who_signed(letter) or self.holders.get(letter.signing_seat_id or 0, VACANT)
        due_at = letter.due_at if letter.state == OutgoingState.APPROVED else None
        return StationRow(
            title=self._title(letter.signing_seat_id),
            person=holder.label,
            user_id=holder.user_id,
            role=_("Signature"),
            state=state,
            word=word,
            at=at,
            reason=self._refusal() or self._in_whose_name(),
            due_at=due_at,
            left=_left(self.ends.get(letter.signing_seat_id or 0), due_at),
            has_it=has_it,
            is_mine=self.officer.holds(letter.signing_seat_id),
        )

    def _at_signer(self) -> tuple[str, str, datetime | None]:
        """State, a better word than the usual one, and since when: also whether he has read it."""
        letter = self.letter
        if letter.state in SIGNED:
            return "signed", "", letter.signed_at
        if letter.state != OutgoingState.APPROVED:
            at_signer = letter.state in AT_SIGNER
            return f"out_{letter.state}" if at_signer else _later(letter), "", None
        seen = read_at(self.holders.get(letter.signing_seat_id or 0, VACANT).user_id, letter)
        if seen:
            return "read", _("Read, waits for signature"), seen
        return "unread", _("Unread, waits for signature"), self.freed_at or letter.submitted_at

    def _refusal(self) -> str:
        """Why the signer did not sign, until the draft goes up again."""
        letter = self.letter
        if letter.state != OutgoingState.RETURNED or not self.passed:
            return ""
        return _("Not signed: %(reason)s") % {"reason": letter.return_reason}

    def _in_whose_name(self) -> str:
        """ "a.n. Kepala Dinas" where another seat's authority stands above the signature."""
        letter = self.letter
        if letter.sign_mode == SignMode.OWN:
            return ""
        shown = "u.b." if letter.sign_mode == SignMode.SUBDELEGATED else "a.n."
        return f"{shown} {self._title(letter.signer_id)}"

    def _where(self, step: ApprovalStep, *, has_it: bool) -> tuple[str, str, datetime | None]:
        """State, a better word than the usual one, and since when."""
        if step.state == StepState.SKIPPED:
            return "step_skipped", "", None
        if step.state == StepState.WAITING:
            if not has_it:
                return _later(self.letter), "", None
            return ("read", "", step.seen_at) if step.seen_at else ("unread", "", step.asked_at)
        return _decision(step, self.letter.version)

    def _title(self, position_id: int | None) -> str:
        seat = self.ends.get(position_id or 0)
        return (seat.short_title or seat.title) if seat else ""

    def _person(self, position_id: int | None) -> str:
        return self.holders.get(position_id or 0, VACANT).label


def _later(letter: OutgoingLetter) -> str:
    """Whose turn has not come; of a letter that was given up it never comes."""
    return "out_cancelled" if letter.state == OutgoingState.CANCELLED else "step_later"


def _left(seat: Position | None, due_at: datetime | None) -> WorkingDuration | None:
    """The working time that a desk still has."""
    return hours_of(seat.unit).remaining(clock.now(), due_at) if seat and due_at else None


def _who_wrote(letter: OutgoingLetter, holders: dict[int, Holding]) -> str:
    """The name of the writer, with the right by which he still acts at the desk that writes."""
    if letter.written_by is None:
        return ""
    holder = holders.get(letter.writer_id or 0, VACANT)
    return holder.label if holder.user_id == letter.written_by_id else letter.written_by.name


def _who_signed(letter: OutgoingLetter) -> Holding | None:
    """Who signed, whoever holds the seat today; nobody yet of a draft."""
    if letter.state not in SIGNED:
        return None
    made = Signature.objects.filter(letter=letter).first()
    return Holding(name=made.name, kind=made.acting_kind, user_id=made.user_id) if made else None


def _shared(orders: Iterable[int]) -> frozenset[int]:
    """The orders at which several desks are asked at the same time."""
    return frozenset(order for order, desks in Counter(orders).items() if desks > 1)


def _is_asked(step: ApprovalStep) -> bool:
    return step.state == StepState.WAITING and step.asked_at is not None


def _decision(step: ApprovalStep, version: int) -> tuple[str, str, datetime | None]:
    """How a decision reads; an approval of an earlier version says of which."""
    if step.decided_version is None:
        return "sent_back", "", step.decided_at
    if step.decided_version == version:
        return "approved", "", step.decided_at
    words = _("Approved for version %(n)s") % {"n": step.decided_version}
    return "step_earlier", words, step.decided_at


def _said_before(step: ApprovalStep, steps: list[ApprovalStep]) -> list[Said]:
    """What the same desk said before it was asked again."""
    earlier = [
        row
        for row in steps
        if row.state == StepState.SUPERSEDED
        and row.position_id == step.position_id
        and row.decided_at
    ]
    return [_said(row) for row in earlier]


def _said(row: ApprovalStep) -> Said:
    state, word, at = _decision(row, version=0)
    return Said(state, word, row.decided_by_name, at)
