"""Runs inside the installation: letters at every stage of the chain, for the tour of all pages."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.core.files.base import ContentFile

from correspondence.actions.recording import record
from correspondence.actions.recording_data import RecordingData
from correspondence.actions.scans import receive_scan
from correspondence.models import IncomingLetter, Register
from correspondence.sealing import Identity
from disposition import actions
from disposition.actions import SheetData
from disposition.models import Disposition, Instruction
from eoffice import clock
from eoffice.organization.officer import Officer
from eoffice.pages.demo import story
from eoffice.pages.demo.people import Offices
from tests.journeys.asked import asked_us
from tests.journeys.shelves import tell_shelves

SCANS = Path(story.__file__).with_name("scans")
LONG = ("Permohonan peninjauan kembali penetapan kebutuhan dan rencana pelaksanaan anggaran " * 7)[
    :500
]
LONG_NAME = ("Badan Perencanaan dan Pengembangan Daerah Kabupaten Wanamukti Raya " * 4)[:250]
UNBROKEN = "900/" + "1234567890" * 14 + "/BPKAD/XI"


class Told:
    """Letters of the small office, told in a few words."""

    def __init__(self, offices: Offices) -> None:
        self.offices = offices

    def who(self, account: str, seat: str = "") -> Officer:
        """Somebody of the demo."""
        return self.offices.officer(account, seat)

    def letter(self, office: str, **facts: object) -> IncomingLetter:
        """A letter before the head of an office, as its recorder enters it."""
        desk, recorder, head, _rate = story.DESKS[office]
        usual = {
            "received_at": clock.now(),
            "addressee_ids": (self.offices.seats[head].pk,),
            "sender_name": "Kanwil Perbendaharaan Contoh Nusantara",
            "sender_number": f"S-{facts.pop('number', 17)}/WCN/{clock.now().year}",
            "letter_date": clock.now().date() - timedelta(days=2),
            "subject": "Permohonan data realisasi anggaran",
        }
        scans = [self.scan(desk)] if facts.pop("scanned", False) else []
        by, root = self.who(recorder), self.offices.units[office].pk
        return record(scans, RecordingData(**usual | facts), by=by, office_id=root)

    def scan(self, desk: str, name: str = "surat-009-pindai.pdf", *, named: str = "") -> int:
        """A scan in the tray of a desk; the worker prepares it."""
        upload = ContentFile((SCANS / name).read_bytes(), name=named or name)
        return receive_scan(upload, by=self.who(desk)).pk

    def sheet(self, office: str, *seats: str, code: str = "tindak_lanjuti") -> SheetData:
        """To these seats, with one instruction."""
        root = self.offices.root_of(office)
        line = Instruction.objects.get(organization=root, code=code)
        to = tuple(self.offices.seats[seat].pk for seat in seats)
        return SheetData(to=to, instructions=(line.pk,), note="Siapkan bahan, bahas besok pagi.")

    def branch(self, letter: IncomingLetter, seat: str) -> int:
        """The newest branch of a desk."""
        found = Disposition.objects.filter(letter=letter.pk, position=self.offices.seats[seat])
        return found.latest("pk").pk


def tell_letters(offices: Offices) -> dict[str, int]:
    """What lies where when the journey begins; the ids by the name of their stage."""
    told = Told(offices)
    with clock.moved_to(clock.now() - timedelta(days=20)):
        facts = _late(told)
    facts |= _in_work(told) | _waiting(told) | _elsewhere(told)
    return facts | tell_shelves(told)


def _late(told: Told) -> dict[str, int]:
    head = told.who("kepala.kppn")
    late = told.letter("kppn", number=11, subject=LONG, sender_name=LONG_NAME, urgency="segera")
    actions.dispose(late.pk, told.sheet("kppn", "kppn.pd", "kppn.bank"), by=head)
    actions.forward(
        told.branch(late, "kppn.pd"), told.sheet("kppn", "kppn.staf_pd"), by=told.who("pd.kppn")
    )
    done = told.letter("kppn", number=12)
    actions.close_letter(done.pk, "noted", by=head)
    branch = told.branch(late, "kppn.bank")
    sheet = Disposition.objects.get(pk=branch).sheet_id
    return {"late": late.pk, "late_branch": branch, "late_pd": told.branch(late, "kppn.pd"),
            "late_sheet": sheet, "done": done.pk}  # fmt: skip


def _in_work(told: Told) -> dict[str, int]:
    head, pd, bank = told.who("kepala.kppn"), told.who("pd.kppn"), told.who("bank.kppn")
    copies = (told.offices.seats["kppn.umum"].pk,)
    work = told.letter("kppn", number=13, scanned=True, copy_ids=copies)
    actions.dispose(work.pk, told.sheet("kppn", "kppn.pd", "kppn.bank", "kppn.mski"), by=head)
    reported, question = told.branch(work, "kppn.pd"), told.branch(work, "kppn.bank")
    actions.report(reported, "Sudah ditindaklanjuti; data terlampir.", by=pd)
    actions.ask_direction(question, "Apakah perlu dibahas bersama?", by=bank)
    more = told.letter("kppn", number=14)
    actions.dispose(more.pk, told.sheet("kppn", "kppn.bank", "kppn.pd"), by=head)
    asked, declined = told.branch(more, "kppn.bank"), told.branch(more, "kppn.pd")
    until = clock.now() + timedelta(days=9)
    extension = actions.ask_more_time(asked, until, "Data menunggu.", by=bank)
    actions.mark_read(declined, by=pd)
    actions.decline(declined, "Bukan tugas seksi kami.", by=pd)
    return {"work": work.pk, "reported": reported, "question": question, "more": more.pk,
            "extension": extension.pk, "declined": declined, "asked": asked}  # fmt: skip


def _waiting(told: Told) -> dict[str, int]:
    head = told.who("kepala.kppn")
    new = told.letter("kppn", sender_number=UNBROKEN, subject="X" * 300, urgency="sangat_segera")
    secret = told.letter("kppn", number=16, security="rahasia")
    known = told.letter("kppn", number=18)
    sheet = told.sheet("kppn", "kppn.pd", code="diketahui")
    actions.dispose(known.pk, sheet, by=head)
    scan = told.scan("loket.kppn", "surat-008-faks.tif", named="faks-menunggu.tif")
    book = Register.objects.get(office=told.offices.units["kppn"], code="masuk")
    return {"new": new.pk, "scan": scan, "book": book.pk, "secret": secret.pk, "known": known.pk,
            "known_branch": told.branch(known, "kppn.pd")}  # fmt: skip


def _elsewhere(told: Told) -> dict[str, int]:
    kind = told.offices.types["dumas", "pengaduan"]
    identity = Identity(name="Warga Satu Rekaan", phone="0800-0000-017")
    sealed = told.letter("dumas", sender_name="", type_id=kind.pk, identity=identity)
    known = told.sheet("dumas", "dumas.analis")
    actions.dispose(sealed.pk, known, by=told.who("asdep.dumas"))
    village = told.letter("setda", number=19)
    sheet = told.sheet("setda", "pupr.kepala", "setda.hukum")
    actions.dispose(village.pk, sheet, by=told.who("sekda.setda"))
    return {"sealed": sealed.pk, "nested": village.pk, "asked_us": asked_us(told)}
