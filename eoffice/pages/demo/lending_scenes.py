"""The lending desk and the shelves of the demo: places, boxes, and loans in every state.

Played after the shelves are filled, each step at its moment; every name from outside is invented.
"""

from contextlib import suppress
from datetime import datetime, timedelta

from archive.actions.lending import Loss, hand_over, record_found, record_loss, take_back
from archive.actions.loan_extensions import MoreTime, ask_more_time
from archive.actions.loans import (
    Borrower,
    LoanData,
    Thing,
    approve_loan,
    cancel_loan,
    reject_loan,
    request_loan,
)
from archive.actions.places import PlaceData, make_boxes, make_place, put_into_box
from archive.models import Dossier, Loan, StorageLocation
from archive.states import DossierState, Medium
from correspondence.states import SECRET
from eoffice import clock
from eoffice.errors import WrongState
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer
from eoffice.pages.demo import charts
from eoffice.pages.demo.people import Offices

OFFICE, KEEPER = "kppn", "arsip.kppn"
PURPOSES = (
    "Bahan pemeriksaan Inspektorat", "Rekonsiliasi data rekening", "Penyusunan laporan tahunan",
    "Menjawab pertanyaan satuan kerja", "Bahan rapat pimpinan", "Verifikasi SPJ perjalanan dinas",
)  # fmt: skip
VISITOR = Borrower(
    name="Bimo Misalnya", nip="", unit="Universitas Contoh Nusantara", phone="0800-0000-021",
    email="bimo.misalnya@contoh.example",
)  # fmt: skip
SEATS = ("kppn.bank", "kppn.pd", "kppn.umum")
# what becomes of a loan: how many days ago it was asked for, for how many days, and its end
PLAYED = (
    (60, 14, "returned"), (55, 14, "returned"), (52, 7, "returned"), (50, 14, "found"),
    (47, 14, "returned"), (44, 10, "returned"), (41, 14, "lost"), (38, 14, "returned"),
    (36, 7, "rejected"), (33, 14, "damaged"), (30, 14, "returned"), (27, 14, "cancelled"),
    (24, 10, "on_loan"), (21, 14, "on_loan"), (17, 10, "on_loan"), (12, 21, "more_time"),
    (9, 14, "on_loan"), (7, 14, "visitor"), (6, 14, "on_loan"), (5, 7, "copy"),
    (4, 14, "approved"), (3, 14, "approved"), (2, 14, "requested"), (1, 7, "requested"),
    (1, 14, "described"),
)  # fmt: skip


def set_up_places(offices: Offices) -> None:
    """A second room with shelves and rows; the closed dossiers of paper go into boxes."""
    by, office = offices.officer(KEEPER), offices.units[OFFICE]
    room = make_place(office.pk, PlaceData("room", "R2", "Ruang arsip lantai 2"), by=by)
    shelves = [
        make_place(office.pk, PlaceData("shelf", code, f"Rak {code}", room.pk), by=by)
        for code in ("A", "B")
    ]
    rows = [
        make_place(office.pk, PlaceData("row", str(n), f"Baris {n}", shelf.pk), by=by)
        for shelf in shelves
        for n in (1, 2)
    ]
    _fill(office.pk, rows, by)


def play_loans(offices: Offices, now: datetime) -> None:
    """Every loan from its request to its end, in the order of the requests."""
    things = _things(offices)
    for turn, (days, lasts, end) in enumerate(PLAYED):
        began = now - timedelta(days=days)
        _play(offices, began, lasts, end, things[turn % len(things) :] + things, turn)


def _fill(office_id: int, rows: list[StorageLocation], by: Officer) -> None:
    boxes = [box for row in rows for box in make_boxes(office_id, 2, row.pk, by=by)]
    closed = Dossier.objects.filter(office=office_id, box=None).exclude(medium=Medium.DIGITAL)
    kept = closed.filter(state__in=(DossierState.CLOSED, DossierState.INACTIVE)).order_by("pk")
    for turn, dossier in enumerate(kept):
        put_into_box(dossier.pk, boxes[turn % len(boxes)].pk, by=by)


def _things(offices: Offices) -> list[Dossier]:
    """Dossiers of paper that need no higher word."""
    rows = Dossier.objects.filter(office=offices.units[OFFICE], security="biasa", is_vital=False)
    rows = rows.filter(state__in=(DossierState.CLOSED, DossierState.INACTIVE, DossierState.OPEN))
    rows = rows.exclude(items__letter__security__in=SECRET).exclude(medium=Medium.DIGITAL)
    return list(rows.filter(is_protected=False).order_by("pk"))


def _play(
    offices: Offices, began: datetime, lasts: int, end: str, things: list[Dossier], turn: int
) -> None:
    """One loan; people are asked for as they sit today, also for what was before them."""
    by, who = offices.officer(KEEPER), _borrower(offices, end, turn)
    with clock.moved_to(began):
        loan = _asked(offices.units[OFFICE], who, lasts, end, things, turn, by)
    with clock.moved_to(began + timedelta(hours=4)):
        if end == "rejected":
            reject_loan(loan.pk, "Berkas sedang dipakai untuk pemeriksaan.", by=by)
        elif end == "cancelled":
            cancel_loan(loan.pk, "Sudah tidak diperlukan.", by=by)
        elif end not in ("requested", "described"):
            approve_loan(loan.pk, by=by)
    if end in ("requested", "described", "rejected", "cancelled", "approved"):
        return
    with clock.moved_to(began + timedelta(hours=6)):
        hand_over(loan.pk, {item.pk: "good" for item in loan.items.all()}, by=by)
    with clock.moved_to(began + timedelta(days=min(lasts, 10))):
        _end(loan, end, by)


def _borrower(offices: Offices, end: str, turn: int) -> Borrower:
    if end == "visitor":
        return VISITOR
    key = SEATS[turn % len(SEATS)]
    holder = offices.officer(charts.SEATS[key].account, key)
    return Borrower(holder.position_id, holder.name)


def _asked(
    office: Unit,
    who: Borrower,
    lasts: int,
    end: str,
    things: list[Dossier],
    turn: int,
    by: Officer,
) -> Loan:
    due = clock.today(office.time_zone) + timedelta(days=lasts)
    cover = "12/UCN/2026" if end == "visitor" else ""
    data = LoanData(PURPOSES[turn % len(PURPOSES)], due, cover_number=cover)
    lent_as = "copy" if end == "copy" else "paper"
    if end == "described":
        return request_loan(office.pk, who, data, by=by)
    for thing in things:
        with suppress(WrongState):  # that one is out, or there is no copy of it
            return request_loan(office.pk, who, data, [Thing(thing.pk, None, lent_as)], by=by)
    raise WrongState


def _end(loan: Loan, end: str, by: Officer) -> None:
    item = loan.items.first()
    if item is None:
        return
    if end in ("returned", "damaged"):
        take_back(loan.pk, {item.pk: "damaged" if end == "damaged" else "good"}, by=by)
    elif end in ("lost", "found"):
        number = f"BA-{loan.number:02d}/ARSIP/{loan.year}"
        minutes = Loss(number, "Tertinggal saat rapat di luar kantor.")
        record_loss(item.pk, minutes, by=by)
        if end == "found":
            record_found(item.pk, "good", by=by)
    elif end == "more_time":
        later = loan.due_on + timedelta(days=14)
        ask_more_time(loan.pk, MoreTime(later, "Pemeriksaan belum selesai."), by=by)
