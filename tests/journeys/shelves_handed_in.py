"""What was handed in to the archive of the tour: an old list, packages; and a missing file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from archive.actions import old_lists, packages
from archive.models import FileFault
from archive.states import FaultKind
from correspondence.models import LetterFile
from eoffice import clock

if TYPE_CHECKING:
    from tests.journeys.shelves import Shelves

HEADS = "Nomor arsip;Kode klasifikasi;Uraian informasi;Kurun waktu;Jumlah;Boks;Rak;Unit pengolah"


def hand_in(shelves: Shelves, dossier: int) -> dict[str, int]:
    """An old list with a faulty line, and a package; the worker looks after both."""
    rows = "\n".join([HEADS, "A-1;000.1.1;Telekomunikasi;2011;1 folder;1;A1;Bina Marga", "A-2;;;;"])
    table = ContentFile(rows.encode(), name="daftar-arsip-inaktif.csv")
    given = old_lists.hand_in(shelves.office.pk, table, by=shelves.keeper)
    package = packages.ask_export(dossier, by=shelves.keeper)
    wrong = ContentFile(Path(__file__).read_bytes(), name="bukan-paket.zip")
    failed = packages.ask_import(shelves.office.pk, wrong, by=shelves.keeper)
    return {"old_list": given.pk, "package": package.pk, "wrong_package": failed.pk}


def damage(shelves: Shelves, letter: int) -> dict[str, int]:
    """A file that somebody changed behind the application's back."""
    file = LetterFile.objects.filter(letter=letter).first().file
    found = FileFault.objects.create(
        file=file,
        organization_id=shelves.office.root_id,
        office=shelves.office,
        kind=FaultKind.MISSING,
        found_at=clock.now(),
    )
    return {"fault": found.pk}
