"""How far a simulated draft has got: checked up the line, numbered, signed, sent."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from correspondence.access import Relation
from correspondence.dispatch_events import DispatchEvent
from correspondence.models import ApprovalStep, Delivery, Signature
from correspondence.outgoing_events import DraftEvent
from correspondence.outgoing_states import (
    DeliveryState,
    DeliveryWay,
    OutgoingState,
    SignatureLevel,
    SignMode,
    StepState,
)
from correspondence.signing_events import SigningEvent
from correspondence.states import EntryState, Why
from eoffice.calendar import WorkingTime
from eoffice.pages.simulation import papers, trail
from eoffice.pages.simulation.chart import Office, Seat
from eoffice.pages.simulation.life import Row
from eoffice.pages.simulation.moulds import Numbered
from eoffice.pages.simulation.places import Given
from eoffice.pages.simulation.rows import Tables
from eoffice.pages.simulation.trail import Act

S = OutgoingState
CHECK_WITHIN = WorkingTime(days=2)
Reserve = Callable[[Row, Seat, datetime], tuple[Row, Numbered]]


@dataclass(slots=True)
class Way:
    """One letter with who checks and signs it, what was done and who came to see it."""

    tables: Tables
    office: Office
    dice: random.Random
    now: datetime
    letter: Row
    sha256: str
    addressee: Row
    acts: list[Act] = field(default_factory=list)
    ties: list[Relation] = field(default_factory=list)
    numbered: Numbered | None = None

    def after(self, moment: datetime, minutes: int) -> datetime:
        """After about so many working minutes; nothing happens after now."""
        wanted = WorkingTime(minutes=max(1, int(minutes * self.dice.uniform(0.3, 2))))
        return min(self.office.hours.due_at(moment, wanted), self.now)

    def begin(self, at: datetime, writer: Seat) -> None:
        """The writer begins."""
        self.ties.append(Relation(writer.pk, Why.WRITER))
        self.acts.append(Act(at, DraftEvent.BEGUN, writer, {"type": self.office.out_type.code}))

    def cancel(self, at: datetime, writer: Seat) -> None:
        """Given up while it was a draft."""
        self.letter["cancel_reason"] = "Tidak jadi dikirim."
        detail = {"reason": trail.fingerprint(self.letter["cancel_reason"])}
        self.acts.append(Act(self.after(at, 300), DraftEvent.CANCELLED, writer, detail))

    def check(self, begun: datetime, writer: Seat, checkers: list[Seat]) -> datetime:
        """Up the line, one after the other, as far as the letter's state says."""
        at = self.letter["submitted_at"] = self.after(begun, 120)
        self.acts.append(Act(at, DraftEvent.SUBMITTED, writer, {"version": 1}))
        is_held = self.letter["state"] in (S.IN_REVIEW, S.RETURNED)
        passed = self.dice.randrange(len(checkers)) if is_held else len(checkers)
        for order, seat in enumerate(checkers, start=1):
            step = self.tables.add(
                ApprovalStep, letter_id=self.letter["id"], version=1, order=order,
                position_id=seat.pk, state=StepState.WAITING,
            )  # fmt: skip
            if order > passed + 1:
                continue
            due = self.office.hours.due_at(at, CHECK_WITHIN)
            step |= {"asked_at": at, "due_at": due}
            self.ties.append(Relation(seat.pk, Why.REVIEWER))
            if order <= passed:
                at = self._approve(step, seat, at)
            elif self.letter["state"] == S.RETURNED:
                self._send_back(step, seat, at)
        return at

    def _approve(self, step: Row, seat: Seat, since: datetime) -> datetime:
        at = self._decide(step, seat, since)
        step |= {"state": StepState.APPROVED, "decided_version": 1, "decided_hash": self.sha256}
        self.acts.append(Act(at, DraftEvent.APPROVED, seat, {"version": 1}))
        return at

    def _send_back(self, step: Row, seat: Seat, since: datetime) -> None:
        at = self._decide(step, seat, since)
        step |= {"state": StepState.SENT_BACK, "note": "Mohon dilengkapi."}
        self.letter["return_reason"] = step["note"]
        self.acts.append(Act(at, DraftEvent.SENT_BACK, seat, {"version": 1}))

    def _decide(self, step: Row, seat: Seat, since: datetime) -> datetime:
        at = self.after(since, 240)
        step |= {"seen_at": at, "seen_by_name": seat.name, "decided_at": at}
        step |= {"decided_by_id": seat.officer.user_id, "decided_by_name": seat.name}
        return at

    def sign(self, at: datetime, seat: Seat, reserve: Reserve) -> None:
        """Before its signer: it waits there, is printed with its number, or is signed."""
        self.ties.append(Relation(seat.pk, Why.SIGNER))
        if self.letter["state"] == S.APPROVED:
            return
        entry, self.numbered = reserve(self.letter, seat, at)
        named = {"number": Given.RENDERED, "version": 1}
        self.letter["verify_code"] = Given.VERIFY
        if self.letter["state"] == S.AWAITING_WET:
            self.letter["signing_since"] = at
            self.acts.append(Act(at, SigningEvent.PRINTED_TO_SIGN, seat, named))
            return
        entry["state"] = EntryState.USED
        self.letter |= {"signed_at": at, "letter_date": self.office.hours.date_of(at)}
        self.letter["agenda_number"] = Given.RENDERED
        self.tables.add(
            Signature, letter_id=self.letter["id"], level=SignatureLevel.WET, mode=SignMode.OWN,
            user_id=seat.officer.user_id, position_id=seat.pk, name=seat.name,
            lines=[seat.label], content_hash=self.sha256, signed_at=at,
            file_id=papers.write_signed(self.tables, self.letter, at, seat), sha256=Given.BYTES,
        )  # fmt: skip
        self.acts.append(Act(at, SigningEvent.SIGNED, seat, named))
        self._send(at)
        if self.letter["state"] == S.REVOKED:
            self.letter["revoke_reason"] = "Diganti dengan surat yang lebih baru."
            detail = {"reason": trail.fingerprint(self.letter["revoke_reason"])}
            self.acts.append(Act(self.after(at, 4000), SigningEvent.REVOKED, seat, detail))

    def _send(self, at: datetime) -> None:
        clerk = self.dice.choice(self.office.recorders)
        delivery = self.tables.add(
            Delivery, letter_id=self.letter["id"], addressee_id=self.addressee["id"],
            way=DeliveryWay.EXPEDITION, state=DeliveryState.PENDING,
        )  # fmt: skip
        if self.letter["state"] == S.SIGNED:
            return
        sent = self.after(at, 200)
        ended = min(sent + timedelta(hours=3), self.now)
        delivery |= {"state": DeliveryState.RECEIVED, "sent_at": sent, "sent_by_name": clerk.name}
        delivery |= {"ended_at": ended, "carrier": "Kurir"}
        self.acts.append(Act(sent, DispatchEvent.DISPATCHED, clerk, {"deliveries": 1}))
