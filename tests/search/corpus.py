"""The letters of `letters.json` in the office of the tests: sample letters and 48 others, indexed.

Written in bulk, as what the actions leave behind; everything is open to the head of the office.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

from django.utils import timezone

from correspondence import access
from correspondence.models import Letter, LetterFile
from correspondence.normalising import number_key
from correspondence.search import keeping
from eoffice.documents.models import PageText, StoredFile
from tests.world import World

LETTERS = json.loads(Path(__file__).with_name("letters.json").read_text(encoding="utf-8"))
OTHER_OFFICES = ("setda",)


def lay_letters(world: World) -> dict[int, int]:
    """Write and index them; the number of each letter by the number in the file."""
    made = {row["id"]: _letter(world, row) for row in LETTERS}
    for letter in made.values():
        access.refresh(letter)
    keeping.index_letters([letter.pk for letter in made.values()])
    return {number: letter.pk for number, letter in made.items()}


def _letter(world: World, row: dict) -> Letter:
    office = world.units["kppn"]
    sealed = row["complaint"]
    letter = Letter.objects.create(
        kind="incoming", state="registered", organization=office, office=office,
        sender_name=sealed or row["sender"], sender_number=row["number"],
        sender_number_key=number_key(row["number"]), subject=row["subject"],
        summary=row["summary"], complaint_code=sealed,
        agenda_number=f"{row['id']:04d}/2026",
        received_at=datetime.fromisoformat(row["received"]).replace(hour=2, tzinfo=UTC),
    )  # fmt: skip
    if row["pages"]:
        _pages(letter, row["pages"])
    return letter


def _pages(letter: Letter, texts: list[str]) -> None:
    file = StoredFile.objects.create(
        organization=letter.organization, office=letter.office, use="letter", name="surat.pdf",
        sha256="0" * 64, size=1, key=f"corpus/{letter.pk}", pages=len(texts),
    )  # fmt: skip
    LetterFile.objects.create(letter=letter, file=file, added_at=timezone.now())
    PageText.objects.bulk_create(
        PageText(file=file, page=number, text=text, source="layer")
        for number, text in enumerate(texts, start=1)
    )
