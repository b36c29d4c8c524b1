"""Disposals of the tour: one at every step, and a hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.actions import appraising, approving, disposals, executing, holds
from archive.actions.appraising import Word
from archive.actions.disposals import DisposalData
from archive.actions.executing import Execution, Seen
from archive.actions.holds import HoldData
from archive.models import Disposal
from eoffice import clock

if TYPE_CHECKING:
    from tests.journeys.shelves import Shelves

TITLE = "Pemusnahan arsip Bidang Bina Marga yang telah habis masa retensinya menurut tabel " * 2
COMMITTEE = (("chair", "pupr.sekretaris"), ("creator", "pupr.bm"), ("archivist", "pupr.arsip"))
WITNESSES = (Seen("legal", "Hasan Ibaratno"), Seen("internal_audit", "Intan Andaikani"))


def sort_out(shelves: Shelves) -> dict[str, int]:
    """Ids by the names of the tour."""
    draft = _begun(shelves, "transfer", unit=shelves.unit.pk)
    shelves.due("Berkas untuk dipindahkan", inactive=False)
    shelves.due("Berkas untuk dimusnahkan")
    selecting = _begun(shelves, "destruction")
    frozen, waits = _frozen(shelves, "beku"), _appraised(shelves, "dinilai")
    approved = _approved(shelves, "disetujui")
    done = _approved(shelves, "dilaksanakan")
    act = Execution(clock.today("Asia/Makassar"), "Sagara Raya", "Dicacah", "KEP-7/2026",
                    clock.today("Asia/Makassar"), WITNESSES)  # fmt: skip
    executing.begin_execution(done.pk, act, by=shelves.keeper)
    held = shelves.due("Berkas yang ditahan")
    why = HoldData("audit", "Pemeriksaan jembatan", "Diperiksa sampai laporan terbit.", "ST-12")
    hold = holds.lay_hold(shelves.office.pk, why, [held.pk], by=shelves.keeper)
    return {"transfer": draft.pk, "selecting": selecting.pk, "frozen": frozen.pk,
            "appraised": waits.pk, "decision": waits.approvals.get().pk, "approved": approved.pk,
            "executed": done.pk, "hold": hold.pk, "held": held.pk,
            "listed": frozen.items.first().pk}  # fmt: skip


def _begun(shelves: Shelves, kind: str, **how: int) -> Disposal:
    data = DisposalData(kind=kind, title=TITLE[:150], **how)
    return disposals.begin(shelves.office.pk, data, by=shelves.keeper)


def _frozen(shelves: Shelves, word: str) -> Disposal:
    found = [shelves.due(f"Berkas {word} {n}").pk for n in range(2)]
    made = _begun(shelves, "destruction")
    disposals.freeze(made.pk, found, by=shelves.keeper)
    members = [(role, shelves.seat(key)) for role, key in COMMITTEE]
    appraising.appoint(made.pk, members, by=shelves.keeper)
    return made


def _appraised(shelves: Shelves, word: str) -> Disposal:
    made, chair = _frozen(shelves, word), shelves.told.who("sekretaris.pupr")
    words = {pk: Word("agreed", looked_at=True) for pk in made.items.values_list("pk", flat=True)}
    appraising.appraise(made.pk, words, by=chair)
    appraising.conclude(made.pk, "Tidak bernilai guna lagi.", by=chair)
    return made


def _approved(shelves: Shelves, word: str) -> Disposal:
    made = _appraised(shelves, word)
    approving.agree(made.approvals.get().pk, by=shelves.told.who("kepala.pupr"))
    return made
