"""The stage of scenes of letters that go out: an office, and what its people do with a draft."""

from dataclasses import dataclass
from typing import Any

from correspondence import signing_desk
from correspondence.actions import dispatching, draft_reading, drafting, reviewing
from correspondence.actions.drafting import DraftData
from correspondence.actions.recording import record
from correspondence.actions.recording_data import RecordingData
from correspondence.draft_content import Content
from correspondence.models import Delivery, OutgoingLetter
from correspondence.states import ReceivedVia
from eoffice.organization.officer import Officer
from eoffice.pages.demo import charts
from eoffice.pages.demo.outgoing_texts import Row, addressee
from eoffice.pages.demo.stage import Stage
from eoffice.pages.demo.story import DESKS


@dataclass(frozen=True, slots=True)
class Pen:
    """What is done with the letters of one office, by the keys of the charts."""

    stage: Stage

    def who(self, seat: str) -> Officer:
        """Who sits there now."""
        return self.stage.who(seat)

    def office(self, key: str, *, copy: bool = False) -> Row:
        """An office of this installation as addressee: its head."""
        unit, head = self.stage.teller.offices.units[key], charts.SEATS[DESKS[key][2]]
        return addressee(head.title, unit.address, copy=copy, office=unit.pk)

    def seat(self, key: str, *, copy: bool = False) -> Row:
        """A desk of the own organisation as addressee."""
        seat = self.stage.teller.seat(key)
        return addressee(charts.SEATS[key].title, copy=copy, position=seat)

    def write(self, seat: str, code: str, content: Content, **facts: Any) -> OutgoingLetter:
        """Whoever sits there begins a draft of this type."""
        kind = self.stage.teller.offices.type_of(self.stage.office, code)
        return drafting.start(DraftData(kind.pk, content, **facts), by=self.who(seat))

    def again(self, letter: OutgoingLetter, content: Content) -> Content:
        """Other words for the letter; its place stays."""
        place = OutgoingLetter.objects.only("place").get(pk=letter.pk).place
        return content | {"place": place}

    def submit(self, letter: OutgoingLetter, seat: str) -> OutgoingLetter:
        """The writer sends it up the line."""
        return reviewing.submit(letter.pk, by=self.who(seat))

    def see(self, letter: OutgoingLetter, seat: str) -> None:
        """The desk whose turn it is opens it."""
        draft_reading.see(letter.pk, by=self.who(seat))

    def approve(self, letter: OutgoingLetter, *seats: str, **how: Any) -> None:
        """These desks initial the newest version, one after the other."""
        for seat in seats:
            self.see(letter, seat)
            reviewing.approve(letter.pk, by=self.who(seat), version=self.newest(letter), **how)

    def sign(self, letter: OutgoingLetter, seat: str) -> OutgoingLetter:
        """The signer signs with the own key."""
        passphrase, newest = self.stage.teller.offices.passphrase, self.newest(letter)
        by = self.who(seat)
        return signing_desk.sign(letter.pk, by=by, version=newest, passphrase=passphrase)

    def send(self, letter: OutgoingLetter) -> None:
        """The desk of the office sends it."""
        dispatching.dispatch(letter.pk, by=self.stage.clerk)

    def delivery(self, letter: OutgoingLetter, order: int) -> Delivery:
        """The delivery to the addressee of this place on the letter."""
        return letter.deliveries.get(addressee__order=order)

    def recorded_there(self, letter: OutgoingLetter, order: int, key: str) -> None:
        """The desk of the other office records it, and its number comes back."""
        scan = self.delivery(letter, order).scan
        if scan is None:
            raise LookupError(key)
        there = Stage(self.stage.teller, key)
        data = RecordingData(
            received_at=scan.received_at,
            addressee_ids=(self.stage.teller.seat(there.head),),
            sender_name=str(letter.office),
            sender_number=letter.agenda_number,
            letter_date=letter.letter_date,
            received_via=ReceivedVia.INTERNAL,
            subject=letter.subject,
            type_id=self.stage.teller.offices.type_of(key, "surat_dinas").pk,
        )
        record([scan.pk], data, by=there.clerk)

    @staticmethod
    def newest(letter: OutgoingLetter) -> int:
        """The number of the newest version."""
        return OutgoingLetter.objects.only("version").get(pk=letter.pk).version
