"""Office Indonesian on paper: dates, numbers in words, the two axes. Whatever the screen speaks.

Pure. A printed letter is Indonesian, so nothing here goes through gettext.
"""

from __future__ import annotations

import re
from datetime import date

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
    *("Agustus", "September", "Oktober", "November", "Desember"),
)
SECURITY = {
    "biasa": "Biasa",
    "terbatas": "Terbatas",
    "rahasia": "Rahasia",
    "sangat_rahasia": "Sangat Rahasia",
}
URGENCY = {"segera": "Segera", "sangat_segera": "Sangat Segera"}
DIGITS = (
    *("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh"),
    *("delapan", "sembilan", "sepuluh", "sebelas"),
)
TEEN, TEN, HUNDRED, THOUSAND = 20, 10, 100, 1000
NIP = re.compile(r"(\d{8})(\d{6})(\d)(\d{3})")
UNKNOWN = "…………"


def long_date(day: date | None) -> str:
    """19 Agustus 2024."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def day_and_date(day: date) -> str:
    """Senin, 19 Agustus 2024."""
    return f"{DAYS[day.weekday()]}, {long_date(day)}"


def written_day(text: str) -> str:
    """A day as it was typed; one from a date field becomes "Senin, 19 Agustus 2024"."""
    try:
        return day_and_date(date.fromisoformat(text))
    except ValueError:
        return text


def date_in_words(day: date | None) -> str:
    """How minutes begin: "Senin, tanggal sembilan belas bulan Agustus tahun dua ribu …"."""
    if day is None:
        return f"{UNKNOWN}, tanggal {UNKNOWN} bulan {UNKNOWN} tahun {UNKNOWN}"
    named = f"tanggal {number(day.day)} bulan {MONTHS[day.month - 1]} tahun {number(day.year)}"
    return f"{DAYS[day.weekday()]}, {named} ({day:%d-%m-%Y})"


def counted_annexes(count: int) -> str:
    """How many annexes a letter says that it has: "2 (dua) berkas", or a dash."""
    return f"{count} ({number(count)}) berkas" if count else "-"


def number(value: int) -> str:
    """A whole number from 0 to 9999 in words."""
    if value == 0:
        return "nol"
    if value < len(DIGITS):
        return DIGITS[value]
    if value < TEEN:
        return f"{DIGITS[value - TEN]} belas"
    for size, one, many in ((THOUSAND, "seribu", "ribu"), (HUNDRED, "seratus", "ratus")):
        if value >= size:
            head = one if value < 2 * size else f"{number(value // size)} {many}"
            return f"{head} {number(value % size)}" if value % size else head
    tens = f"{DIGITS[value // TEN]} puluh"
    return f"{tens} {DIGITS[value % TEN]}" if value % TEN else tens


def clause(order: int) -> str:
    """The heading of a clause of a decree: KESATU, KEDUA, … KEDUA BELAS."""
    return f"KE{number(order).upper()}"


def marks(security: str, urgency: str) -> str:
    """What stands behind "Sifat": both axes, the usual one of each left out."""
    shown = [] if security == "biasa" else [SECURITY.get(security, security)]
    shown += [URGENCY[urgency]] if urgency in URGENCY else []
    return " / ".join(shown) or SECURITY["biasa"]


def nip(digits: str) -> str:
    """A NIP in its four groups; anything else as it is."""
    return " ".join(match.groups()) if (match := NIP.fullmatch(digits)) else digits
