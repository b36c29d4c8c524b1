"""Scenes of the records unit: a finished transfer, a destruction before the head of the office, one
that was executed with its certificate, and a hold that stops a dossier."""

from datetime import date

from archive import minutes_desk
from archive.actions import appraising, approving, disposals, executing, holds
from archive.actions.appraising import Word
from archive.actions.disposals import DisposalData
from archive.actions.dossiers import DossierData, close_dossier, open_dossier
from archive.actions.executing import Execution, Seen
from archive.actions.holds import HoldData
from archive.events import DossierEvent
from archive.facts_mark import kept_by
from archive.models import Disposal, Dossier
from archive.retention import Terms, retention
from archive.states import Appraisal, DisposalKind, FinalAction, HoldKind
from correspondence.queries.keys import key_in_force
from eoffice import audit, clock
from eoffice.organization.officer import Officer
from eoffice.pages.demo.stage import Stage
from eoffice.pages.demo.story import HOUR
from eoffice.pages.demo.teller import Story

ARCHIVE, UNIT = "kppn.arsip", "kppn_bank"
DESTROY = Terms(2, 3, FinalAction.DESTROY, note="")
OLD = (
    ("Rekonsiliasi rekening bendahara", 2014),
    ("Retur SP2D dan penyelesaiannya", 2014),
    ("Konfirmasi setoran penerimaan negara", 2015),
    ("Laporan kas harian bank persepsi", 2015),
    ("Surat keterangan rekening satker", 2016),
    ("Pembukaan rekening bank persepsi", 2016),
)
LATER = (("Perjalanan dinas pegawai", 2022), ("Undangan dan rapat koordinasi", 2022))
WITNESSES = (
    Seen("legal", "Hasan Ibaratno", title="Penelaah Hukum", institution="Kanwil Contoh"),
    Seen("internal_audit", "Intan Andaikani", title="Auditor Internal", institution="Itjen Contoh"),
)


def transfer_is_done(stage: Stage) -> Story:
    """Two dossiers of Seksi Bank were taken over by the records unit."""
    keeper = stage.who(ARCHIVE)
    unit = stage.teller.offices.units[UNIT].pk
    found = [_old(stage, title, year, Terms(1, 3, FinalAction.DESTROY)) for title, year in LATER]
    made = _begun(stage, DisposalKind.TRANSFER, "Pemindahan arsip inaktif Seksi Bank", unit=unit)
    disposals.freeze(made.pk, [one.pk for one in found], by=keeper)
    yield HOUR
    _appraise(made, keeper, keeper, "Jumlah dan kondisi sesuai daftar.")
    yield HOUR
    approving.agree(made.approvals.get().pk, by=stage.who("kppn.bank"))
    yield HOUR
    data = Execution(done_on=_today(stage), place="Karang Melati")
    executing.begin_execution(made.pk, data, by=keeper)
    yield 10
    _sign(stage, made, f"BA-{made.number}/KPN.KM/{made.year}", keeper)


def destruction_is_done(stage: Stage) -> Story:
    """Appraised, approved, executed before two witnesses; the minutes are signed."""
    made = _frozen(stage, "Pemusnahan arsip Seksi Bank tahun 2014", OLD[:2])
    yield HOUR
    _appraise(made, stage.who("kppn.umum"), stage.who("kppn.umum"), "Tidak bernilai guna lagi.")
    yield HOUR
    approving.agree(made.approvals.get().pk, by=stage.who("kppn.kepala"))
    yield HOUR
    data = Execution(
        done_on=_today(stage),
        place="Karang Melati",
        method="Dicacah, lalu dilebur",
        decree_number=f"KEP-{made.number}/KPN.KM/{made.year}",
        decree_on=_today(stage),
        witnesses=WITNESSES,
    )
    executing.begin_execution(made.pk, data, by=stage.who(ARCHIVE))
    yield 10
    number = f"BA-{made.number}/KPN.KM/{made.year}"
    _sign(stage, made, number, stage.who("kppn.kepala"))


