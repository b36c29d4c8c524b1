"""Scenes of the desk: envelope unopened, paper first, corrected, void, returned, readdressed."""

from dataclasses import replace
from datetime import timedelta

from correspondence.actions import attaching, corrections, numbers, scans, splitting
from correspondence.actions.arrivals import register_arrival
from correspondence.models import Register, Scan
from correspondence.states import Outcome, ScanState
from disposition import actions
from disposition.states import Basis
from eoffice import clock
from eoffice.documents.actions import receive
from eoffice.documents.states import FileUse
from eoffice.organization.officer import Officer
from eoffice.pages.demo.charts import WIB
from eoffice.pages.demo.stage import PLAIN, Stage
from eoffice.pages.demo.story import (
    DESKS,
    HOUR,
    a_scan,
    a_stack,
    arrival_of_a_letter,
    arrival_on_paper,
)
from eoffice.pages.demo.teller import Story

ENVELOPE = {"security": "rahasia", "urgency": "segera", "is_sealed": True, "subject": "",
            "summary": "", "copy_ids": ()}  # fmt: skip


def envelope_unopened(stage: Stage) -> Story:
    """Recorded from the envelope; the head's own desk adds the pages and gives it on."""
    letter = yield from arrival_on_paper(stage.teller, stage.office, **ENVELOPE)
    yield HOUR
    head = stage.who(stage.head)
    actions.mark_letter_read(letter.pk, by=head)
    attaching.attach_scan(letter.pk, a_scan(stage.teller, stage.office), by=head)
    (section,) = stage.dispose(letter, "kppn.mski", note="Tangani sendiri.")
    yield HOUR
    stage.read(section, "kppn.mski")


def just_arrived(stage: Stage) -> Story:
    """Recorded, and not opened yet by its addressee."""
    yield from arrival_of_a_letter(stage.teller, stage.office, **PLAIN | {"urgency": "segera"})


def paper_first(stage: Stage) -> Story:
    """Number and label at once; the scan has not been made yet."""
    yield from arrival_on_paper(stage.teller, stage.office, **PLAIN)


def corrected(stage: Stage) -> Story:
    """A slip of the pen, put right with its reason; the sender set a deadline."""
    facts = PLAIN | {"answers_number": "S-0412/KPN.KM/2026", "addressee_written": "Kepala KPPN"}
    letter = yield from arrival_of_a_letter(stage.teller, stage.office, **facts)
    yield 15
    day = clock.today(WIB) + timedelta(days=9)
    right = {"sender_deadline": day, "printed_marks": "Penting", "urgency": "segera"}
    corrections.correct(letter.pk, right, by=stage.clerk, reason="Tenggat terlewat dicatat.")


def void_and_recorded_again(stage: Stage) -> Story:
    """The number stays in the book with its reason; the scan waits and is set aside as a double."""
    letter = yield from arrival_of_a_letter(stage.teller, stage.office, **PLAIN)
    yield 5
    corrections.void(letter.pk, by=stage.clerk, reason="Surat yang sama sudah dicatat.")
    scan = Scan.objects.get(state=ScanState.WAITING, file__letter_files__letter=letter)
    scans.discard(scan.pk, reason="Kembar dengan agenda sebelumnya.", by=stage.clerk)


def void_after_it_travelled(stage: Stage) -> Story:
    """The agency had given it its own number when the letter was made void: both numbers stay."""
    letter = yield from stage.letter()
    (branch,) = stage.dispose(letter, "pupr.kepala")
    yield 5
    agency = stage.teller.offices.officer(DESKS["pupr"][1])
    register_arrival(branch.arrival_id, by=agency)
    yield HOUR
    corrections.void(letter.pk, by=stage.clerk, reason="Surat palsu menurut pengirimnya.")


def comes_back_to_the_desk(stage: Stage) -> Story:
    """Wrongly addressed; the desk has not chosen again yet."""
    letter = yield from stage.letter()
    actions.return_to_desk(letter.pk, "Alamat untuk KPPN lain.", by=stage.who(stage.head))


