"""Scenes of the chain: recalled, withdrawn, reassigned, declined twice, reopened, closed over it.

Nothing in a scene is left to chance, so that every state of a branch is there in every demo.
"""

from datetime import timedelta

from correspondence.actions.arrivals import register_arrival
from correspondence.states import Outcome
from disposition import actions
from eoffice import clock
from eoffice.pages.demo import papers
from eoffice.pages.demo.stage import Stage
from eoffice.pages.demo.story import HOUR
from eoffice.pages.demo.teller import Story


def recalled_withdrawn_and_begun(stage: Stage) -> Story:
    """One branch is recalled unread, one withdrawn after reading, one is being worked on."""
    letter = yield from stage.letter(urgency="segera")
    pd, bank, mski = stage.dispose(letter, "kppn.pd", "kppn.bank", "kppn.mski")
    head = stage.who("kppn.kepala")
    actions.recall(mski.pk, by=head)
    stage.read(bank, "kppn.bank")
    stage.read(pd, "kppn.pd")
    yield HOUR
    actions.accept(pd.pk, by=stage.who("kppn.pd"))
    actions.note_progress(pd.pk, "Data rekening sedang dicocokkan.", by=stage.who("kppn.pd"))
    actions.withdraw(bank.pk, "Cukup ditangani satu seksi.", by=head)


def reassigned_with_its_notes(stage: Stage) -> Story:
    """The work moves to another desk, and its notes with it."""
    letter = yield from stage.letter()
    (bank,) = stage.dispose(letter, "kppn.bank")
    stage.read(bank, "kppn.bank")
    actions.accept(bank.pk, by=stage.who("kppn.bank"))
    actions.note_progress(bank.pk, "Konfirmasi ke bank sudah dikirim.", by=stage.who("kppn.bank"))
    yield 2 * HOUR
    to, head = stage.teller.seat("kppn.umum"), stage.who("kppn.kepala")
    moved = actions.reassign(bank.pk, to, "Seksi Bank sedang rekonsiliasi.", by=head)
    stage.read(moved, "kppn.umum")


def time_and_direction_are_asked(stage: Stage) -> Story:
    """Both wait for the head: a request for more time, and a question."""
    letter = yield from stage.letter(urgency="segera")
    pd, bank = stage.dispose(letter, "kppn.pd", "kppn.bank", note="Siapkan bahan rapat.")
    stage.read(pd, "kppn.pd")
    stage.read(bank, "kppn.bank")
    yield HOUR
    until = clock.now() + timedelta(days=9)
    actions.ask_more_time(pd.pk, until, "Menunggu data satuan kerja.", by=stage.who("kppn.pd"))
    question = "Apakah memakai data bulan lalu?"
    actions.ask_direction(bank.pk, question, by=stage.who("kppn.bank"))


def time_is_given_and_refused(stage: Stage) -> Story:
    """One gets more time, the other does not; the question of a third is answered."""
    letter = yield from stage.letter()
    seats = ("kppn.umum", "kppn.pd")
    until, head = clock.now() + timedelta(days=12), stage.who("kppn.kepala")
    for branch, seat in zip(stage.dispose(letter, *seats), seats, strict=True):
        stage.read(branch, seat)
        asked = actions.ask_more_time(branch.pk, until, "Petugas sedang cuti.", by=stage.who(seat))
        actions.ask_direction(branch.pk, "Siapa narahubungnya?", by=stage.who(seat))
        actions.decide_more_time(asked.pk, granted=seat == "kppn.umum", by=head)
        actions.give_direction(branch.pk, "Hubungi bendahara satker.", by=head)
        actions.accept(branch.pk, by=stage.who(seat))
    yield HOUR


def declined_twice(stage: Stage) -> Story:
    """After two returns the head decides bindingly."""
    letter = yield from stage.letter()
    (branch,) = stage.dispose(letter, "kppn.bank")
    head = stage.who("kppn.kepala")
    for seat, other in (("kppn.bank", "kppn.pd"), ("kppn.pd", "kppn.umum")):
        stage.read(branch, seat)
        actions.decline(branch.pk, "Bukan tugas seksi kami.", by=stage.who(seat))
        yield HOUR
        branch = actions.send_elsewhere(branch.pk, stage.teller.seat(other), by=head)
    stage.read(branch, "kppn.umum")


