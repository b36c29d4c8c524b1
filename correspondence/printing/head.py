"""The letterhead, and the number and date as they stand on a letter before and after signing."""

from __future__ import annotations

from datetime import date
from typing import Any

from correspondence.models import Letter
from correspondence.outgoing_states import Layout
from correspondence.printing import words
from eoffice.organization.models import Unit

OPEN = "…"
OF_YEAR = (Layout.DECREE, Layout.CIRCULAR)


def letterhead_of(letter: Letter) -> dict[str, Any]:
    """The lines of the office in whose name it is signed, its address and no emblem."""
    office = _office(letter)
    own = [line.strip() for line in office.letterhead.splitlines() if line.strip()]
    above = [office.root.name] if office.root.pk != office.pk else []
    lines = own or [name.upper() for name in (*above, office.name)]
    return {"lines": lines, "address": office.address.strip(), "logo": None}


def number_shown(letter: Letter, number: str, code: str, layout: str) -> str:
    """The number, or before signing what is known of it: "…/005.1/UMUM"."""
    if number:
        return number
    if layout in OF_YEAR:
        return f"{OPEN} TAHUN {OPEN}"
    return "/".join(part for part in (OPEN, code, _unit_code(letter)) if part)


def place_of(letter: Letter, content: dict[str, Any]) -> str:
    """Where the letter is signed, as its writer says."""
    return content["place"] or letter.place


def day_shown(day: date | None) -> str:
    """The date, or a place for it."""
    return words.long_date(day) if day else "(tanggal)"


def _office(letter: Letter) -> Unit:
    signer = letter.signer
    return signer.unit.own_office if signer else letter.office


def _unit_code(letter: Letter) -> str:
    return letter.writer.unit.code if letter.writer else ""