def gets_another_addressee(stage: Stage) -> Story:
    """Wrongly addressed; the desk chose the right one, who has it now."""
    letter = yield from stage.letter()
    actions.return_to_desk(letter.pk, "Langsung ke Subbag Umum.", by=stage.who(stage.head))
    yield HOUR
    to = (stage.teller.seat("kppn.umum"),)
    corrections.readdress(letter.pk, to=to, by=stage.clerk, reason="Sesuai arahan.")


def copies_are_noted(stage: Stage) -> Story:
    """Received as a copy: no answer; one copy is noted, the other not yet."""
    copies = tuple(stage.teller.seat(key) for key in ("kppn.umum", "kppn.pd"))
    letter = yield from stage.letter(copy_ids=copies, is_copy=True)
    actions.note_letter(letter.pk, by=stage.who("kppn.umum"))
    actions.close_letter(letter.pk, Outcome.NOTED, by=stage.who(stage.head))


def on_the_paper_sheet(stage: Stage) -> Story:
    """The head ticked on paper; his secretary enters it and attaches the sheet."""
    letter = yield from stage.letter()
    by, paper = _from_paper(stage)
    sheet = replace(stage.sheet("kppn.umum"), basis_file_id=paper)
    actions.dispose(letter.pk, sheet, by=by)


def closed_on_the_paper_sheet(stage: Stage) -> Story:
    """The head wrote on the sheet that it is settled; his secretary enters that."""
    letter = yield from stage.letter()
    by, paper = _from_paper(stage)
    by = by.at(stage.teller.seat("kppn.kepala"))
    closed = actions.close_letter(letter.pk, Outcome.NOTED, by=by)
    actions.keep_paper(paper, "Surat ditutup.", by=by, letter=closed)


def _from_paper(stage: Stage) -> tuple[Officer, int]:
    """The head's secretary, entering from the paper sheet, and the scan of it."""
    by = stage.teller.offices.officer("sespri.kppn", "kppn.kepala").on_basis(Basis.PAPER)
    office, scan = stage.teller.offices.units["kppn"], a_scan(stage.teller, stage.office)
    return by, receive(scan, by=by, office=office, use=FileUse.EVIDENCE).pk


def numbers_are_kept_back(stage: Stage) -> Story:
    """Reserved for letters that come late; one of them will not be needed."""
    book = Register.objects.get(office=stage.teller.offices.units[stage.office], code="masuk")
    kept = numbers.reserve(book.pk, 2, by=stage.clerk, reason="Surat akhir pekan menyusul.")
    yield HOUR
    numbers.void_number(kept[0].pk, by=stage.clerk, reason="Suratnya tidak jadi datang.")


def scans_are_left_lying(stage: Stage) -> Story:
    """One is skipped with its reason, one was no letter, one is hidden as secret."""
    reader = stage.teller.offices.officer("loket.kppn")
    kept = [scans.receive_scan(a_scan(stage.teller, stage.office), by=reader) for _turn in range(3)]
    yield 10
    scans.skip(kept[0].pk, reason="Halaman kedua belum dipindai.", by=stage.clerk)
    scans.discard(kept[1].pk, reason="Brosur, bukan surat.", by=stage.clerk)
    scans.mark_secret(kept[2].pk, by=stage.clerk)


def a_stack_is_split(stage: Stage) -> Story:
    """Two letters went through the scanner together; each part has its own place in the tray."""
    reader = stage.teller.offices.officer("loket.kppn")
    scan = scans.receive_scan(a_stack(stage.teller, stage.office), by=reader)
    yield 10
    splitting.ask_split(scan.pk, [(1, 1), (2, 2)], by=stage.clerk)
    yield 1


def filed(stage: Stage) -> Story:
    """Its work has ended; the archivist opens a dossier of the unit and files it there."""
    letter = yield from stage.letter()
    actions.close_letter(letter.pk, Outcome.NOTED, by=stage.who(stage.head))
    yield HOUR
    stage.put_away(letter, "kppn_umum", "Korespondensi umum")


def before_two_addressees(stage: Stage) -> Story:
    """The letter names two officials: it lies in both inboxes, one has opened it."""
    to = (stage.teller.seat(stage.head), stage.teller.seat("kppn.pd"))
    written = "Kepala Kantor; Kepala Seksi Pencairan Dana"
    yield from stage.letter(addressee_ids=to, addressee_written=written)
