"""Scenes of signed letters: sent by every way, answered, dated back, revoked."""

from correspondence.actions import (
    dispatching,
    drafting,
    numbers,
    outgoing_numbers,
    revoking,
    routes,
    scans,
)
from correspondence.actions.dispatching import Handover
from correspondence.models import Register
from correspondence.outgoing_states import DeliveryWay, Purpose, SignMode
from correspondence.states import Outcome
from disposition import actions
from eoffice import clock
from eoffice.pages.demo import outgoing_texts as texts
from eoffice.pages.demo.charts import WIB
from eoffice.pages.demo.outgoing_stage import Pen
from eoffice.pages.demo.outgoing_texts import addressee, text
from eoffice.pages.demo.stage import Stage
from eoffice.pages.demo.story import HOUR
from eoffice.pages.demo.teller import Story


def to_other_offices(stage: Stage) -> Story:
    """One waits in the tray there, one was recorded, one refused; the e-mail of a copy failed."""
    pen = Pen(stage)
    bank = addressee("PT Bank Rekaan Sejahtera", copy=True)
    to = (pen.office("setda"), pen.office("pupr"), pen.office("dumas"), bank)
    said = text("Penyampaian data realisasi anggaran", *texts.REALISATION, texts.CLOSING, to=to)
    letter = pen.write("kppn.staf_bank", "surat_dinas", said)
    pen.submit(letter, "kppn.staf_bank")
    yield HOUR
    pen.approve(letter, "kppn.bank")
    yield HOUR
    letter = pen.sign(letter, "kppn.kepala")
    copy = pen.delivery(letter, 4)
    dispatching.choose_way(copy.pk, DeliveryWay.EMAIL, by=stage.clerk)
    pen.send(letter)
    yield HOUR
    pen.recorded_there(letter, 2, "pupr")
    refused = pen.delivery(letter, 3).scan
    if refused:
        clerk = Stage(stage.teller, "dumas").clerk
        scans.discard(refused.pk, reason="Bukan untuk unit kami.", by=clerk)


def on_paper(stage: Stage) -> Story:
    """Handed over, brought back, left out, and one that still waits in the expedition book."""
    pen = Pen(stage)
    names = ("Satker Balai Rimba Hijau", "Politeknik Samudra Khayal", "Puskesmas Melati Timur")
    names += ("Pengadilan Negeri Tirtaloka",)
    to = tuple(addressee(f"Kepala {name}", "Karang Melati") for name in names)
    said = text("Penyampaian kartu pengawasan kontrak", *texts.SPM, to=to)
    letter = pen.write("kppn.pd", "surat_dinas", said)
    pen.submit(letter, "kppn.pd")
    yield HOUR
    letter = pen.sign(letter, "kppn.kepala")
    yield 30
    pen.send(letter)
    handed, back, left, _waits = (pen.delivery(letter, order).pk for order in range(1, 5))
    clerk, carrier = stage.clerk, "Hadi Percontohan"
    dispatching.leave_out(left, reason="Sudah diserahkan langsung saat rapat.", by=clerk)
    dispatching.send_by_courier(handed, carrier=carrier, by=clerk)
    dispatching.send_by_courier(back, carrier=carrier, by=clerk)
    yield 2 * HOUR
    received = Handover("Bagian Umum Satker", carrier)
    dispatching.hand_over(handed, received, by=clerk)
    dispatching.came_back(back, problem="Alamat sudah pindah.", by=clerk)


def signed_for_the_head(stage: Stage) -> Story:
    """Signed a.n. by the head of Umum, and not sent yet."""
    pen = Pen(stage)
    to = (addressee("Kepala Inspektorat Kabupaten Wanamukti", "Wanamukti"),)
    said = text("Jadwal pembinaan kearsipan", texts.OPENING, texts.CLOSING, to=to)
    letter = pen.write("kppn.arsip", "surat_dinas", said)
    head, umum = (stage.teller.seat(key) for key in ("kppn.kepala", "kppn.umum"))
    by = pen.who("kppn.arsip")
    routes.choose_signer(
        letter.pk, by=by, mode=SignMode.ON_BEHALF, signer_id=head, signing_seat_id=umum
    )
    pen.submit(letter, "kppn.arsip")
    yield HOUR
    pen.sign(letter, "kppn.umum")


