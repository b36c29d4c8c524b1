"""Scenes of drafts: being written, in review, sent back, changed and approved, given up."""

from correspondence.actions import drafting, paper_signing, reviewing, routes
from correspondence.actions.reviewing import RemarkData
from correspondence.actions.routes import Stop
from correspondence.outgoing_states import StepKind
from eoffice.pages.demo import outgoing_texts as texts
from eoffice.pages.demo.outgoing_stage import Pen
from eoffice.pages.demo.outgoing_texts import addressee, text
from eoffice.pages.demo.stage import Stage
from eoffice.pages.demo.story import HOUR
from eoffice.pages.demo.teller import Story

REGIONAL = addressee("Kepala Kanwil Perbendaharaan Contoh Nusantara", "Jalan Samudra 5, Tirtaloka")
SATKER = addressee("Kuasa Pengguna Anggaran Satker Balai Rimba Hijau", "Karang Melati")


def being_written(stage: Stage) -> Story:
    """A draft with words that were typed but not saved yet."""
    pen, subject = Pen(stage), "Penyampaian data realisasi anggaran"
    letter = pen.write("kppn.staf_pd", "surat_dinas", text(subject, texts.OPENING, to=(REGIONAL,)))
    yield HOUR
    more = text(subject, *texts.REALISATION, to=(REGIONAL,))
    more["body"] += texts.TABLE
    drafting.autosave(letter.pk, pen.again(letter, more), revision=0, by=pen.who("kppn.staf_pd"))


def waits_unseen(stage: Stage) -> Story:
    """Sent up; the head of the section has not opened it."""
    pen = Pen(stage)
    event = {"day": "Kamis", "time": "09.00 WIB", "place": "Aula KPPN", "agenda": "Koordinasi"}
    said = text("Undangan rapat koordinasi", *texts.COORDINATION, to=(SATKER,), event=event)
    letter = pen.write("kppn.staf_bank", "undangan", said)
    yield 20
    pen.submit(letter, "kppn.staf_bank")


def checked_by_an_acting_head(stage: Stage) -> Story:
    """A circular: the Plh. has approved, the coordinating desk has it open."""
    pen = Pen(stage)
    said = text("Jadwal penyampaian SPM akhir tahun", *texts.YEAR_END, to=(SATKER,))
    letter = pen.write("kppn.staf_vera", "edaran", said | {"urgency": "segera"})
    pen.submit(letter, "kppn.staf_vera")
    yield HOUR
    pen.approve(letter, "kppn.vera", note="Setuju, mohon diperiksa jadwalnya.")
    yield HOUR
    pen.see(letter, "kppn.umum")


def sent_back_with_remarks(stage: Stage) -> Story:
    """The head of the section wants two places corrected; one is done already."""
    pen = Pen(stage)
    said = text("Perbaikan data kontrak", *texts.SPM_FIRST, to=(SATKER,))
    letter = pen.write("kppn.staf_pd2", "surat_dinas", said)
    pen.submit(letter, "kppn.staf_pd2")
    yield HOUR
    pen.see(letter, "kppn.pd")
    remarks = (
        RemarkData("Penulisan: “diperbaiki”.", block=1, quote="di perbaiki"),
        RemarkData("Sebutkan batas waktunya.", block=1, quote="secepatnya"),
    )
    back = "Ada dua hal yang perlu diperbaiki."
    by, version = pen.who("kppn.pd"), pen.newest(letter)
    reviewing.send_back(letter.pk, by=by, version=version, reason=back, remarks=remarks)
    yield HOUR
    first = letter.remarks.order_by("pk").first()
    if first:
        reviewing.settle_remark(first.pk, by=pen.who("kppn.staf_pd2"))


