"""The life of one letter, computed in memory: who did what when, until "now".

The steps and their rows are those of the actions of `correspondence` and `disposition`. What would
happen after "now" has not happened yet, so the newest letters stand in every state.
"""

import random
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from correspondence.access import Relation
from correspondence.events import LetterEvent
from correspondence.states import Outcome, RecipientState, Why
from disposition.events import BranchEvent
from disposition.models import Disposition, DispositionSheet, FollowUp
from disposition.states import OPEN, BranchState, FollowUpKind
from eoffice.calendar import OfficeHours, WorkingTime
from eoffice.pages.demo.papers import DECLINES, MISSING, NOTES, REPORTS
from eoffice.pages.simulation.chart import Office, Seat
from eoffice.pages.simulation.rows import Tables
from eoffice.pages.simulation.trail import Act, fingerprint

HOUR = 60
DAY = 7 * HOUR
ALIVE = (*OPEN, BranchState.DONE)
Row = dict[str, Any]
Instructions = DispositionSheet.instructions.through


@dataclass(slots=True)
class Life:
    """One letter on its way; `pace` below 1 makes everybody quick."""

    tables: Tables
    office: Office
    dice: random.Random
    now: datetime
    letter: Row
    pace: float = 1.0
    acts: list[Act] = field(default_factory=list)
    ties: list[Relation] = field(default_factory=list)
    branches: list[Row] = field(default_factory=list)
    asked: set[int] = field(default_factory=set)
    disposed_at: datetime | None = None
    completed_at: datetime | None = None

    @property
    def hours(self) -> OfficeHours:
        """The working hours in which the letter moves."""
        return self.office.hours

    def after(self, moment: datetime, minutes: int) -> datetime:
        """The instant after about so many working minutes; now and then much later."""
        slow = self.dice.uniform(4, 12) if self.dice.random() < 0.1 else 1
        wanted = max(1, int(minutes * self.dice.uniform(0.4, 1.8) * slow * self.pace))
        return self.hours.due_at(moment, WorkingTime(minutes=wanted))

    def act(self, at: datetime, event: str, by: Seat, **detail: Any) -> None:
        """Remember an act for the trail."""
        self.acts.append(Act(at, event, by, detail))

    def live(self, addressee: Row, seat: Seat, since: datetime) -> None:
        """The addressee reads, disposes and, when every branch has ended, closes."""
        opened = self.after(since, 70)
        if opened > self.now:
            return
        addressee |= _opened(seat, opened)
        self.act(opened, LetterEvent.READ, seat, position=seat.pk)
        decided = self.after(opened, HOUR)
        if decided > self.now:
            return
        if self.dice.random() < 0.1 or not seat.below:
            self._close(decided, seat, self.dice.choice([Outcome.NOTED, Outcome.NO_ACTION]))
            return
        self.disposed_at = decided
        self.letter["state"] = "in_disposition"
        ended = self.give(decided, seat, None, self.letter.get("due_at"), most=3)
        if not any(row["state"] in ALIVE for row in self.branches):
            self.letter["state"] = "registered"
        elif ended and (closed := self.after(ended, 3 * HOUR)) <= self.now:
            outcomes = [Outcome.FOLLOWED_UP, Outcome.ANSWERED, Outcome.FOLLOWED_UP]
            self._close(closed, seat, self.dice.choice(outcomes))

    def note(self, copy: Row, seat: Seat, since: datetime) -> None:
        """A copy is opened and noted."""
        opened = self.after(since, DAY)
        if opened > self.now:
            return
        copy |= _opened(seat, opened)
        self.act(opened, LetterEvent.READ, seat, position=seat.pk)
        noted = self.after(opened, 5)
        if noted <= self.now:
            copy |= {"state": RecipientState.UNDERSTOOD, "understood_at": noted}
            self.act(noted, LetterEvent.UNDERSTOOD, seat, position=seat.pk)

    def _close(self, at: datetime, seat: Seat, outcome: Outcome) -> None:
        self.completed_at = at
        self.letter |= {"state": "completed", "outcome": outcome, "completed_at": at}
        self.act(at, LetterEvent.COMPLETED, seat, outcome=outcome.value, note="")

    def give(
        self, at: datetime, giver: Seat, parent: Row | None, due: datetime | None, *, most: int
    ) -> datetime | None:
        """A sheet with its branches; tells when the last of them ended, if all have."""
        receivers = self.dice.sample(giver.below, min(len(giver.below), self._how_many(most)))
        self.asked |= {seat.pk for seat in receivers}
        one_way = most > 1 and self.dice.random() < 0.12
        lines = self.office.instructions[one_way]
        chosen = self.dice.sample(lines, self.dice.randint(1, 2))
        note = self.dice.choice(NOTES)
        sheet = self.tables.add(
            DispositionSheet,
            letter_id=self.letter["id"],
            parent_id=parent["id"] if parent else None,
            office_id=self.office.pk,
            giver_id=giver.pk,
            given_by_id=giver.officer.user_id,
            given_by_name=giver.name,
            given_by_label=giver.label,
            given_at=at,
            note=note,
            one_way=one_way,
            due_at=due,
            due_reason=self.letter.get("due_reason", {}),
        )
        for line in chosen:
            self.tables.add(Instructions, dispositionsheet_id=sheet["id"], instruction_id=line.pk)
        self.act(
            at, BranchEvent.GIVEN, giver, sheet=sheet["id"], to=[seat.pk for seat in receivers],
            copies=[], instructions=[line.pk for line in chosen],
            due=due.isoformat() if due else "", note=fingerprint(note),
        )  # fmt: skip
        ends = [self.branch_to(sheet, seat, giver, at) for seat in receivers]
        return None if None in ends else max(end for end in ends if end)

    def _how_many(self, most: int) -> int:
        return 1 if self.dice.random() < 0.5 else self.dice.randint(1, most)

    def branch_to(
        self, sheet: Row, seat: Seat, giver: Seat, at: datetime, replaces: int | None = None
    ) -> datetime | None:
        """One receiver's share; tells when it ended, if it has."""
        branch = self.tables.add(
            Disposition,
            sheet_id=sheet["id"],
            letter_id=self.letter["id"],
            parent_id=sheet["parent_id"],
            giver_id=giver.pk,
            position_id=seat.pk,
            state=BranchState.SENT,
            one_way=sheet["one_way"],
            replaces_id=replaces,
            due_at=sheet["due_at"],
            sent_at=at,
            delivered_at=at,
        )
        self.branches.append(branch)
        work = Work(self, sheet, branch, seat, giver)
        ended = work.do(at, may_decline=replaces is None)
        past = branch["state"] == BranchState.DECLINED
        self.ties += [
            Relation(giver.pk, Why.GIVER),
            Relation(seat.pk, Why.PAST if past else Why.BRANCH),
        ]
        return ended


