"""The papers of lending: receipt, out indicator, register and list of what is overdue.

Their words are Indonesian, whatever the screen speaks; typeset in a limited child.
"""

from collections.abc import Sequence
from typing import Any

from archive.models import Loan
from archive.queries.loan_register import COLUMNS, WIDTHS, RegisterRow, day
from correspondence.book_export import table
from correspondence.printing import words
from correspondence.printing.head import letterhead_of
from eoffice import clock, pdf
from eoffice.organization.officer import Officer

NAMES = {"receipt": "bukti-peminjaman", "indicator": "penunjuk-keluar"}


def receipt(loan: Loan, rows: Sequence[RegisterRow], by: Officer) -> bytes:
    """The loan form with its things, the conditions and the places for signatures."""
    zone = loan.office.zone
    data = {
        "letterhead": letterhead_of(loan.office),
        "number": loan.reference,
        "facts": [
            ["Nama peminjam", loan.borrower_name],
            ["NIP", loan.borrower_nip or "–"],
            ["Unit/instansi", loan.borrower_unit or "–"],
            ["Telepon", loan.borrower_phone or loan.borrower_email or "–"],
            ["Surat pengantar", loan.cover_number or "–"],
            ["Keperluan", loan.purpose],
            ["Tanggal pinjam", words.long_date(_taken(loan))],
            ["Harus kembali", words.long_date(loan.due_on)],
        ],
        "rows": [_thing(row) for row in rows],
        "approver": loan.decided_by_name,
        "approver_label": loan.decided_by_label,
        "giver": loan.handed_over_by_name or by.name,
        "borrower": loan.borrower_name,
        "receiver": loan.received_by_name if loan.came_back else "",
        "returned": day(loan.returned_at, zone) if loan.came_back else "",
        "printed": _printed(loan, by),
    }
    return pdf.printed("loan_receipt", data)


def indicator(loan: Loan, rows: Sequence[RegisterRow], by: Officer) -> bytes:
    """One card for every thing, to stand in its place while it is out."""
    cards = [
        {
            "reference": row.reference,
            "words": row.words,
            "place": row.place,
            "borrower": row.borrower,
            "unit": row.unit,
            "taken": row.taken,
            "due": row.due,
            "loan": row.number,
        }
        for row in rows
    ]
    office = str(loan.office)
    data = {"cards": cards, "office": office, "printed": _printed(loan, by)}
    return pdf.printed("loan_indicator", data)


def register_pdf(
    rows: Sequence[RegisterRow], *, office: str, title: str, period: str, note: str
) -> bytes:
    """The loan database of a period, landscape; the narrow columns share a cell."""
    lines = [
        [
            row.number,
            "\n".join(filter(None, [row.borrower, row.nip, row.unit, row.phone])),
            "\n".join(filter(None, [row.purpose, row.cover])),
            "\n".join(filter(None, [row.reference, row.words, row.place])),
            row.taken,
            row.due,
            "\n".join(filter(None, [row.approver, row.giver])),
            row.condition_out,
            "\n".join(filter(None, [row.back, row.receiver])),
            row.condition_back,
            row.remark,
        ]
        for row in rows
    ]
    data = {"title": title, "office": office, "period": period, "rows": lines, "printed": note}
    return pdf.printed("loan_register", data)


def register_xlsx(rows: Sequence[RegisterRow], *, office: str, title: str, period: str) -> bytes:
    """The same with a column for everything."""
    heads = (f"{title} {period}".strip(), office)
    return table("Peminjaman", heads, COLUMNS, WIDTHS, [row.cells for row in rows])


def _thing(row: RegisterRow) -> list[str]:
    return [row.reference, row.words, str(row.year), row.place, row.condition_out,
            row.back, row.condition_back, row.remark]  # fmt: skip


def _taken(loan: Loan) -> Any:
    moment = loan.handed_over_at
    return moment.astimezone(loan.office.zone).date() if moment else loan.planned_from


def _printed(loan: Loan, by: Officer) -> str:
    now = clock.now().astimezone(loan.office.zone)
    return f"Dicetak {words.long_date(now.date())} pukul {now:%H.%M} oleh {by.name}"
