"""Draws simulated letters that go out: drafts on their way up the line, signed and sent ones.

The old ones have come to their end; the newest stand in every state in which a letter can rest.
(None waits for the signing service: an installation without its address never hands one over.)
A signed letter has no file, as no simulated letter has.
"""

import random
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any

from archive.ties import ENDED
from correspondence import access, draft_content
from correspondence.access import Opening, Relation
from correspondence.models import Addressee, DraftVersion, Letter, RegisterEntry
from correspondence.outgoing_access import AT_SIGNER, SIGNED
from correspondence.outgoing_states import OutgoingState, SignMode
from correspondence.states import EntryState, LetterKind, Security, Why
from eoffice.calendar import Urgency
from eoffice.pages.simulation import days, sight, words
from eoffice.pages.simulation.chart import Office, Seat
from eoffice.pages.simulation.life import Row
from eoffice.pages.simulation.moulds import Foundry, Mould, Numbered
from eoffice.pages.simulation.outgoing_way import Way
from eoffice.pages.simulation.places import Given, place_of
from eoffice.pages.simulation.rows import Tables

S = OutgoingState
SHARE = 0.25  # so many for each letter that comes in
OLD = ([S.DISPATCHED, S.CANCELLED, S.REVOKED], [0.93, 0.05, 0.02])
ON_THEIR_WAY = (S.IN_REVIEW, S.DRAFT, S.IN_REVIEW, S.APPROVED, S.RETURNED, S.IN_REVIEW,
                S.AWAITING_WET, S.SIGNED, S.APPROVED, S.DISPATCHED)  # fmt: skip
SECURITY = (list(Security), [0.9, 0.07, 0.02, 0.01])
URGENCY = (list(Urgency), [0.75, 0.2, 0.05])


class Writer:
    """Draws the letters of one office that go out, in the order in which they were begun."""

    on_their_way = 100

    def __init__(self, tables: Tables, office: Office, now: datetime, dice: random.Random) -> None:
        self.tables, self.office, self.now, self.dice = tables, office, now, dice
        self.writers = [seat for level in office.levels[2:] for seat in level]
        self.states = cycle(ON_THEIR_WAY)
        self.foundry = Foundry(tables, office.hours)

    def draw(self, begun: datetime, *, is_alive: bool) -> Mould:
        """One letter, as far as it has got."""
        is_new = is_alive and self.now - begun < timedelta(days=days.RECENT_DAYS)
        state = next(self.states) if is_new else self.dice.choices(*OLD)[0]
        writer = self.dice.choice(self.writers)
        line = writer.above[: self.dice.randint(2, len(writer.above))]
        content = self._content(begun)
        way = self._draft(begun, state, writer, line[-1], content)
        way.begin(begun, writer)
        if state == S.CANCELLED:
            way.cancel(begun, writer)
        elif state != S.DRAFT:
            at = way.check(begun, writer, line[:-1])
            if state in AT_SIGNER:
                way.sign(way.after(at, 60), line[-1], self._reserve)
        self._open(way.letter, way.ties, {seat.pk: seat for seat in (writer, *writer.above)})
        last = max(act.at for act in way.acts)
        return self.foundry.mould(
            way.letter, way.acts, numbered=way.numbered, is_ended=state in ENDED and last < self.now
        )

    def _content(self, begun: datetime) -> dict[str, Any]:
        dice = self.dice
        text = words.text_of("surat_dinas", self.office.hours.date_of(begun), dice)
        to = dice.choice(self.office.contacts)
        row = dict.fromkeys(draft_content.ADDRESSEE_FIELDS) | {"role": "to", "contact": to.pk}
        return draft_content.empty() | {
            "subject": text.subject,
            "body": f"<p>{text.summary}</p>",
            "addressees": [row | {"name": to.name, "address": "di Tempat", "email": ""}],
            "security": dice.choices(*SECURITY)[0].value,
            "urgency": dice.choices(*URGENCY)[0].value,
            "place": "Karang Melati",
        }

    def _draft(
        self, begun: datetime, state: str, writer: Seat, signer: Seat, content: dict[str, Any]
    ) -> Way:
        mirrored = {name: content[name] for name in ("subject", "security", "urgency", "place")}
        by, text = writer.officer.user_id, draft_content.fingerprint(content)
        letter = self.tables.add(
            Letter, kind=LetterKind.OUTGOING, state=state, organization_id=self.office.root_id,
            office_id=self.office.pk, type_id=self.office.out_type.pk, received_at=begun,
            recorded_at=begun, recorded_by_id=by, writer_id=writer.pk, written_by_id=by,
            sender_name=self.office.unit.name, signer_id=signer.pk, signing_seat_id=signer.pk,
            sign_mode=SignMode.OWN, version=1, label_code=Given.LABEL,
            **mirrored,
        )  # fmt: skip
        self.tables.add(
            DraftVersion, letter_id=letter["id"], number=1, content=content, sha256=text,
            made_at=begun, made_by_id=by, made_by_name=writer.name, position_id=writer.pk,
        )  # fmt: skip
        (to,) = content["addressees"]
        addressee = self.tables.add(
            Addressee, letter_id=letter["id"], order=1, role=to["role"], name=to["name"],
            address=to["address"], contact_id=to["contact"],
        )  # fmt: skip
        return Way(self.tables, self.office, self.dice, self.now, letter, text, addressee)

    def _reserve(self, letter: Row, seat: Seat, at: datetime) -> tuple[Row, Numbered]:
        """A line of the year's book, reserved for this letter; its number is given later."""
        book, day = self.office.out_book, self.office.hours.date_of(at)
        entry = self.tables.add(
            RegisterEntry, series_id=Given.SERIES, register_id=book.pk, year=Given.YEAR,
            number=Given.NUMBER, rendered=Given.RENDERED, state=EntryState.RESERVED,
            letter_id=letter["id"], taken_at=at, taken_by_name=seat.name, dated=day,
        )  # fmt: skip
        return entry, Numbered(book, at, place_of(day))

    def _open(self, letter: Row, ties: list[Relation], seats: dict[int, Seat]) -> None:
        """Who may see it: those at work on it; once it is signed desk, head and superiors too."""
        security = Security(letter["security"])
        found: dict[str, Opening] = {}
        for tie in ties:
            sight.widen(found, access.position_audience(tie.position_id), tie.why, security)
        if letter["state"] in SIGNED:
            sight.widen(found, access.desk_audience(self.office.pk), Why.DESK, security)
            sight.widen(found, access.head_audience(self.office.pk), Why.HEAD, security)
            at_work = [tie.position_id for tie in ties if tie.why in access.AT_WORK]
            for seat in {above.pk for pk in at_work for above in seats[pk].above}:
                sight.widen(found, access.position_audience(seat), Why.SUPERIOR, security)
        if letter["state"] in ENDED:
            unit = seats[ties[0].position_id].unit_id
            sight.widen(found, access.archivist_audience(self.office.pk), Why.TO_FILE, security)
            sight.widen(found, access.filer_audience(unit), Why.TO_FILE, security)
        sight.write(self.tables, letter["id"], letter["received_at"], found)
