"""The papers of simulated letters: what stands on their pages, and the rows of their files.

Nothing of it lies on the store: such a file is in the state in which a disposal leaves it, its
facts and its text are kept and its bytes are gone. So it can be found, and is not missed.
"""

import random
from datetime import datetime
from typing import Any

from correspondence.models import LetterFile, Scan
from correspondence.states import ScanState
from eoffice.documents.models import PageText, StoredFile
from eoffice.documents.states import FileState, FileUse, TextState
from eoffice.pages.simulation import phrases, words
from eoffice.pages.simulation.chart import Seat
from eoffice.pages.simulation.places import Given
from eoffice.pages.simulation.rows import Tables

PAGES = ((1, 2, 3), (0.62, 0.28, 0.1))
PARAGRAPHS, LINES = 4, 9
SIZE = 380_000
A4 = {"w": 1240, "h": 1754}


def pages_of(sender: str, text: words.Text, dice: random.Random) -> list[str]:
    """The text of each page: head, matter and paragraphs, then lists."""
    head = f"{sender.upper()}\n\nHal : {text.subject}\n\nYth. Kepala\ndi Tempat\n\n"
    more = dice.choices(*PAGES)[0] - 1
    return [head + _paragraphs(text, dice), *(_list(dice) for _page in range(more))]


def _paragraphs(text: words.Text, dice: random.Random) -> str:
    """What is said, in paragraphs of some sentences each."""
    body = [" ".join(phrases.statement(dice) for _ in range(3)) for _ in range(PARAGRAPHS)]
    return "\n\n".join([*body, text.summary, "Tembusan:\n1. Inspektur\n2. Arsip"])


def _list(dice: random.Random) -> str:
    """A table of an annex, as character recognition reads it."""
    rows = (f"{n} {phrases.item(dice)}" for n in range(1, LINES + 1))
    return "\n".join(["LAMPIRAN", "No Uraian Jumlah", *rows])


def write_scan(tables: Tables, letter: dict[str, Any], pages: list[str], recorder: Seat) -> int:
    """A recorded scan with the text of its pages; the drawn id of its file."""
    at, user = letter["received_at"], recorder.officer.user_id
    file = _file(tables, letter, len(pages), at, user)
    for number, text in enumerate(pages, start=1):
        tables.add(PageText, file_id=file, page=number, text=text, source="ocr", confidence=91.0)
    tables.add(
        Scan, office_id=letter["office_id"], file_id=file, state=ScanState.RECORDED,
        received_at=at, received_by_id=user, letter_id=letter["id"],
    )  # fmt: skip
    tables.add(
        LetterFile, letter_id=letter["id"], file_id=file, added_at=letter["recorded_at"],
        added_by_name=recorder.name,
    )  # fmt: skip
    return file


def write_signed(tables: Tables, letter: dict[str, Any], at: datetime, signer: Seat) -> int:
    """What was signed, by its facts; the drawn id."""
    return _file(tables, letter, 1, at, signer.officer.user_id)


def _file(
    tables: Tables, letter: dict[str, Any], pages: int, at: datetime, user: int | None
) -> int:
    row = tables.add(
        StoredFile, organization_id=letter["organization_id"], office_id=letter["office_id"],
        use=FileUse.LETTER, name="surat.pdf", sha256=Given.BYTES, key=Given.KEY,
        size=SIZE * pages, kind="pdf", uploaded_by_id=user, uploaded_at=at,
        state=FileState.PURGED, text_state=TextState.READ, ready_at=at, text_at=at, pages=pages,
        text_pages=pages, page_facts=[A4] * pages, has_text=True,
    )  # fmt: skip
    return row["id"]
