"""The desk of the tests: two books, the letter types, a waiting scan, and a letter to record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.base import ContentFile

from correspondence import key_sealing
from correspondence.actions import keys, recording, scans
from correspondence.actions.recording_data import RecordingData
from correspondence.models import Letter, LetterType, Register, Scan, SigningKey
from eoffice import clock
from tests.correspondence.draft_window import open_page  # noqa: F401 - a fixture
from tests.correspondence.key_room import hidden
from tests.world import World

ONE_PAGE = b"%PDF-1.4\n%%EOF "


def upload(name: str = "scan.pdf", content: bytes = ONE_PAGE) -> ContentFile:
    """A file as a browser sends it."""
    return ContentFile(content, name=name)


@pytest.fixture
def book(world: World) -> Register:
    """The agenda of the KPPN."""
    office = world.units["kppn"]
    return Register.objects.create(office=office, code="SM", name="Agenda surat masuk")


@pytest.fixture
def secret_book(world: World) -> Register:
    """The agenda of what is secret."""
    office = world.units["kppn"]
    return Register.objects.create(
        office=office, code="R", name="Agenda rahasia", pattern="R-{seq}/{year}", for_secret=True
    )


@pytest.fixture
def types(world: World) -> dict[str, LetterType]:
    """Letter, invitation, complaint."""
    office = world.units["kppn"]
    names = {"surat": {}, "undangan": {"has_event": True}, "pengaduan": {"is_complaint": True}}
    return {
        code: LetterType.objects.create(organization=office, code=code, name=code.title(), **how)
        for code, how in names.items()
    }


@pytest.fixture
def scan(bimo) -> Scan:
    """A paper that the clerk has put into the tray."""
    return scans.receive_scan(upload(), by=bimo)


@pytest.fixture
def paper(world: World, types: dict[str, LetterType]) -> Callable[..., RecordingData]:
    """What the recorder reads on the paper; `paper(subject="…")` reads something else."""
    read = RecordingData(
        received_at=clock.now(),
        addressee_ids=(world.seats["kepala"].pk,),
        sender_name="Kecamatan Lembah Seruni",
        keep_sender=True,
        type_id=types["surat"].pk,
        sender_number="620/2153/Kec.LS",
        letter_date=clock.today("Asia/Jakarta"),
        subject="Permohonan perbaikan jalan",
    )

    def as_read(**other: Any) -> RecordingData:
        return replace(read, **other)

    return as_read


@pytest.fixture
def letter(book: Register, scan: Scan, paper, hadi) -> Letter:
    """A recorded letter to the head of the office."""
    return recording.record([scan.pk], paper(), by=hadi)


@pytest.fixture
def cheap(monkeypatch) -> None:
    """Stretching a passphrase costs nothing here; its real cost has a test of its own."""
    monkeypatch.setattr(key_sealing.seal_key, "__kwdefaults__", {"cost": key_sealing.Cost(n=16)})


@pytest.fixture
def signing_key(cheap, eka) -> SigningKey:
    """The key of the head of Bank, opened by `key_room.PASSPHRASE`."""
    return keys.make(hidden(), by=eka)
