"""A letter as it goes to paper: its content and facts as plain data for a template.

`data_of` gathers, `write_pdf` typesets in a limited child as PDF/A-2b. The same data and moment
give the same bytes. The words of a printed letter are Indonesian, whatever the screen speaks.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from correspondence import draft_content
from correspondence.draft_content import ANNEXES, Content, is_blank, text_of
from correspondence.models import Classification, Letter
from correspondence.outgoing_states import Layout, Paper, SignatureLevel
from correspondence.printing import head, parts, words
from correspondence.printing.rich_text import blocks_of
from correspondence.printing.signature_block import SignatureBlock, block_of, expected_block
from correspondence.states import SECRET, RecipientRole
from eoffice import pdf

__all__ = ["SignatureBlock", "block_of", "data_of", "expected_block", "template_of", "write_pdf"]

ELECTRONIC_LAW = (
    "UU ITE No. 11 Tahun 2008 Pasal 5 ayat 1: Informasi Elektronik dan/atau Dokumen Elektronik "
    "dan/atau hasil cetaknya merupakan alat bukti hukum yang sah."
)
WORDING = {
    SignatureLevel.INTERNAL: (
        ELECTRONIC_LAW,
        "Dokumen ini ditandatangani dengan TTE internal, tidak tersertifikasi.",
    ),
    SignatureLevel.CERTIFIED: (
        ELECTRONIC_LAW,
        "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik "
        "yang diterbitkan oleh BSrE-BSSN.",
    ),
    SignatureLevel.WET: (),
}
MOST_ON_THE_LETTER = 6  # addressees; more are a list that is enclosed (`many` of _letter.typ)
CHECKED = "Keaslian naskah ini dapat diperiksa dengan memindai kode QR."
DRAFT = "KONSEP – belum ditandatangani dan bukan naskah dinas yang sah."


def template_of(letter: Letter) -> str:
    """The name of the template that sets this type of letter."""
    return f"letter_{_layout(letter)}"


def data_of(
    letter: Letter,
    content: Mapping[str, Any],
    *,
    number: str = "",
    day: date | None = None,
    signature: SignatureBlock | None = None,
    qr: str = "",
    is_draft: bool = True,
    level: str = SignatureLevel.INTERNAL,
    note: str = "",
    look: bool = False,
    at: datetime | None = None,
) -> dict[str, Any]:
    """Everything that a template shows. User text is cleaned once more and stays text.

    Without `number` and `day` their places stay open; without `signature` the block shows who
    would sign today. A final letter (`is_draft=False`) gets the wording of its `level` and the QR
    code (`qr` is its text); a draft gets the watermark, and never a QR code. `note` is a line at
    the foot of a draft. With `look` a final letter shows how it will be, the place of its code
    empty. `at` is the moment that the file says it was made, for equal bytes.
    """
    clean = draft_content.cleaned(content)
    layout = _layout(letter)
    block = signature or expected_block(letter)
    texts = [text_of(clean, name) for name in ANNEXES]
    annexes = [blocks_of(text) for text in texts if not is_blank(text)]
    enclosed = len(annexes) + _beside_the_text(clean)
    shown = {
        "paper": letter.type.paper if letter.type else Paper.F4.value,
        "draft": " ".join((DRAFT, note)).strip() if is_draft else "",
        "letterhead": head.letterhead_of(head.office_of(letter)),
        "title": _type_name(letter).upper(),
        "type": _type_name(letter),
        "number": head.number_shown(letter, number, clean, _code(clean)),
        "place": head.place_of(letter, clean),
        "date": head.day_shown(day),
        "subject": clean["subject"],
        "attachment": clean["attachment_note"] or words.counted_annexes(enclosed),
        "marks": words.marks(clean["security"], clean["urgency"]),
        "secret": clean["security"] in SECRET,
        "salutation": clean["salutation"],
        "body": blocks_of(clean["body"]),
        "annexes": annexes,
        "to": _people(clean, RecipientRole.TO),
        "copies": _people(clean, RecipientRole.COPY),
        "signature": _signature(block, qr if not is_draft else "", level),
        "footer": _footer(level, has_qr=bool(qr) or look) if not is_draft else [],
        "look": look,
        "made": _stamp(at) if at else None,
    }
    if qr and not is_draft and level == SignatureLevel.WET:
        shown["corner"] = {"qr": qr}
    return shown | parts.of_layout(layout, clean, day)


def write_pdf(template: str, data: Mapping[str, Any], out: Path) -> Path:
    """Typeset in a limited child as PDF/A-2b. Raises what `eoffice.pdf.typeset` raises."""
    return pdf.typeset(template, data, out)


def _layout(letter: Letter) -> str:
    return letter.type.layout if letter.type else Layout.LETTER.value


def _type_name(letter: Letter) -> str:
    return letter.type.name if letter.type else "Surat"


def _code(content: Content) -> str:
    if not content["classification"]:
        return ""
    codes = Classification.objects.filter(pk=content["classification"])
    return codes.values_list("code", flat=True).first() or ""


def _beside_the_text(content: Content) -> int:
    """How much is enclosed that is not written here: files, and a list of many addressees."""
    listed = len(draft_content.addressed(content, RecipientRole.TO)) > MOST_ON_THE_LETTER
    return len(content["attachments"]) + listed


def _people(content: Content, role: str) -> list[dict[str, str]]:
    """Addressees or copies; "Yth." is printed by the template."""
    return [
        {"name": row["name"].removeprefix("Yth.").strip(), "address": row["address"]}
        for row in draft_content.addressed(content, role)
    ]


def _signature(block: SignatureBlock, qr: str, level: str) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "lines": list(block.lines),
        "title": block.title,
        "name": block.name,
        "rank": block.rank,
        "nip": words.nip(block.nip),
    }
    if qr and level != SignatureLevel.WET:
        shown["qr"] = qr
    return shown


def _footer(level: str, *, has_qr: bool) -> list[str]:
    lines = [*WORDING[SignatureLevel(level)]]
    return [*lines, CHECKED] if has_qr else lines


def _stamp(moment: datetime) -> dict[str, int]:
    """A moment as the template and the typesetter take it: UTC."""
    utc = moment.utctimetuple()
    return {"at": calendar.timegm(utc)}
