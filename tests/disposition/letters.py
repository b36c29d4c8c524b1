"""Letters for the tests of the chain, put before a desk without the intake desk's form."""

from __future__ import annotations

from typing import Any

from correspondence import access
from correspondence.models import IncomingLetter, Letter, Recipient
from correspondence.states import IncomingState, LetterKind, RecipientRole
from disposition.actions import SheetData, dispose
from disposition.models import Disposition, Instruction
from eoffice import clock
from eoffice.organization.officer import Officer
from tests.world import World


def letter_for(world: World, seat: str, **facts: Any) -> IncomingLetter:
    """A registered letter that lies before this seat; `copies` are seats too."""
    position = world.seats[seat]
    office = position.unit.own_office
    copies = facts.pop("copies", ())
    given = {
        "kind": LetterKind.INCOMING,
        "state": IncomingState.REGISTERED,
        "organization": office.root,
        "office": office,
        "sender_name": "Kanwil Contoh Nusantara",
        "subject": "Permohonan data realisasi anggaran",
        "received_at": clock.now(),
        "agenda_number": "0412/2026",
    }
    letter = Letter.objects.create(**(given | facts))
    put_before(letter, position.pk, RecipientRole.TO)
    for copy in copies:
        put_before(letter, world.seats[copy].pk, RecipientRole.COPY)
    access.refresh(letter)
    return IncomingLetter.objects.get(pk=letter.pk)


def put_before(letter: Letter, position_id: int, role: str) -> Recipient:
    """Make a desk a recipient."""
    return Recipient.objects.create(
        letter=letter, position_id=position_id, role=role, sent_at=clock.now()
    )


def instruction(world: World, root: str = "kppn", *, one_way: bool = False) -> Instruction:
    """An instruction of the organisation."""
    code = "udk" if one_way else "tindak"
    found, _ = Instruction.objects.get_or_create(
        organization=world.units[root],
        code=code,
        defaults={"label": code.title(), "one_way": one_way},
    )
    return found


def sheet_to(world: World, *seats: str, one_way: bool = False, **how: Any) -> SheetData:
    """What a giver decides: to these seats, with one instruction."""
    root = "kppn" if world.seats[seats[0]].unit.root_id == world.units["kppn"].pk else "setda"
    line = instruction(world, root, one_way=one_way)
    return SheetData(to=tuple(world.seats[key].pk for key in seats), instructions=(line.pk,), **how)


def branch_before(world: World, seat: str, letter: Letter) -> Disposition:
    """The newest branch that lies before this seat."""
    return Disposition.objects.filter(letter=letter, position=world.seats[seat]).latest("pk")


def disposed(world: World, by: Officer, *seats: str, **how: Any) -> IncomingLetter:
    """A letter of the KPPN that its head has disposed to these seats."""
    letter = letter_for(world, "kepala")
    dispose(letter.pk, sheet_to(world, *seats, **how), by=by)
    return IncomingLetter.objects.get(pk=letter.pk)
