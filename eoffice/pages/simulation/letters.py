"""Draws letters that come in: facts, number, pages, recipients, clocks, access, trail of each."""

import random
from datetime import datetime, timedelta
from typing import Any

from correspondence.access import Relation
from correspondence.desk_events import DeskEvent
from correspondence.models import Letter, Recipient, RegisterEntry
from correspondence.states import (
    SECRET,
    EntryState,
    LetterKind,
    ReceivedVia,
    RecipientRole,
    RecipientState,
    Security,
    Why,
)
from eoffice.calendar import Urgency
from eoffice.pages.simulation import papers, sight, timing, trail, words
from eoffice.pages.simulation.chart import Office, Seat
from eoffice.pages.simulation.life import Life, Row
from eoffice.pages.simulation.moulds import Foundry, Mould, Numbered
from eoffice.pages.simulation.places import Given, place_of
from eoffice.pages.simulation.rows import Tables

SECURITY = (list(Security), [0.87, 0.09, 0.03, 0.01])
URGENCY = (list(Urgency), [0.72, 0.21, 0.07])
VIA = (list(ReceivedVia)[:5], [0.5, 0.2, 0.15, 0.1, 0.05])
TYPES = {
    "surat_dinas": 4,
    "permohonan": 4,
    "undangan": 3,
    "laporan": 2,
    "pengantar": 1,
    "edaran": 1,
}
ADDRESSED = (0.6, 0.3, 0.1)  # the head, his deputies, those below them
BRISK = 0.15