def memo_of_an_acting_head(stage: Stage) -> Story:
    """A memo inside the office, signed by the Plh. of a section."""
    pen = Pen(stage)
    to = (pen.seat("kppn.pd"), pen.seat("kppn.kepala", copy=True))
    said = text("Hasil rekonsiliasi bulanan", *texts.RECONCILIATION, to=to)
    letter = pen.write("kppn.staf_vera", "nota_dinas", said)
    pen.submit(letter, "kppn.staf_vera")
    yield HOUR
    pen.sign(letter, "kppn.vera")


def answer_that_closes(stage: Stage) -> Story:
    """A letter that came in is answered by one that goes out, and closed by it; that is filed."""
    asked = yield from stage.letter(urgency="segera")
    (pd,) = stage.dispose(asked, "kppn.pd", note="Siapkan konsep jawaban.")
    stage.read(pd, "kppn.pd")
    (staff,) = stage.forward(pd, "kppn.pd", "kppn.staf_pd")
    stage.read(staff, "kppn.staf_pd")
    yield HOUR
    actions.accept(staff.pk, by=stage.who("kppn.staf_pd"))
    pen = Pen(stage)
    to = (addressee(asked.sender_name, "di Tempat"),)
    said = text(f"Jawaban atas {asked.subject}"[:200], *texts.SPM, to=to)
    letter = pen.write("kppn.staf_pd", "surat_dinas", said, answers_id=asked.pk)
    pen.submit(letter, "kppn.staf_pd")
    yield HOUR
    pen.approve(letter, "kppn.pd")
    yield HOUR
    letter = pen.sign(letter, "kppn.kepala")
    pen.send(letter)
    note, head = f"Nomor {letter.agenda_number}", stage.who("kppn.kepala")
    actions.close_letter(asked.pk, Outcome.ANSWERED, by=head, note=note)
    yield HOUR
    stage.put_away(letter, "kppn_pd", "Jawaban tentang penyaluran dana")


def dated_back(stage: Stage) -> Story:
    """Of a block for letters dated back one number is used and one is void."""
    pen, day = Pen(stage), clock.today(WIB)
    book = Register.objects.get(office=stage.teller.offices.units["dumas"], code="keluar")
    kept = outgoing_numbers.set_aside(
        book.pk, 2, by=stage.clerk, purpose=Purpose.BACKDATE, day=day, reason="Cadangan harian."
    )
    said = text("Permintaan klarifikasi", *texts.CLARIFICATION, to=(pen.office("pupr"),))
    letter = pen.write("dumas.analis", "surat_dinas", said)
    pen.submit(letter, "dumas.analis")
    yield 8 * HOUR
    why = "Disetujui lisan kemarin; surat baru siap hari ini."
    outgoing_numbers.date_back(kept[0].pk, letter.pk, by=stage.clerk, reason=why)
    numbers.void_number(kept[1].pk, by=stage.clerk, reason="Cadangan tidak terpakai.")
    pen.sign(letter, "dumas.asdep")


def revoked_by_a_later_one(stage: Stage) -> Story:
    """A circular is sent, and taken out of force by another."""
    pen = Pen(stage)
    to = (addressee("Para Camat se-Kabupaten Sagara Raya", "di Tempat"), pen.office("melati"))
    said = text("Penyampaian data batas wilayah", *texts.BOUNDARIES, to=to)
    letter = pen.write("setda.pem", "edaran", said)
    pen.submit(letter, "setda.pem")
    yield HOUR
    letter = pen.sign(letter, "setda.sekda")
    pen.send(letter)
    yield 3 * HOUR
    later = revoking.start_revoking(letter.pk, by=pen.who("setda.pem"))
    body = texts.REVOCATION[0].format(number=letter.agenda_number)
    content = pen.again(later, text(later.subject, body, to=to))
    drafting.save_version(later.pk, content, based_on=pen.newest(later), by=pen.who("setda.pem"))
    pen.submit(later, "setda.pem")
    yield HOUR
    pen.send(pen.sign(later, "setda.sekda"))
