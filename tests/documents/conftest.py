"""What the tests of files share: small scans, an office that received them, who may see them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q
from PIL import Image, ImageDraw

from eoffice.documents import access, actions
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileUse
from eoffice.organization.officer import Officer
from tests.world import World


def picture(words: str = "Nomor S-1/2024", kind: str = "PNG") -> bytes:
    """A small page with a few words on it."""
    image = Image.new("L", (620, 877), 255)
    ImageDraw.Draw(image).text((60, 80), words, fill=0, font_size=36)
    out = io.BytesIO()
    image.save(out, kind, dpi=(75, 75))
    return out.getvalue()


@pytest.fixture(autouse=True)
def own_folders(settings: object, tmp_path: Path) -> Iterator[None]:
    """Stores of this test only."""
    durable = "eoffice.documents.storage.DurableFileSystemStorage"
    settings.STORAGES = settings.STORAGES | {
        name: {"BACKEND": durable, "OPTIONS": {"location": str(tmp_path / name)}}
        for name in ("originals", "derived")
    }
    yield
    storages._storages.clear()


@pytest.fixture
def office_sees_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule such as the rooms above register: an intake desk sees the files of its office."""

    def rule(officer: Officer) -> Q:
        return Q(office_id__in=officer.offices_with_role("intake"))

    monkeypatch.setattr(access, "visible_through", [rule])


@pytest.fixture
def receive(world: World, bimo: Officer) -> Callable[..., StoredFile]:
    """Hand something in at the desk of the KPPN."""

    def hand_in(content: bytes | None = None, name: str = "surat.png", **how: object) -> StoredFile:
        upload = SimpleUploadedFile(name, picture() if content is None else content)
        given = {"by": bimo, "office": world.units["kppn"], "use": FileUse.LETTER}
        return actions.receive(upload, **(given | how))

    return hand_in


@pytest.fixture
def three_page_scan() -> bytes:
    """A TIFF of three pages."""
    pages = [Image.open(io.BytesIO(picture(f"Halaman {number}"))) for number in (1, 2, 3)]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], dpi=(75, 75))
    return out.getvalue()
