"""One letter with everybody's tie to it, and words that may be found nowhere else.

In the KPPN: hadi recorded it for arunika, who gave it to eka and danu; eka gave it on to dewi, who
reported with a file. laras has a copy. Elsewhere (Setda) nobody may ever learn of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.files.base import ContentFile

from correspondence.actions import recording, scans
from correspondence.actions.recording_data import RecordingData
from correspondence.models import IncomingLetter, LetterType, Register
from correspondence.search import keeping
from disposition import actions
from disposition.models import Disposition, Extension, FollowUp
from eoffice import clock
from eoffice.documents.actions import receive
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileUse
from eoffice.organization.models import PositionRole, User
from tests.disposition.letters import branch_before, sheet_to
from tests.world import LONG_AGO, World

SUBJECT, SENDER, NUMBER = "Zirkonium perihal", "Quasarindo pengirim", "QX-7788/ZQ"
ABOVE, BESIDE, BELOW = "Nota-atas kepada seksi", "Nota-samping kepada PD", "Nota-bawah kepada staf"
REPORT, FILE_NAME = "Laporan-staf selesai", "berkas-zirkonium.pdf"
CONTENT = (SUBJECT, SENDER, NUMBER)
NOTES = (ABOVE, BESIDE, BELOW, REPORT)


@dataclass(frozen=True, slots=True)
class Story:
    """The letter and everything that hangs on it."""

    world: World
    letter: IncomingLetter
    book: Register
    scan_file: StoredFile
    report_file: StoredFile
    bank: Disposition
    pd: Disposition
    staff: Disposition
    extension: Extension
    report: FollowUp

    @property
    def things(self) -> dict[str, int]:
        """What the addresses of the role tables name."""
        return {
            "letter": self.letter.pk,
            "branch": self.bank.pk,
            "sheet": self.bank.sheet_id,
            "extension": self.extension.pk,
            "register": self.book.pk,
            "file": self.scan_file.pk,
            "follow_up_file": self.report_file.pk,
        }


def tell_story(world: World, *, security: str = "biasa", named: bool = False) -> Story:
    """Recorded, disposed, forwarded, reported; more time was asked for. The index knows it."""
    give_parts(world)
    letter, book, scan_file = _recorded(world, security, named)
    arunika, eka, dewi, danu = map(world.officer, ("arunika", "eka", "dewi", "danu"))
    actions.dispose(letter.pk, sheet_to(world, "kasi_bank", note=ABOVE), by=arunika)
    actions.dispose(letter.pk, sheet_to(world, "kasi_pd", note=BESIDE), by=arunika)
    bank, pd = (branch_before(world, seat, letter) for seat in ("kasi_bank", "kasi_pd"))
    actions.forward(bank.pk, sheet_to(world, "staf_bank", note=BELOW), by=eka)
    staff = branch_before(world, "staf_bank", letter)
    content = ContentFile(b"%PDF-1.4 laporan", name=FILE_NAME)
    file = receive(content, by=dewi, office=world.units["kppn"], use=FileUse.FOLLOW_UP)
    report = actions.report(staff.pk, REPORT, by=dewi, file_ids=[file.pk])
    actions.mark_read(pd.pk, by=danu)
    until = clock.now() + timedelta(days=9)
    asked = actions.ask_more_time(bank.pk, until, "Data luas.", by=eka)
    letter = IncomingLetter.objects.get(pk=letter.pk)
    keeping.index_stale()
    return Story(world, letter, book, scan_file, file, bank, pd, staff, asked, report)


def give_parts(world: World) -> None:
    """wulan acts for eka, trusted with secrets; citra's audit is over; melia audits the Setda."""
    world.appoint("wulan", "kasi_bank", "plh", may_read_secret=True)
    for seat, until in (("staf_pd", date(2021, 1, 1)), ("lurah", date(2099, 1, 1))):
        PositionRole.objects.create(
            position=world.seats[seat], role="auditor", valid_from=LONG_AGO, valid_until=until,
            order_number="ST-2/2020", security_limit="sangat_rahasia",
        )  # fmt: skip
    root = User(username="root", name="Root", password="!", is_superuser=True, is_staff=True)
    root.save()
    world.users["root"] = root


def _recorded(world: World, security: str, named: bool) -> tuple:
    office, secret = world.units["kppn"], security not in ("biasa", "terbatas")
    book = Register.objects.create(office=office, code="SM", name="Agenda", for_secret=secret)
    kind = LetterType.objects.create(organization=office, code="surat", name="Surat")
    upload = ContentFile(b"%PDF-1.4 surat", name="pindai-biasa.pdf")
    scan = scans.receive_scan(upload, by=world.officer("bimo"))
    data = RecordingData(
        received_at=clock.now(), addressee_ids=(world.seats["kepala"].pk,), sender_name=SENDER,
        type_id=kind.pk, sender_number=NUMBER, subject=SUBJECT, security=security,
        copy_ids=(world.seats["arsiparis"].pk,), copies_are_named=named, keep_sender=True,
    )  # fmt: skip
    letter = recording.record([scan.pk], data, by=world.officer("hadi"))
    return letter, book, StoredFile.objects.get(pk=scan.file_id)
