"""The loan database as a table: one line for every thing that was lent, in the columns of 5.5."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import override

from archive.loan_states import AWAY
from archive.models import Loan, LoanItem
from archive.queries.dossier_lists import title_for
from archive.queries.loan_things import known_parts, place_of, words_of
from eoffice.organization.officer import Officer

COLUMNS = (
    "Nomor", "Peminjam", "NIP", "Unit/instansi", "Telepon", "Surat pengantar", "Keperluan",
    "Nomor arsip", "Uraian", "Tahun", "Lokasi simpan", "Tanggal pinjam", "Rencana kembali",
    "Disetujui oleh", "Diserahkan oleh", "Kondisi keluar", "Kembali", "Diterima oleh",
    "Kondisi kembali", "Keterangan",
)  # fmt: skip
WIDTHS = (12, 26, 22, 28, 16, 22, 34, 24, 40, 8, 24, 14, 14, 26, 26, 12, 14, 26, 12, 30)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One thing on one loan; words in Indonesian, as everything on paper."""

    number: str
    borrower: str
    nip: str
    unit: str
    phone: str
    cover: str
    purpose: str
    reference: str
    words: str
    year: int
    place: str
    taken: str
    due: str
    approver: str
    giver: str
    condition_out: str
    back: str
    receiver: str
    condition_back: str
    remark: str

    @property
    def cells(self) -> tuple[str, ...]:
        """All columns as text."""
        return tuple(str(getattr(self, name)) for name in self.__slots__)


def things_on(loans: QuerySet[Loan]) -> QuerySet[LoanItem]:
    """Everything that was lent on these loans."""
    return LoanItem.objects.filter(loan__in=loans)


def still_out(things: QuerySet[LoanItem]) -> QuerySet[LoanItem]:
    """What of it is not back yet; what was lost stays owed."""
    return things.filter(state__in=AWAY)


def register_of(
    things: QuerySet[LoanItem], officer: Officer, most: int, first: int = 1
) -> list[RegisterRow]:
    """A line for each, in the order of the numbers of the loans; a few statements for all."""
    items = things.select_related(
        "loan__office",
        "dossier__classification",
        "dossier__box__location",
        "item__letter",
        "item__dossier",
    )
    found = list(items.order_by("loan__year", "loan__number", "pk")[first - 1 : first - 1 + most])
    letters = {one.item.letter.pk: one.item.letter for one in found if one.item and one.item.letter}
    parts = known_parts(found, list(letters.values()), officer)
    with override("id"):
        return [_row(one, officer, parts) for one in found]


def day(value: date | datetime | None, zone: ZoneInfo) -> str:
    """23-09-2024, in the office's own time."""
    if isinstance(value, datetime):
        value = value.astimezone(zone).date()
    return f"{value:%d-%m-%Y}" if value else ""


def _row(one: LoanItem, officer: Officer, parts: dict) -> RegisterRow:
    loan, dossier, zone = one.loan, one.dossier, one.loan.office.zone
    back = one.found_at or one.back_at
    order = f" no. {one.item.order}" if one.item else ""
    return RegisterRow(
        number=loan.reference,
        borrower=loan.borrower_name,
        nip=loan.borrower_nip,
        unit=loan.borrower_unit,
        phone=loan.borrower_phone,
        cover=loan.cover_number,
        purpose=loan.purpose,
        reference=f"{dossier.reference}{order}",
        words=words_of(one.item, officer, parts) or title_for(officer, dossier),
        year=dossier.year,
        place=place_of(dossier),
        taken=day(one.out_at, zone),
        due=day(loan.due_on, zone),
        approver=loan.decided_by_name,
        giver=loan.handed_over_by_name,
        condition_out=_condition(one.get_condition_out_display()),
        back=day(back, zone),
        receiver=one.back_to_name if back else "",
        condition_back=_condition(one.get_condition_back_display()),
        remark="; ".join(_remarks(one)),
    )


def _condition(word: object) -> str:
    return str(word).lower()


def _remarks(one: LoanItem) -> Iterable[str]:
    yield str(one.get_state_display())
    yield str(one.get_lent_as_display()).lower()
    if one.lost_number:
        yield f"BA {one.lost_number}"
    if one.note:
        yield one.note
