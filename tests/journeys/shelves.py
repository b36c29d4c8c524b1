"""Runs inside the installation: an archive with something in every state, for the tour.

It is that of Dinas PUPR. The KPPN's archive stays empty: its pages show what they say then, and the
story of the archive begins there.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from archive.actions import (
    DossierChange,
    DossierData,
    change_dossier,
    close_dossier,
    file_letter,
    open_dossier,
    schedules,
)
from archive.actions.counting import begin_count, scan_label
from archive.actions.places import PlaceData, make_boxes, make_place, put_into_box
from archive.actions.schedules import ScheduleData
from archive.events import DossierEvent
from archive.facts_mark import kept_by
from archive.importing.rules import read_rules
from archive.models import Dossier
from archive.retention import Terms, retention
from archive.samples import SCHEDULE
from correspondence.models import Classification
from disposition import actions
from eoffice import audit, clock
from eoffice.organization.officer import Officer
from tests.journeys.shelves_handed_in import damage, hand_in
from tests.journeys.shelves_lent import lend
from tests.journeys.shelves_sorted import sort_out

if TYPE_CHECKING:
    from tests.journeys.letters import Told

OFFICE, UNIT = "pupr", "pupr_bm"
LONG = (
    "Dokumen perencanaan, pelaksanaan, dan pengawasan pekerjaan jalan beserta lampirannya " * 4
)[:250]


class Shelves:
    """The archive of the office, its people, and dossiers as one wants them."""

    def __init__(self, told: Told) -> None:
        self.told, self.office = told, told.offices.units[OFFICE]
        self.unit = told.offices.units[UNIT]
        self.keeper, self.filer = told.who("arsip.pupr"), told.who("staf.binamarga.pupr")

    def seat(self, key: str) -> int:
        """The id of a seat."""
        return self.told.offices.seats[key].pk

    def dossier(self, title: str, by: Officer | None = None, code: str = "", **how: str) -> Dossier:
        """An open one of the unit."""
        codes = Classification.objects.filter(organization=self.office.root_id, code=code)
        pk = codes.values_list("pk", flat=True).first()
        data = DossierData(title=title, classification=pk, **{"medium": "both"} | how)
        return open_dossier(self.unit.pk, data, by=by or self.filer)

    def due(self, title: str, *, inactive: bool = True) -> Dossier:
        """One whose terms are over, of before there was a schedule."""
        closed = close_dossier(self.dossier(title).pk, by=self.filer)
        closed.take_terms(Terms(2, 3, "musnah"))
        closed.trigger_on = date(2012, 12, 31)
        closed.take_dates(retention(closed.terms, closed.trigger_on))
        if inactive:
            closed.take_over()
        closed.save()
        audit.record(DossierEvent.RULED, closed, by=self.filer, detail=kept_by(closed))
        if inactive:
            audit.record(DossierEvent.TAKEN_OVER, closed, by=self.keeper)
        return closed

    def ended_letter(self, number: int, **facts: object) -> int:
        """A letter that was given to the unit and closed."""
        letter = self.told.letter(OFFICE, number=number, **facts)
        head = self.told.who("kepala.pupr")
        actions.dispose(letter.pk, self.told.sheet(OFFICE, "pupr.bm", code="diketahui"), by=head)
        actions.understand(self.told.branch(letter, "pupr.bm"), by=self.told.who("binamarga.pupr"))
        actions.close_letter(letter.pk, "noted", by=head)
        return letter.pk


def tell_shelves(told: Told) -> dict[str, int]:
    """The archive as it stands when the journey begins; ids by the names of the tour."""
    facts = _schedules(told)
    with clock.moved_to(clock.now() - timedelta(days=25)):
        shelves = Shelves(told)
        facts |= _dossiers(shelves) | _places(shelves)
    facts |= lend(shelves) | sort_out(shelves)
    return facts | hand_in(shelves, facts["dossier"]) | damage(shelves, facts["filed"])


def _schedules(told: Told) -> dict[str, int]:
    by = told.who("arsip.setda")
    rules = read_rules(ContentFile(SCHEDULE.read_bytes(), name=SCHEDULE.name)).rows
    valid = ScheduleData(name="Jadwal retensi", valid_from=date(2010, 1, 1))
    made = schedules.draft_schedule(by.organization_id, valid, rules, by=by, is_sample=True)
    schedules.put_in_force(made.pk, by=by)
    later = ScheduleData(name=LONG[:100], valid_from=clock.today("Asia/Makassar"))
    draft = schedules.copy_schedule(made.pk, later, by=by)
    return {"schedule": made.pk, "draft": draft.pk, "rule": draft.rules.first().pk}


def _dossiers(shelves: Shelves) -> dict[str, int]:
    full = shelves.dossier(LONG, code="600.1.8")
    filed = [shelves.ended_letter(number, scanned=number == 31) for number in range(31, 34)]
    for pk in filed:
        file_letter(pk, full.pk, by=shelves.filer, has_paper=True)
    free = shelves.ended_letter(35)
    closed = close_dossier(shelves.dossier("Berkas tanpa kelas").pk, by=shelves.filer)
    vital = shelves.dossier("Gambar terbangun jembatan", code="600.1.9", security="rahasia")
    kept = DossierChange(
        title=vital.title, classification=vital.classification_id, security="rahasia",
        medium="both", is_vital=True,
    )  # fmt: skip
    change_dossier(vital.pk, kept, by=shelves.keeper)
    waits = close_dossier(shelves.dossier("Alat berat", code="000.1.7.2").pk, by=shelves.filer)
    item = full.items.first()
    return {"dossier": full.pk, "filed": filed[0], "free": free, "classless": closed.pk,
            "vital": vital.pk, "waits": waits.pk, "item": item.pk}  # fmt: skip


def _places(shelves: Shelves) -> dict[str, int]:
    office, by = shelves.office.pk, shelves.keeper
    room = make_place(office, PlaceData("room", "R1", LONG[:100]), by=by)
    shelf = make_place(office, PlaceData("shelf", "A", "Rak besi", room.pk), by=by)
    boxes = make_boxes(office, 3, shelf.pk, by=by)
    for title in ("Kontrak jalan lingkar", LONG[:200]):
        put_into_box(shelves.dossier(title).pk, boxes[0].pk, by=by)
    counted = begin_count(shelf, by=by)
    scan_label(counted.pk, boxes[0].label_code, by=by)
    return {"place": shelf.pk, "room": room.pk, "box": boxes[0].pk, "count": counted.pk,
            "empty_box": boxes[2].pk}  # fmt: skip