def changed_and_approved(stage: Stage) -> Story:
    """Corrected once, then improved by the head of the section; it waits for its signature."""
    pen, subject = Pen(stage), "Perbaikan data kontrak atas SPM"
    first, second, better = (
        text(subject, *paragraphs, to=(SATKER,))
        for paragraphs in (texts.SPM_FIRST, texts.SPM[:-1], texts.SPM)
    )
    letter = pen.write("kppn.staf_pd", "surat_dinas", first)
    pen.submit(letter, "kppn.staf_pd")
    yield HOUR
    by, version = pen.who("kppn.pd"), pen.newest(letter)
    reviewing.send_back(letter.pk, by=by, version=version, reason="Cantumkan batas waktunya.")
    yield HOUR
    second = pen.again(letter, second)
    drafting.save_version(letter.pk, second, based_on=version, by=pen.who("kppn.staf_pd"))
    pen.submit(letter, "kppn.staf_pd")
    yield HOUR
    pen.approve(letter, "kppn.pd", content=pen.again(letter, better))


def asked_at_once(stage: Stage) -> Story:
    """Two divisions are asked at the same time, a third has nobody; one has approved."""
    pen = Pen(stage)
    to = (addressee("Camat Lembah Seruni", "Lembah Seruni"),)
    said = text("Rencana preservasi ruas Karangasih – Batu Lancang", *texts.ROAD, to=to)
    letter = pen.write("pupr.staf_bm", "surat_dinas", said)
    beside = ("pupr.ck", "pupr.air", "pupr.tr")
    stops = [Stop(stage.teller.seat("pupr.bm"), 1)]
    stops += [Stop(stage.teller.seat(key), 2, StepKind.COORDINATION) for key in beside]
    routes.change_route(letter.pk, stops, by=pen.who("pupr.staf_bm"))
    pen.submit(letter, "pupr.staf_bm")
    yield HOUR
    pen.approve(letter, "pupr.bm", "pupr.ck")


def printed_to_be_signed(stage: Stage) -> Story:
    """Number and QR stand on the paper, which lies before the head of the agency."""
    pen = Pen(stage)
    to = (addressee("Ketua Forum Warga Batu Lancang", "Batu Lancang"),)
    letter = pen.write(
        "pupr.bm", "surat_dinas", text("Penjelasan program jalan", *texts.ROAD, to=to)
    )
    pen.submit(letter, "pupr.bm")
    yield HOUR
    paper_signing.begin(letter.pk, by=pen.who("pupr.bm"), version=pen.newest(letter))


def given_up_with_its_number(stage: Stage) -> Story:
    """Printed, taken back and cancelled: its number is void, with the reason."""
    pen = Pen(stage)
    said = text("Undangan peresmian", *texts.ROAD, to=(addressee("Para Camat", "Sagara Raya"),))
    letter = pen.write("pupr.sekretaris", "surat_dinas", said)
    pen.submit(letter, "pupr.sekretaris")
    yield 30
    writer = pen.who("pupr.sekretaris")
    paper_signing.begin(letter.pk, by=writer, version=pen.newest(letter))
    yield HOUR
    paper_signing.withdraw(letter.pk, by=writer, reason="Acara ditunda.")
    drafting.cancel(letter.pk, by=writer, reason="Acara ditunda tanpa batas waktu.")


def assignment_to_be_signed(stage: Stage) -> Story:
    """An assignment of two people waits for its signature beside other letters."""
    pen = Pen(stage)
    said = text("Penugasan narasumber sosialisasi", parts=texts.ASSIGNED, people=texts.PEOPLE)
    letter = pen.write("kppn.pd", "surat_tugas", said)
    yield 30
    pen.submit(letter, "kppn.pd")


def decree_after_the_legal_check(stage: Stage) -> Story:
    """A decree that the legal division has approved waits for the secretary of the region."""
    pen = Pen(stage)
    letter = pen.write("setda.pem", "keputusan", text(texts.DECREE, parts=texts.DECIDED))
    pen.submit(letter, "setda.pem")
    yield HOUR
    pen.approve(letter, "setda.hukum", note="Sesuai ketentuan.")
