"""The columns of an old agenda book by their headings, in whatever order somebody kept them.

Pure: text in, text out. A table without headings that are known is read by the order of the rules.
"""

import re

COLUMNS = 7
MOST = 20
NUMBER, RECEIVED, WRITTEN, SENDER, CONTENT, ADDRESSEE, REMARK = range(COLUMNS)
LETTER_DATE, LETTER_NUMBER = "letter_date", "letter_number"
KNOWN: dict[int | str, str] = {
    NUMBER: "no|nomor|urut|no urut|nomor urut|no agenda|nomor agenda",
    RECEIVED: "diterima|diterima tanggal|tanggal diterima|tanggal terima|tanggal penerimaan",
    WRITTEN: "tanggal dan nomor naskah|tanggal dan nomor surat|tanggal nomor naskah|tanggal nomor",
    LETTER_DATE: "tanggal naskah|tanggal surat",
    LETTER_NUMBER: "nomor naskah|nomor surat|no naskah|no surat",
    SENDER: "asal|asal surat|asal naskah|pengirim|dari|surat dari",
    CONTENT: "isi|isi ringkas|hal|perihal|isi surat",
    ADDRESSEE: "unit yang dituju|dituju|tujuan|kepada|diteruskan kepada|penerima",
    REMARK: "keterangan|ket|catatan",
}
MEANT = {word: column for column, words in KNOWN.items() for word in words.split("|")}
NEEDED = {NUMBER, RECEIVED, SENDER, CONTENT}
Order = dict[int | str, int]


def order_in(cells: list[str]) -> Order | None:
    """Where each column stands, if these cells are headings that say so; else nothing."""
    found: Order = {}
    for at, cell in enumerate(cells):
        meant = MEANT.get(_plain(cell))
        if meant is not None:
            found.setdefault(meant, at)
    return found if set(found) >= NEEDED else None


def counts_columns(cells: list[str]) -> bool:
    """Whether these are the numbers of the columns, 1 to the last, as books print them."""
    filled = [cell for cell in cells if cell]
    return len(filled) >= COLUMNS and filled == [str(at) for at in range(1, len(filled) + 1)]


def is_title(cells: list[str]) -> bool:
    """Whether the row says one thing in words only: the name of the book, of a month."""
    filled = {cell for cell in cells if cell}
    return len(filled) == 1 and not filled.pop()[0].isdecimal() and bool(cells[0])


def arranged(cells: list[str], order: Order | None) -> list[str]:
    """The seven columns of the rules; date and number of the letter together in one of them."""
    if order is None:
        return [*cells, *[""] * COLUMNS][:COLUMNS]

    def cell(column: int | str) -> str:
        at = order.get(column)
        return cells[at] if at is not None and at < len(cells) else ""

    row = [cell(column) for column in range(COLUMNS)]
    apart = [cell(LETTER_DATE), cell(LETTER_NUMBER)]
    row[WRITTEN] = row[WRITTEN] or ", ".join(filter(None, apart))
    return row


def _plain(heading: str) -> str:
    words = re.sub(r"[^a-z]+", " ", heading.casefold()).split()
    return " ".join("tanggal" if word == "tgl" else word for word in words)
