"""Runs inside the installation: the letter that the story of outgoing letters answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disposition import actions
from eoffice import clock

if TYPE_CHECKING:
    from tests.journeys.letters import Told


def asked_us(told: Told) -> int:
    """A letter of another organisation that lies, disposed, before the staff of a division."""
    asked = told.letter(
        "pupr",
        sender_name=str(told.offices.units["kppn"]),
        sender_number=f"S-17/KPN.KM/{clock.now().year}",
        subject="Permohonan data kontrak preservasi jalan",
    )
    section = told.sheet("pupr", "pupr.bm", code="konsep_jawaban")
    actions.dispose(asked.pk, section, by=told.who("kepala.pupr"))
    staff = told.sheet("pupr", "pupr.staf_bm", code="konsep_jawaban")
    actions.forward(told.branch(asked, "pupr.bm"), staff, by=told.who("binamarga.pupr"))
    return asked.pk
