"""A letter in whose every corner a marker word is planted, and where to look for it afterwards."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from archive.actions import file_letter
from archive.models import Dossier, DossierItem
from correspondence.models import Letter, LetterFile, Remark, Scan, SearchExport
from correspondence.states import Outcome
from disposition import actions as chain
from disposition.actions import close_letter
from eoffice import clock
from eoffice.documents import actions as documents
from eoffice.documents.models import PageText, StoredFile
from eoffice.documents.states import FileUse
from eoffice.organization.officer import Officer
from tests.disposition.letters import branch_before, disposed
from tests.reading import bytes_of
from tests.world import World

MARK = "zqxwmarker"
SUBJECT = "Permohonan data realisasi anggaran"


@dataclass
class Planted:
    """The letter, and ways to put it into a dossier."""

    pk: int
    filer: Officer
    world: World

    def file_into(self, dossier: Dossier) -> None:
        """As original."""
        file_letter(self.pk, dossier.pk, by=self.filer)

    def link_into(self, dossier: Dossier) -> None:
        """As a further link."""
        file_letter(self.pk, dossier.pk, by=self.filer, is_link=True)

    def lay_loose_file(self, dossier: Dossier) -> None:
        """Another document, of no letter."""
        file = received(self.world, self.filer)
        DossierItem.objects.create(
            dossier=dossier, kind="file", file=file, order=9, filed_at=clock.now()
        )


def plant(world: World, filer: Officer) -> Planted:
    """A letter with marked file, page text, note, report, remark, short content, draft of a scan;
    its work has ended."""
    arunika, eka = world.officer("arunika"), world.officer("eka")
    letter = disposed(world, arunika, "kasi_bank", note=f"Catatan {MARK}")
    branch = branch_before(world, "kasi_bank", letter)
    chain.report(branch.pk, f"Laporan {MARK}", by=eka)
    close_letter(letter.pk, Outcome.FOLLOWED_UP, note=f"Hasil {MARK}", by=arunika)
    Letter.objects.filter(pk=letter.pk).update(summary=f"Isi {MARK}", event_place=f"Aula {MARK}")
    file = received(world, filer)
    LetterFile.objects.create(letter=letter, file=file, added_at=clock.now())
    PageText.objects.create(file=file, page=9, text=f"Halaman {MARK}", source="test")
    office = world.units["kppn"]
    given = {"office": office, "file": file, "letter": letter, "received_at": clock.now()}
    Scan.objects.create(state="recorded", draft={"subject": MARK}, **given)
    Remark.objects.create(
        letter=letter, version=1, text=f"Ubah {MARK}", quote=MARK, made_at=clock.now()
    )
    return Planted(letter.pk, filer, world)


def received(world: World, by: Officer) -> StoredFile:
    """A picture whose bytes bear the marker."""
    picture, facts = Image.new("L", (620, 877), 255), PngInfo()
    ImageDraw.Draw(picture).text((60, 80), MARK, fill=0, font_size=36)
    facts.add_text("Comment", MARK)
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(75, 75), pnginfo=facts)
    upload = SimpleUploadedFile("surat.png", out.getvalue())
    return documents.receive(upload, by=by, office=world.units["kppn"], use=FileUse.LETTER)


def shared_file(world: World, letter: Planted) -> StoredFile:
    """The scan from which this letter and one that stays were cut."""
    whole = received(world, letter.filer)
    given = {"office": world.units["kppn"], "received_at": clock.now()}
    parent = Scan.objects.create(state="split", file=whole, **given)
    Scan.objects.filter(letter=letter.pk).update(parent=parent)
    other = disposed(world, world.officer("arunika"), "kasi_pd")
    rest = received(world, letter.filer)
    Scan.objects.create(state="recorded", file=rest, letter=other, parent=parent, **given)
    return whole


def packed_result(letter: Planted) -> SearchExport:
    """A result of a search that somebody may still take."""
    key = storages["default"].save("exports/one", ContentFile(MARK.encode()))
    return SearchExport.objects.create(
        organization=letter.world.units["kppn"],
        user=letter.world.users["eka"],
        position_id=letter.world.seats["kasi_bank"].pk,
        asked_at=clock.now(),
        ready_at=clock.now(),
        expires_at=clock.now() + timedelta(hours=3),
        state="ready",
        key=key,
        letters=[letter.pk],
    )


def empty_the_stores() -> None:
    """Take away what earlier tests of this process left, the same marker among it."""
    for name in ("originals", "derived", "packages"):
        store = storages[name]
        for key, _when in list(store.everything_under()):
            store.delete(key)


def everything_on_the_stores() -> str:
    """All bytes of originals and derived files, as far as they are text."""
    found = []
    for name in ("originals", "derived"):
        store = storages[name]
        for key, _when in store.everything_under():
            with store.open(key) as file:
                found.append(file.read())
    return b"\n".join(found).decode("latin-1")


def everything_in_the_database() -> str:
    """SQLite: the file itself and its journal, whatever is in use or not. PostgreSQL: every row."""
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        parts = [Path(f"{name}{end}") for end in ("", "-wal")]
        return "".join(bytes_of(one).decode("latin-1") for one in parts if one.exists())
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += [row[0] for row in cursor.fetchall()]
    return "\n".join(found)
