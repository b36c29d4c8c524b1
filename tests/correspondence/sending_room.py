"""What the tests of signing and sending share: an outgoing book, an approved letter, a fast pen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from correspondence import access, draft_content
from correspondence.actions import drafting, outgoing_numbers, signing
from correspondence.actions.drafting import DraftData
from correspondence.actions.signing import Signed
from correspondence.models import LetterType, OutgoingLetter, Register, RegisterEntry
from correspondence.outgoing_states import OutgoingState
from eoffice import clock
from eoffice.documents import vault
from eoffice.organization.officer import Officer
from tests.world import World

PATTERN = "{type}-{seq}/{unit}/{year}"
YEAR = clock.today("Asia/Jakarta").year  # in which the letters here get their numbers


def book_of(world: World, unit: str = "kppn", **how: Any) -> Register:
    """A book for letters that go out."""
    given = {"code": "SK", "name": "Buku surat keluar", "pattern": PATTERN} | how
    return Register.objects.create(office=world.units[unit], direction="outgoing", **given)


def block_of(book: Register, count: int, *, by: Officer) -> list[RegisterEntry]:
    """Numbers of the first day of the year, kept back for letters that are dated back."""
    day = date(YEAR, 1, 1)
    return outgoing_numbers.set_aside(
        book.pk, count, by=by, purpose="backdate", day=day, reason="Sisipan"
    )


def kind_of(world: World, unit: str = "kppn", code: str = "S") -> LetterType:
    """Surat dinas, which may come in and go out."""
    kind, _made = LetterType.objects.get_or_create(
        organization=world.units[unit],
        code=code,
        defaults={"name": "Surat dinas", "number_code": code, "for_outgoing": True},
    )
    return kind


def addressee(name: str = "Kepala Dinas Rekaan", **how: Any) -> dict[str, Any]:
    """One row of the addressees."""
    row = {"role": "to", "position": None, "office": None, "contact": None}
    return row | {"name": name, "address": "Jalan Contoh 1", "email": ""} | how


def approved(
    world: World, writer: Officer, seat: str, *, to: Any = None, **more: Any
) -> OutgoingLetter:
    """A letter that only waits for its signature at this seat."""
    root = "kppn" if world.units["kppn"].pk == writer.organization_id else "setda"
    kind = kind_of(world, root)
    content = draft_content.empty() | {"subject": "Jawaban", "body": "<p>Dengan hormat.</p>"}
    content |= {"addressees": to or [addressee()]} | more
    data = DraftData(kind.pk, content, signer_id=world.seats[seat].pk)
    letter = drafting.start(data, by=writer)
    return approve(letter)


def approve(letter: OutgoingLetter) -> OutgoingLetter:
    """Past the loop of approvals, which has tests of its own."""
    OutgoingLetter.objects.filter(pk=letter.pk).update(state=OutgoingState.APPROVED)
    access.refresh(refreshed(letter))
    return refreshed(letter)


def refreshed(letter: OutgoingLetter) -> OutgoingLetter:
    """The letter as it stands in the database."""
    return OutgoingLetter.objects.get(pk=letter.pk)


def bytes_of(text: str) -> Signed:
    """What the slow work would have made, without the work."""
    stored = vault.keep(ContentFile(b"%PDF-1.4\n" + text.encode(), name="letter.pdf"))
    return Signed(stored=stored, name="Eka", lines=("Kasi Bank,",))


def signed(letter: OutgoingLetter, by: Officer) -> OutgoingLetter:
    """Both transactions, with nothing slow between them."""
    ticket = signing.begin(letter.pk, by=by, version=letter.version)
    return signing.finish(ticket, bytes_of(f"{letter.pk} {ticket.number}"), by=by)
