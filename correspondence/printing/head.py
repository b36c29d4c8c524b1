"""The letterhead, and the number and date as they stand on a letter before and after signing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from correspondence.models import Letter
from correspondence.numbering_pattern import OPEN, outline
from correspondence.printing import words
from correspondence.queries.books_out import SECURITY_CODES, book_for, number_facts
from correspondence.queries.emblems import emblem_over
from correspondence.states import SECRET, Security
from eoffice import clock
from eoffice.organization.models import Unit

UNCLASSIFIED = "(kode klasifikasi)"


def letterhead_of(office: Unit) -> dict[str, Any]:
    """What stands above everything that an office prints: its own lines, else its name under that
    of the organisation; its address and its emblem."""
    own = [line.strip() for line in office.letterhead.splitlines() if line.strip()]
    above = [office.root.name] if office.root.pk != office.pk else []
    lines = own or [name.upper() for name in (*above, office.name)]
    return {"lines": lines, "address": office.address.strip(), "emblem": emblem_over(office)}


def office_of(letter: Letter) -> Unit:
    """The office in whose name a letter is signed."""
    signer = letter.signer
    return signer.unit.own_office if signer else letter.office


def number_shown(letter: Letter, number: str, content: Mapping[str, Any], code: str) -> str:
    """The number, or before signing what its book would write: "S-…/KPN.KM/2026".

    `code` is the classification that the content names; a book that writes it shows that it is
    still open. Without a book there is only a place for a number.
    """
    if number:
        return number
    book = book_for(letter, is_secret=content["security"] in SECRET)
    if book is None:
        return f"{OPEN}/{code}" if code else OPEN
    facts = number_facts(letter) | {
        "class": code or UNCLASSIFIED,
        "security": SECURITY_CODES[Security(content["security"])],
    }
    return outline(book.pattern, clock.today(letter.office.zone), facts)


def place_of(letter: Letter, content: dict[str, Any]) -> str:
    """Where the letter is signed, as its writer says."""
    return content["place"] or letter.place


def day_shown(day: date | None) -> str:
    """The date, or a place for it."""
    return words.long_date(day) if day else "(tanggal)"
