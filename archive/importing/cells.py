"""What the cells of a schedule or an old list say: terms, final action, security."""

import re

from django.utils.translation import gettext as _

from archive.importing import numerals
from archive.retention import LONGEST
from archive.states import FinalAction
from correspondence.states import Security
from eoffice.organization.importing.cells import NO, YES, BadCell

NOTHING = frozenset({"", "-", "–", "—", "0"})
NUMBER = re.compile(r"\d+")
IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
TOLD = re.compile(r"\s*(\d+)\s*(?:tahun|thn|th|years?)?\.?\s*", re.IGNORECASE)
UNIT = re.compile(r"^\s*(?:tahun|thn|th|years?|yrs?)\b\.?", re.IGNORECASE)
SHORTER = re.compile(
    r"\d\s*(?:\([^)]*\)\s*)?(bulan|minggu|hari|months?|weeks?|days?)\b", re.IGNORECASE
)
NOT_WHOLE = re.compile(r"[-−±~<>]\s*\d|\d+\s*[.,/–-]\s*\d")
HALF = re.compile(r"\b(setengah|separuh|seperempat)\b", re.IGNORECASE)
FLOAT = re.compile(r"^(\d+)[.,]0+(?!\d)")  # what a table makes of 2
AGAIN = re.compile(
    r"^\s*(?:[-–/+&?]|(?:atau|dan|lebih|kurang|or|and)\b)|\d\s*(?:\([^)]*\)\s*)?(?:tahun|thn|th|years?)\b",
    re.IGNORECASE,
)
EVENT = re.compile(
    r"^[\s,;.(]*(?:selama|sampai|hingga|s\.?/?d\.?|setelah|sesudah|sejak|semenjak|jika|apabila|bila|"
    r"ketika|pada saat|terhitung|dihitung|masih|until|while|after|as long as|since|when|if)\b",
    re.IGNORECASE,
)
AT_LEAST = re.compile(
    r"^(?:minimal|maksimal|paling (?:lama|singkat|sedikit)|sekurang-kurangnya)\s*$", re.IGNORECASE
)
AFTER_ACTIVE = re.compile(
    r"^(dihitung )?(setelah|sesudah|sejak|after)\b.*\b(aktif|active)\b[^,;]*$", re.IGNORECASE
)
FOR = re.compile(r"^(selama|for)\s*$", re.IGNORECASE)
FINAL = (
    (re.compile(r"^(di)?musnah(kan)?", re.IGNORECASE), FinalAction.DESTROY),
    (re.compile(r"^((di)?simpan (secara )?permanen|permanen|dipermanenkan|(arsip )?statis|"
                r"diserahkan|serah)", re.IGNORECASE), FinalAction.PERMANENT),
    (re.compile(r"^(di)?nilai kembali", re.IGNORECASE), FinalAction.REAPPRAISE),
    (re.compile(r"^destroy", re.IGNORECASE), FinalAction.DESTROY),
    (re.compile(r"^(keep )?permanent(ly)?", re.IGNORECASE), FinalAction.PERMANENT),
    (re.compile(r"^(re)?apprais(e again|e)", re.IGNORECASE), FinalAction.REAPPRAISE),
)  # fmt: skip
ACTION = re.compile(
    r"musnah|permanen|\bstatis\b|\bserah|nilai kembali|destroy|apprais", re.IGNORECASE
)
EXCEPT = re.compile(r"\b(kecuali|selain|except)\b", re.IGNORECASE)
DOUBTED = re.compile(r"\?|^\s*,?\s*(?:/|\batau\b|\bor\b)", re.IGNORECASE)
SECURITY = {
    "": Security.BIASA, "-": Security.BIASA, "b": Security.BIASA, "biasa": Security.BIASA,
    "terbuka": Security.BIASA, "biasa/terbuka": Security.BIASA, "t": Security.TERBATAS,
    "terbatas": Security.TERBATAS, "r": Security.RAHASIA, "rahasia": Security.RAHASIA,
    "sr": Security.SANGAT_RAHASIA, "sangat rahasia": Security.SANGAT_RAHASIA,
    "sangat_rahasia": Security.SANGAT_RAHASIA,
}  # fmt: skip


def term(cell: str) -> tuple[int | None, str]:
    """Years, and the event from which they count: "2 Tahun Setelah Pemeriksaan".

    A term that only names an event ("Selama berlaku") has no years of its own.
    """
    years, said, is_counted = _term(cell)
    if not is_counted and not EVENT.match(said):
        raise _no_years()
    return years, said


def later_term(cell: str) -> tuple[int | None, str]:
    """Inactive years, and what the cell says of them; that they follow the active ones is known.

    Where it only names an event nobody can tell when they end: read as none, they would be over
    at once.
    """
    years, said, is_counted = _term(cell)
    if not is_counted:
        raise _no_years()
    return years, "" if AFTER_ACTIVE.match(said) else said


def _term(cell: str) -> tuple[int | None, str, bool]:
    """Years, what else is said, and whether the cell names years (or holds nothing) at all.

    Whatever is not understood to its last word is refused: a term that is guessed destroys records.
    """
    text = FLOAT.sub(r"\1", " ".join(cell.split()))
    if text in NOTHING:
        return (0 if text == "0" else None), "", True
    text = numerals.in_digits(text)
    if SHORTER.search(text) or NOT_WHOLE.match(text) or HALF.search(text):
        raise _no_years()
    found = NUMBER.search(text)
    if found is None:
        return 0, text, False
    years, before = int(found[0]), text[: found.start()].strip(" ,;")
    after, has_unit = _unit(text[found.end() :], years)
    is_plain = not before or bool(FOR.match(before))
    is_known = is_plain or EVENT.match(before) or AT_LEAST.match(before)
    if not is_known or AGAIN.search(after) or (after and not has_unit and not EVENT.match(after)):
        raise _no_years()
    if years > LONGEST:
        raise BadCell(_("a term has 500 years at most"))
    return years, after.strip(" ,;.") if is_plain else text, True


def _unit(text: str, years: int) -> tuple[str, bool]:
    """What follows a number and its unit, and whether it has one.

    "12 (dua belas) tahun" must say the same twice.
    """
    told = IN_BRACKETS.match(text)
    if told and (number := TOLD.fullmatch(told[1])):
        if int(number[1]) != years:
            raise _no_years()
        text = text[told.end() :]
    found = UNIT.match(text)
    if found is None:
        return text, False
    told = IN_BRACKETS.match(text, found.end())
    if told and (number := TOLD.fullmatch(told[1])) and int(number[1]) != years:
        raise _no_years()
    return text[told.end() if told and number else found.end() :], True


def _no_years() -> BadCell:
    return BadCell(_("write whole years, such as 2 Tahun"))


def with_said(note: str, later: str, active: str = "") -> str:
    """The exception of a final action, and what was said of the years before it."""
    sooner = _("active years: %(said)s") % {"said": active} if active else ""
    said = _("inactive years: %(said)s") % {"said": later} if later else ""
    return "; ".join(filter(None, (note, sooner, said)))


def final(cell: str) -> tuple[str, str]:
    """The final action, and its exception: "Musnah, kecuali barang tidak bergerak"."""
    text = " ".join(cell.split())
    if text in NOTHING:
        return "", ""
    for begins, action in FINAL:
        if found := begins.match(text):
            rest = text[found.end() :]
            if DOUBTED.search(rest) or (ACTION.search(rest) and not EXCEPT.search(rest)):
                break
            return action, rest.strip(" ,;.()")
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
