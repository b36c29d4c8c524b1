"""Scenes of letters that wait for a reply: waiting, reminded, overdue, answered."""

from collections.abc import Generator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from correspondence import draft_telling
from correspondence.actions import bringing, drafting, replies
from correspondence.actions.drafting import DraftData
from correspondence.actions.recording import record
from correspondence.actions.scans import receive_scan
from correspondence.models import OutgoingLetter, Scan
from eoffice import clock
from eoffice.pages.demo import outgoing_texts as texts
from eoffice.pages.demo.charts import WIB
from eoffice.pages.demo.outgoing_stage import Pen
from eoffice.pages.demo.outgoing_texts import addressee, text
from eoffice.pages.demo.papers import Paper
from eoffice.pages.demo.paperwork import scanned
from eoffice.pages.demo.stage import PLAIN, Stage
from eoffice.pages.demo.story import DAY, DESKS, HOUR, recording_of
from eoffice.pages.demo.teller import Story

Asked = Generator[int, None, OutgoingLetter]
ACCOUNTS, PLANS = "Permintaan data rekening bendahara", "Permintaan rencana penarikan dana"
PROGRESS = "Permintaan penjelasan keterlambatan pekerjaan"
BANK, RIMBA = "Politeknik Samudra Khayal", "Satker Balai Rimba Hijau"
HEALTH = "Satker Puskesmas Induk Melati Timur"


def answered(stage: Stage) -> Story:
    """Its answer came the next day, with our number on it; nobody waits any more."""
    to = (addressee(f"Kepala {BANK}", "Karang Melati"),)
    letter = yield from _asked(stage, "kppn.staf_bank", "kppn.bank", ACCOUNTS, to, days=7)
    yield DAY
    yield from _answer(stage, letter, BANK, "417/PSK/UM.00.01/{y}", "Data rekening bendahara")


def waiting(stage: Stage) -> Story:
    """One of two has answered; the other one's answer lies in the tray and names our number."""
    to = tuple(addressee(f"Kepala {name}", "Karang Melati") for name in (RIMBA, HEALTH))
    letter = yield from _asked(stage, "kppn.staf_pd", "kppn.pd", PLANS, to, days=12)
    yield DAY
    yield from _answer(stage, letter, RIMBA, "LPJ-88/BRH/XI/{y}", "Rencana penarikan dana")
    yield DAY
    late = _paper(letter, HEALTH, "900/311/PKM-MT/{y}", "Penyampaian rencana penarikan dana")
    receive_scan(scanned(stage.teller, late), by=stage.teller.offices.officer("loket.kppn"))


def reminded(stage: Stage) -> Story:
    """No answer came in time: a surat penegasan went out, and a later day is set."""
    pen, to = Pen(stage), (addressee("Kepala Dinas Tata Kota Kabupaten Wanamukti", "Wanamukti"),)
    letter = yield from _asked(stage, "dumas.analis", "", texts.CLARIFY, to, days=4)
    yield 4 * DAY
    kind = stage.teller.offices.type_of(stage.office, "surat_dinas")
    data = DraftData(kind.pk, bringing.chasing(letter), follows_id=letter.pk)
    chasing = drafting.start(data, by=pen.who("dumas.analis"))
    pen.submit(chasing, "dumas.analis")
    yield HOUR
    pen.send(pen.sign(chasing, "dumas.asdep"))
    later = clock.today(WIB) + timedelta(days=9)
    replies.await_reply(letter.pk, until=later, by=stage.clerk)


def overdue(stage: Stage) -> Story:
    """The day has passed; the writer was told, and nobody has answered."""
    to = (addressee("Direktur CV Karya Andai Mandiri", "Tirtaloka"),)
    yield from _asked(stage, "pupr.staf_bm", "pupr.bm", PROGRESS, to, days=3)
    yield 3 * DAY
    draft_telling.remind_of_replies()


def _asked(
    stage: Stage, writer: str, checker: str, subject: str, to: tuple[Any, ...], *, days: int
) -> Asked:
    """Written, checked, signed and sent on paper; a reply is awaited after so many days."""
    pen, until = Pen(stage), clock.today(WIB) + timedelta(days=days)
    said = text(subject, *texts.ASKING, to=to, reply_by=until.isoformat())
    letter = pen.write(writer, "surat_dinas", said)
    pen.submit(letter, writer)
    yield HOUR
    if checker:
        pen.approve(letter, checker)
        yield HOUR
    letter = pen.sign(letter, DESKS[stage.office][2])
    pen.send(letter)
    return letter


def _answer(stage: Stage, letter: OutgoingLetter, sender: str, number: str, subject: str) -> Story:
    """The answer is scanned at the counter and recorded with our number."""
    teller, paper = stage.teller, _paper(letter, sender, number, subject)
    scan = receive_scan(scanned(teller, paper), by=teller.offices.officer(DESKS[stage.office][0]))
    yield 20
    data = replace(_read(stage, paper, scan), answers_number=letter.agenda_number)
    record([scan.pk], data, by=stage.clerk)


def _read(stage: Stage, paper: Paper, scan: Scan) -> Any:
    return replace(recording_of(stage.teller, stage.office, paper, scan.received_at), **PLAIN)


def _paper(letter: OutgoingLetter, sender: str, number: str, subject: str) -> Paper:
    body = f"Menunjuk surat Saudara Nomor {letter.agenda_number} hal {letter.subject}, {texts.SENT}"
    today, to = clock.today(WIB), "Kepala Kantor"
    number = number.format(y=today.year)
    return Paper(sender, number, today, "surat_dinas", subject, body, to, "biasa", "biasa")