class Recorder:
    """Draws the letters of one office, in the order in which they came."""

    on_their_way = 400

    def __init__(self, tables: Tables, office: Office, now: datetime, dice: random.Random) -> None:
        self.tables, self.office, self.now, self.dice = tables, office, now, dice
        self.foundry = Foundry(tables, office.hours)
        self.seats = {seat.pk: seat for level in office.levels for seat in level}
        self.seats |= {seat.pk: seat for seat in office.recorders}
        self.last: datetime = datetime.min.replace(tzinfo=now.tzinfo)

    def draw(self, received: datetime, *, is_alive: bool) -> Mould:
        """One letter with everything that hangs on it."""
        recorder = self.dice.choice(self.office.recorders)
        recorded, text = self._recorded(received), self._text(received)
        letter = self.tables.add(Letter, **self._facts(received, text), recorded_at=recorded)
        letter["recorded_by_id"] = recorder.officer.user_id
        timing.set_due(letter, self.office)
        numbered = self._number(letter, recorded, recorder)
        pace = 1.0 if is_alive else BRISK if self._is_recent(received) else 1.0
        life = Life(self.tables, self.office, self.dice, self.now, letter, pace)
        scanned = self._scan(letter, text, recorder)
        life.act(
            recorded, DeskEvent.REGISTERED, recorder, **_traced(letter, numbered.book.pk, scanned)
        )
        copies = self._put_before(life, recorded)
        timing.write_clocks(self.tables, life, self._unit_id(life), recorded)
        is_closed = letter["state"] == "completed"
        found = sight.openings(self.office, self.seats, letter["security"], life.ties)
        if is_closed:
            sight.open_to_filers(found, self.office, self.seats, letter["security"], life.ties)
        sight.write(self.tables, letter["id"], received, found)
        are_noted = all(copy["state"] == RecipientState.UNDERSTOOD for copy in copies)
        return self.foundry.mould(
            letter, life.acts, numbered=numbered, is_ended=is_closed and are_noted,
            sender_number=text.number,
        )  # fmt: skip

    def _text(self, received: datetime) -> words.Text:
        code = self.dice.choices(list(TYPES), list(TYPES.values()))[0]
        return words.text_of(code, self.office.hours.date_of(received), self.dice)

    def _scan(self, letter: Row, text: words.Text, recorder: Seat) -> list[int]:
        """The paper, unless it lies in a sealed envelope."""
        if letter["security"] in SECRET:
            return []
        pages = papers.pages_of(letter["sender_name"], text, self.dice)
        return [papers.write_scan(self.tables, letter, pages, recorder)]

    def _recorded(self, received: datetime) -> datetime:
        """After a while at the desk, and never before the letter that has the number before."""
        minutes = self.dice.randint(4, 75)
        self.last = max(received + timedelta(minutes=minutes), self.last + timedelta(seconds=20))
        self.last = min(self.last, self.now)
        return self.last

    def _is_recent(self, received: datetime) -> bool:
        return self.now - received < timedelta(days=30)

    def _facts(self, received: datetime, text: words.Text) -> Row:
        dice, office = self.dice, self.office
        security = dice.choices(*SECURITY)[0]
        kind = office.types[text.type_code]
        facts: Row = {
            "kind": LetterKind.INCOMING,
            "state": "registered",
            "organization_id": office.root_id,
            "office_id": office.pk,
            "type_id": kind.pk,
            "sender_number": Given.SENDER_NUMBER,
            "sender_number_key": Given.SENDER_KEY,
            "letter_date": text.day,
            "received_at": received,
            "received_via": dice.choices(*VIA)[0],
            "security": security,
            "urgency": dice.choices(*URGENCY)[0],
            "needs_answer": kind.needs_answer,
            "label_code": Given.LABEL,
        }
        return facts | self._words(text, security) | self._event(kind.has_event, received)

    def _words(self, text: words.Text, security: str) -> Row:
        """A secret letter is recorded from its envelope, and its sender is not kept."""
        sender = self.dice.choice(self.office.contacts)
        if security in SECRET:
            return {"sender_name": sender.name, "subject": words.SEALED, "is_sealed": True}
        named = {"sender_id": sender.pk, "sender_name": sender.name}
        return named | {"subject": text.subject, "summary": text.summary}

    def _event(self, has_event: bool, received: datetime) -> Row:  # noqa: FBT001
        if not has_event:
            return {}
        at = (received + timedelta(days=self.dice.randint(4, 14))).replace(hour=2, minute=0)
        return {"event_at": at.replace(second=0), "event_place": "Ruang rapat utama"}

    def _number(self, letter: Row, at: datetime, recorder: Seat) -> Numbered:
        """A line of the book; its number is given when all letters of the year are known."""
        is_secret = letter["security"] in SECRET
        book = self.office.secret_book if is_secret else self.office.book
        self.tables.add(
            RegisterEntry,
            series_id=Given.SERIES,
            register_id=book.pk,
            year=Given.YEAR,
            number=Given.NUMBER,
            rendered=Given.RENDERED,
            state=EntryState.USED,
            letter_id=letter["id"],
            taken_at=at,
            taken_by_name=recorder.name,
        )
        letter["agenda_number"] = Given.RENDERED
        return Numbered(book, at, place_of(self.office.hours.date_of(at)))

    def _put_before(self, life: Life, at: datetime) -> list[Row]:
        """Before its addressee and, now and then, before copies (told); then it lives."""
        depth = self.dice.choices(range(3), ADDRESSED)[0]
        seat = self.dice.choice(self.office.levels[depth])
        life.ties.append(Relation(seat.pk, Why.ADDRESSEE, named=True))
        addressee = self._recipient(life, seat, RecipientRole.TO, at)
        copies = []
        for copy in self._copies(seat):
            life.ties.append(Relation(copy.pk, Why.COPY))
            copies.append(self._recipient(life, copy, RecipientRole.COPY, at))
            life.note(copies[-1], copy, at)
        life.live(addressee, seat, at)
        return copies

    def _copies(self, seat: Seat) -> list[Seat]:
        if self.dice.random() > 0.15:
            return []
        pool = [each for each in self.office.levels[1] if each is not seat]
        return self.dice.sample(pool, min(len(pool), self.dice.randint(1, 2)))

    def _recipient(self, life: Life, seat: Seat, role: str, at: datetime) -> Row:
        return self.tables.add(
            Recipient,
            letter_id=life.letter["id"],
            position_id=seat.pk,
            role=role,
            state=RecipientState.UNREAD,
            named=role == RecipientRole.TO,
            sent_at=at,
        )

    def _unit_id(self, life: Life) -> int:
        return self.seats[life.ties[0].position_id].unit_id


def _traced(letter: Row, book: int, scanned: list[int]) -> dict[str, Any]:
    """What the trail keeps of a recording."""
    return {
        "number": Given.RENDERED,
        "register": book,
        "files": scanned,
        "security": letter["security"].value,
        "urgency": letter["urgency"].value,
        "subject": trail.fingerprint(letter["subject"]),
    }