def reopened_after_the_end(stage: Stage) -> Story:
    """Closed, then taken up again: letter and branch are open once more."""
    letter = yield from stage.letter()
    (branch,) = stage.dispose(letter, "kppn.pd")
    head, section = stage.who("kppn.kepala"), stage.who("kppn.pd")
    stage.read(branch, "kppn.pd")
    actions.report(branch.pk, "Konsep jawaban terlampir.", by=section)
    yield HOUR
    actions.accept_report(branch.pk, by=head)
    actions.close_letter(letter.pk, Outcome.ANSWERED, by=head)
    yield HOUR
    actions.reopen_letter(letter.pk, "Satker meminta penjelasan tambahan.", by=head)
    actions.reopen_branch(branch.pk, "Lengkapi penjelasan nomor 2.", by=head)


def closed_over_open_branches(stage: Stage) -> Story:
    """Settled by telephone; what was still open ends with the letter."""
    letter = yield from stage.letter()
    bank, _pd = stage.dispose(letter, "kppn.bank", "kppn.pd")
    stage.read(bank, "kppn.bank")
    yield HOUR
    note = "Sudah diselesaikan melalui telepon dengan pengirim."
    actions.close_letter(letter.pk, Outcome.FOLLOWED_UP, by=stage.who("kppn.kepala"), note=note)


def closed_without_a_chain(stage: Stage) -> Story:
    """Noted, without need of action, passed on, sent back to the sender: every way to end so."""
    for outcome, note in papers.NOT_DISPOSED:
        letter = yield from stage.letter()
        actions.close_letter(letter.pk, outcome, by=stage.who("kppn.kepala"), note=note)


def before_the_staff(stage: Stage) -> Story:
    """The section head gave it to two of his staff: one works on it, one has not opened it."""
    letter = yield from stage.letter(urgency="segera")
    (pd,) = stage.dispose(letter, "kppn.pd", note="Mohon konsep jawaban.")
    stage.read(pd, "kppn.pd")
    first, _second = stage.forward(pd, "kppn.pd", "kppn.staf_pd2", "kppn.staf_pd")
    stage.read(first, "kppn.staf_pd2")
    actions.accept(first.pk, by=stage.who("kppn.staf_pd2"))
    yield HOUR


def report_before_the_head(stage: Stage) -> Story:
    """A section has reported and waits for the head."""
    letter = yield from stage.letter()
    (bank,) = stage.dispose(letter, "kppn.bank")
    stage.read(bank, "kppn.bank")
    actions.report(bank.pk, "Telah dikonfirmasi kepada bank.", by=stage.who("kppn.bank"))
    yield HOUR


def analysed(stage: Stage) -> Story:
    """A letter of the complaints unit is being analysed."""
    letter = yield from stage.letter()
    (branch,) = stage.dispose(letter, "dumas.analis", note="Telaah dan usulkan penyaluran.")
    yield HOUR
    stage.read(branch, "dumas.analis")


def down_to_the_field(stage: Stage) -> Story:
    """From the head of the agency to the section, its staff and the field worker."""
    letter = yield from stage.letter()
    section, _secretary = stage.dispose(letter, "pupr.bm", "pupr.sekretaris")
    stage.read(section, "pupr.bm")
    staff, _field = stage.forward(section, "pupr.bm", "pupr.staf_bm", "pupr.thl")
    yield HOUR
    stage.read(staff, "pupr.staf_bm")
    actions.accept(staff.pk, by=stage.who("pupr.staf_bm"))


def read_by_the_section(stage: Stage) -> Story:
    """The section of the agency has opened it and has to decide how to go on."""
    letter = yield from stage.letter(urgency="segera")
    (section,) = stage.dispose(letter, "pupr.bm", note="Tinjau lokasi dan laporkan.")
    yield HOUR
    stage.read(section, "pupr.bm")


def into_other_offices(stage: Stage) -> Story:
    """One waits at the agency's desk for its number, one was recalled before it got one."""
    letter = yield from stage.letter(urgency="segera")
    _agency, village = stage.dispose(letter, "pupr.kepala", "melati.lurah")
    yield 5
    actions.recall(village.pk, by=stage.who("setda.sekda"))


def work_of_an_agency(stage: Stage) -> Story:
    """The agency's desk gave it a number of its own; the agency's head has opened it."""
    letter = yield from stage.letter()
    (branch,) = stage.dispose(letter, "pupr.kepala")
    yield 5
    register_arrival(branch.arrival_id, by=Stage(stage.teller, "pupr").clerk)
    yield HOUR
    stage.read(branch, "pupr.kepala")
