"""What the cells of a schedule or an old list say: terms, final action, security, periods."""

import re
from datetime import date

from django.utils.translation import gettext as _

from archive.retention import LONGEST
from archive.states import FinalAction
from correspondence.states import Security
from eoffice.organization.importing.cells import NO, YES, BadCell, day

NOTHING = frozenset({"", "-", "–", "—", "0"})
YEARS = re.compile(r"(\d{1,4})\s*(?:\([^)]*\)\s*)?(?:tahun|thn|th\b|years?)?", re.IGNORECASE)
SHORTER = re.compile(
    r"\d\s*(?:\([^)]*\)\s*)?(bulan|minggu|hari|months?|weeks?|days?)", re.IGNORECASE
)
NOT_WHOLE = re.compile(r"[-−]\s*\d|\d+\s*[.,/–-]\s*\d")
FLOAT = re.compile(r"^(\d+)[.,]0+(?!\d)")  # what a table makes of 2
FOR = re.compile(r"^(selama|for)\s*$", re.IGNORECASE)
FINAL = (
    (re.compile(r"^(di)?musnah(kan)?", re.IGNORECASE), FinalAction.DESTROY),
    (re.compile(r"^(permanen|statis|diserahkan|serah)", re.IGNORECASE), FinalAction.PERMANENT),
    (re.compile(r"^(di)?nilai kembali", re.IGNORECASE), FinalAction.REAPPRAISE),
    (re.compile(r"^destroy", re.IGNORECASE), FinalAction.DESTROY),
    (re.compile(r"^(keep )?permanent(ly)?", re.IGNORECASE), FinalAction.PERMANENT),
    (re.compile(r"^(re)?apprais(e again|e)", re.IGNORECASE), FinalAction.REAPPRAISE),
)
SECURITY = {
    "": Security.BIASA, "-": Security.BIASA, "b": Security.BIASA, "biasa": Security.BIASA,
    "terbuka": Security.BIASA, "biasa/terbuka": Security.BIASA, "t": Security.TERBATAS,
    "terbatas": Security.TERBATAS, "r": Security.RAHASIA, "rahasia": Security.RAHASIA,
    "sr": Security.SANGAT_RAHASIA, "sangat rahasia": Security.SANGAT_RAHASIA,
    "sangat_rahasia": Security.SANGAT_RAHASIA,
}  # fmt: skip
SPAN = re.compile(r"^(.*?)\s*(?:s\.?\s*/?\s*d\.?|sampai|hingga|–|—|-)\s*(.*)$", re.IGNORECASE)
YEAR = re.compile(r"^\d{4}$")
SPAN_OF_YEARS = re.compile(
    r"^(\d{4})\s*(?:s\.?\s*/?\s*d\.?|sampai|hingga|–|—|-|/)\s*(\d{4})$", re.IGNORECASE
)


def term(cell: str) -> tuple[int | None, str]:
    """Years, and the event from which they count: "2 Tahun Setelah Pemeriksaan".

    A term that only names an event ("Selama berlaku") has no years of its own.
    """
    text = FLOAT.sub(r"\1", " ".join(cell.split()))
    if text in NOTHING:
        return (0 if text == "0" else None), ""
    if SHORTER.search(text) or NOT_WHOLE.match(text):
        raise BadCell(_("write whole years, such as 2 Tahun"))
    found = YEARS.search(text)
    if found is None:
        return 0, text
    before, after = text[: found.start()].strip(" ,;"), text[found.end() :].strip(" ,;.")
    years = int(found[1])
    if years > LONGEST:
        raise BadCell(_("a term has 500 years at most"))
    return years, after if not before or FOR.match(before) else text


def final(cell: str) -> tuple[str, str]:
    """The final action, and its exception: "Musnah, kecuali barang tidak bergerak"."""
    text = " ".join(cell.split())
    if text in NOTHING:
        return "", ""
    for begins, action in FINAL:
        if found := begins.match(text):
            return action, text[found.end() :].strip(" ,;.()")
    raise BadCell(_("write Musnah, Permanen or Dinilai kembali"))


def security(cell: str) -> str:
    """The security that the schedule gives a code."""
    known = SECURITY.get(cell.casefold().strip())
    if known is None:
        raise BadCell(_("write biasa, terbatas, rahasia or sangat rahasia"))
    return known


def flag(cell: str, word: str = "") -> bool:
    """Yes or no; the name of the flag itself is a yes."""
    text = cell.casefold().strip()
    if text in YES or text in ("v", "✓", "√") or (word and text == word):
        return True
    if text in NO or text in NOTHING:
        return False
    raise BadCell(_("write “ya” or “tidak”"))


def span(cell: str) -> tuple[date | None, date | None]:
    """A period: a year, two years, a day, two days."""
    text = " ".join(cell.split())
    if text in NOTHING:
        return None, None
    if YEAR.match(text):
        return _whole(int(text), int(text))
    if years := SPAN_OF_YEARS.match(text):
        return _whole(int(years[1]), int(years[2]))
    try:
        one = day(text)
        return one, one
    except BadCell:
        pass
    if both := SPAN.match(text):
        return _between(day(both[1].strip()), day(both[2].strip()))
    raise BadCell(_("not a period (write 2015, 2015-2017 or 31-12-2015)"))


def _whole(first: int, last: int) -> tuple[date, date]:
    if not (1900 <= first <= last <= 2200):
        raise BadCell(_("not a period (write 2015, 2015-2017 or 31-12-2015)"))
    return date(first, 1, 1), date(last, 12, 31)


def _between(first: date | None, last: date | None) -> tuple[date | None, date | None]:
    if first and last and last < first:
        raise BadCell(_("the period ends before it begins"))
    return first, last