def destruction_waits_for_the_head(stage: Stage) -> Story:
    """Appraised by the committee; one dossier is kept, a hold binds another one."""
    made = _frozen(stage, "Pemusnahan arsip Seksi Bank tahun 2015", OLD[2:5])
    _hold(stage)
    yield HOUR
    chair = stage.who("kppn.umum")
    last = made.items.order_by("-order").first()
    kept = {last.pk: Word(Appraisal.KEEP, "Masih dipakai untuk pemeriksaan.")} if last else {}
    _appraise(made, chair, chair, "Dua berkas tidak bernilai guna lagi, satu dipertahankan.", kept)


def _hold(stage: Stage) -> None:
    title, year = OLD[5]
    held = _inactive(stage, title, year)
    data = HoldData(
        HoldKind.AUDIT, "Pemeriksaan rekening bank persepsi", "Diperiksa sampai laporan terbit.",
        "ST-12/IJ/2026",
    )  # fmt: skip
    holds.lay_hold(held.office_id, data, [held.pk], by=stage.who(ARCHIVE))


def _frozen(stage: Stage, title: str, rows: tuple[tuple[str, int], ...]) -> Disposal:
    keeper = stage.who(ARCHIVE)
    found = [_inactive(stage, *row) for row in rows]
    made = _begun(stage, DisposalKind.DESTRUCTION, title)
    disposals.freeze(made.pk, [one.pk for one in found], by=keeper)
    seats = (("chair", "kppn.umum"), ("creator", "kppn.bank"), ("archivist", ARCHIVE))
    members = [(role, stage.teller.seat(key)) for role, key in seats]
    appraising.appoint(made.pk, members, by=keeper)
    return made


def _begun(stage: Stage, kind: str, title: str, unit: int | None = None) -> Disposal:
    office = stage.teller.offices.units[stage.office].pk
    data = DisposalData(kind=kind, title=title, unit=unit)
    return disposals.begin(office, data, by=stage.who(ARCHIVE))


def _appraise(
    made: Disposal, by: Officer, chair: Officer, said: str, kept: dict[int, Word] | None = None
) -> None:
    agreed = Word(Appraisal.AGREED, looked_at=True)
    words = dict.fromkeys(made.items.values_list("pk", flat=True), agreed)
    appraising.appraise(made.pk, words | (kept or {}), by=by)
    appraising.conclude(made.pk, said, by=chair)


def _inactive(stage: Stage, title: str, year: int) -> Dossier:
    dossier = _old(stage, title, year, DESTROY)
    dossier.take_over()
    dossier.save(update_fields=["state", "came_from"])
    audit.record(DossierEvent.TAKEN_OVER, dossier, by=stage.who(ARCHIVE))
    return dossier


def _old(stage: Stage, title: str, year: int, terms: Terms) -> Dossier:
    """A dossier as an old list names it: with its own terms, closed at the end of its year."""
    by, unit = stage.who(ARCHIVE), stage.teller.offices.units[UNIT].pk
    dossier = open_dossier(unit, DossierData(title=title, year=year, medium="paper"), by=by)
    closed = close_dossier(dossier.pk, by=by, closed_on=date(year, 12, 31))
    closed.take_terms(terms)
    closed.trigger_on = date(year, 12, 31)
    closed.take_dates(retention(terms, closed.trigger_on))
    closed.span_from, closed.span_until = date(year, 1, 2), date(year, 12, 30)
    closed.save()
    audit.record(DossierEvent.RULED, closed, by=by, detail=kept_by(closed))
    return closed


def _sign(stage: Stage, made: Disposal, number: str, by: Officer) -> None:
    """With the key that the demo gave; without one the minutes wait for their signature."""
    if key_in_force(by.user_id):
        minutes_desk.sign(made.pk, number, by=by, passphrase=stage.teller.offices.passphrase)


def _today(stage: Stage) -> date:
    return clock.today(stage.teller.offices.units[stage.office].zone)