@dataclass(slots=True)
class Work:
    """What one receiver does with a branch, step by step."""

    life: Life
    sheet: Row
    branch: Row
    seat: Seat
    giver: Seat

    def do(self, at: datetime, *, may_decline: bool) -> datetime | None:
        """Read, then understand, give back, forward or work, and report."""
        life, dice = self.life, self.life.dice
        opened = life.after(at, 3 * HOUR)
        if not self._step(opened, BranchState.READ, BranchEvent.READ, "read_at"):
            return None
        if self.branch["one_way"]:
            return self._step(
                life.after(opened, 30), BranchState.DONE, BranchEvent.UNDERSTOOD, "ended_at"
            )
        if may_decline and dice.random() < 0.04:
            return self._decline(life.after(opened, HOUR))
        begun = life.after(opened, HOUR)
        if self.seat.below and dice.random() < 0.55:
            ended = self._forward(begun)
        else:
            ended = self._step(begun, BranchState.ACCEPTED, BranchEvent.ACCEPTED, "accepted_at")
        return self._report(life.after(ended, DAY)) if ended else None

    def _step(
        self, at: datetime, state: BranchState, event: str, stamp: str, **detail: Any
    ) -> datetime | None:
        """Move the branch if that lies in the past already."""
        if at > self.life.now:
            return None
        acted = {"acted_by_name": self.seat.name, "acted_by_label": self.seat.label}
        self.branch |= {"state": state, stamp: at} | acted
        self._trace(at, event, self.seat, **detail)
        return at

    def _trace(self, at: datetime, event: str, by: Seat, **detail: Any) -> None:
        named = {"branch": self.branch["id"], "position": self.seat.pk}
        self.life.act(at, event, by, **named, **detail)

    def _forward(self, at: datetime) -> datetime | None:
        """Dispose further down; the branch is then being worked on."""
        if at > self.life.now:
            return None
        acted = {"acted_by_name": self.seat.name, "acted_by_label": self.seat.label}
        self.branch |= {"state": BranchState.ACCEPTED, "accepted_at": at} | acted
        return self.life.give(at, self.seat, self.branch, self.branch["due_at"], most=1)

    def _decline(self, at: datetime) -> datetime | None:
        """Give it back; the giver sends it to another desk."""
        reason = self.life.dice.choice(DECLINES)
        found = self._step(
            at, BranchState.DECLINED, BranchEvent.DECLINED, "ended_at", reason=fingerprint(reason)
        )
        if not found:
            return None
        self.branch["end_reason"] = reason
        others = [seat for seat in self.giver.below if seat.pk not in self.life.asked]
        moved = self.life.after(at, 3 * HOUR)
        if not others or moved > self.life.now:
            return None if others else at
        other = self.life.dice.choice(others)
        self.life.asked.add(other.pk)
        self._trace(moved, BranchEvent.SENT_ELSEWHERE, self.giver, to=other.pk, note="")
        return self.life.branch_to(self.sheet, other, self.giver, moved, self.branch["id"])

    def _report(self, at: datetime) -> datetime | None:
        """Report to the giver, who accepts it or, now and then, wants more."""
        said = self._say(at)
        if not said:
            return None
        judged = self.life.after(at, 5 * HOUR)
        if self.life.dice.random() < 0.08 and judged <= self.life.now:
            note = self.life.dice.choice(MISSING)
            said |= self._verdict(judged, is_accepted=False) | {"decision_note": note}
            self.branch |= {"state": BranchState.ACCEPTED, "reported_at": None}
            detail = {"note": fingerprint(note)}
            self._trace(judged, BranchEvent.REPORT_SENT_BACK, self.giver, **detail)
            at = self.life.after(judged, DAY)
            said = self._say(at)
            if not said:
                return None
            judged = self.life.after(at, 4 * HOUR)
        if judged > self.life.now:
            return None
        said |= self._verdict(judged, is_accepted=True)
        acted = {"acted_by_name": self.giver.name, "acted_by_label": self.giver.label}
        self.branch |= {"state": BranchState.DONE, "ended_at": judged} | acted
        self._trace(judged, BranchEvent.REPORT_ACCEPTED, self.giver)
        return judged

    def _say(self, at: datetime) -> Row | None:
        """The report itself."""
        if at > self.life.now:
            return None
        text = self.life.dice.choice(REPORTS)
        said = self.life.tables.add(
            FollowUp,
            disposition_id=self.branch["id"],
            kind=FollowUpKind.REPORT,
            text=text,
            written_at=at,
            written_by_id=self.seat.officer.user_id,
            written_by_name=self.seat.name,
            written_by_label=self.seat.label,
        )
        detail = {"follow_up": said["id"], "text": fingerprint(text)}
        self._step(at, BranchState.REPORTED, BranchEvent.REPORTED, "reported_at", **detail)
        return said

    def _verdict(self, at: datetime, *, is_accepted: bool) -> Row:
        by = f"{self.giver.name} ({self.giver.label})"
        return {"decided_at": at, "decided_by_name": by, "is_accepted": is_accepted}


def _opened(seat: Seat, at: datetime) -> Row:
    return {"state": RecipientState.READ, "read_at": at, "read_by_name": seat.name}
