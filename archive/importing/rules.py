"""Classification and retention as a table: every row becomes a rule, or says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.core import signing
from django.core.files import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.importing import cells as read
from archive.importing.headings import Places, cell, strangers, table_of
from archive.queries.rules import as_written, lineage_of, spellings
from archive.states import FinalAction
from eoffice import tables
from eoffice.errors import WrongState
from eoffice.organization.importing.cells import BadCell

MOST_RULES, PREVIEW_LASTS = 20_000, 3600
A_NUMBER = re.compile(r"\d+,\d+$")  # a code such as 800.1 that the table keeps as a number
NOT_SEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")  # what Excel makes of a code such as 1.2
NAMES = {
    "code": ("kode", "kode_klasifikasi", "kode_klas", "no_klasifikasi", "code", "klasifikasi"),
    "label": ("nama", "uraian", "jenis_arsip", "jenis_series_arsip", "jenis_seri_arsip", "label",
              "uraian_jenis_arsip", "jenis", "name", "masalah", "uraian_klasifikasi", "series"),
    "parent": ("kode_induk", "induk", "parent", "parent_code"),
    "active": ("aktif", "retensi_aktif", "jangka_simpan_aktif", "masa_aktif", "active",
               "jangka_waktu_aktif", "active_years", "simpan_aktif"),
    "trigger": ("dihitung_sejak", "sejak", "pemicu", "mulai_dihitung", "trigger", "awal_retensi"),
    "inactive": ("inaktif", "retensi_inaktif", "jangka_simpan_inaktif", "masa_inaktif", "inactive",
                 "jangka_waktu_inaktif", "inactive_years", "simpan_inaktif", "in_aktif"),
    "final": ("nasib_akhir", "nasib", "final", "tindakan_akhir", "status_akhir", "final_action",
              "tindak_lanjut", "nasib_akhir_arsip"),
    "note": ("keterangan", "catatan", "pengecualian", "ket", "note"),
    "security": ("keamanan", "klasifikasi_keamanan", "tingkat_klasifikasi", "sifat", "security",
                 "klasifikasi_keamanan_dan_akses", "tingkat_keamanan"),
    "vital": ("vital", "arsip_vital"),
    "protected": ("terjaga", "arsip_terjaga", "protected"),
}  # fmt: skip
REQUIRED = ("code", "label")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleData:
    """What a row says about a code."""

    code: str
    label: str
    parent: str = ""
    active_years: int | None = None
    active_trigger: str = ""
    inactive_years: int | None = None
    final_action: str = ""
    final_note: str = ""
    security: str = "biasa"
    is_vital: bool = False
    is_protected: bool = False

    @property
    def action_label(self) -> str:
        """The final action as the pages call it; nothing of a group of codes."""
        return str(FinalAction(self.final_action).label) if self.final_action else ""


@dataclass
class RuleSheet:
    """The good rows of a table, the sentences of every bad one, and columns that mean nothing."""

    rows: list[RuleData] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)


class PreviewGone(WrongState):
    """The preview is too old, or not this person's."""

    sentence = gettext_lazy(
        "The preview is too old. Choose the table again; nothing was taken over."
    )


def read_rules(upload: File) -> RuleSheet:
    """Read the first sheet; every row is looked at, so that all errors are told at once."""
    sheet = RuleSheet()
    try:
        rows = tables.read_rows(upload, most_rows=MOST_RULES, as_shown=True)
        places, below = table_of(rows, NAMES, REQUIRED)
        sheet.strangers = strangers(rows, NAMES, REQUIRED)
    except tables.BadTable as error:
        sheet.errors.append((0, str(error)))
        return sheet
    good: dict[str, tuple[int, RuleData]] = {}
    met: dict[str, int] = {}
    for number, found in below:
        try:
            _keep(good, met, number, _row(found, places))
        except BadCell as error:
            sheet.errors.append((number, str(error)))
    _check_zeros(good, sheet)
    _check_parents(good, sheet)
    sheet.rows = [rule for _number, rule in good.values()]
    if not below:
        sheet.errors.append((0, _("The table has no rows.")))
    sheet.errors.sort()
    return sheet


def packed(rows: Sequence[RuleData], *, user_id: int | None) -> str:
    """The rows of a preview, signed, so that what was seen is exactly what is taken over."""
    plain = [list(asdict(row).values()) for row in rows]
    return signing.dumps(plain, salt=_salt(user_id), compress=True)


def unpacked(text: str, *, user_id: int | None) -> list[RuleData]:
    """The rows of a preview of this person. Raises `PreviewGone`."""
    try:
        plain = signing.loads(text, salt=_salt(user_id), max_age=PREVIEW_LASTS)
    except signing.BadSignature as error:
        raise PreviewGone from error
    return [RuleData(**dict(zip(RuleData.__slots__, row, strict=True))) for row in plain]


def _salt(user_id: int | None) -> str:
    return f"retention-rules:{user_id}"


def _keep(
    good: dict[str, tuple[int, RuleData]], met: dict[str, int], number: int, rule: RuleData
) -> None:
    """`met`: codes in small letters and their rows, as kp.01 and KP.01 are one code."""
    if (row := met.setdefault(rule.code.casefold(), number)) != number:
        said = _("Code %(code)s stands in row %(row)d already.")
        raise BadCell(said % {"code": rule.code, "row": row})
    good[rule.code] = (number, rule)


def _row(found: Sequence[str], places: Places) -> RuleData:
    def text(name: str) -> str:
        return cell(found, places, name)

    code, label = text("code"), text("label")
    if not code or not label:
        raise BadCell(_("Code or name is missing."))
    code = _code(code)
    if len(code) > 40:
        raise BadCell(_("A code has 40 characters at most."))
    if A_DAY.match(code):
        raise BadCell(_("The code has become a date; format its column as text in the table."))
    active, trigger = _named(_("Active years"), read.term, text("active"))
    inactive, later = _named(_("Inactive years"), read.later_term, text("inactive"))
    in_note = "final" not in places and bool({"active", "inactive"} & set(places))
    last = text("note" if in_note else "final")
    action, exception = _named(_("Final action"), read.final, last)
    note = exception or ("" if in_note else text("note"))
    if active is not None and action and text("inactive") in ("-", "–", "—"):
        inactive = 0
    known = (active is not None, inactive is not None, bool(action))
    if any(known) and not all(known):
        raise BadCell(_("Active years, inactive years and final action belong together."))
    return RuleData(
        code=code,
        label=label[:300],
        parent=_code(text("parent")),
        active_years=active,
        active_trigger=(text("trigger") or trigger)[:300],
        inactive_years=inactive,
        final_action=action,
        final_note=read.with_said(note, later)[:300],
        security=_named(_("Security"), read.security, text("security")),
        is_vital=_named(_("Vital record"), read.flag, text("vital")),
        is_protected=_named(_("Protected record"), read.flag, text("protected")),
    )


def _code(text: str) -> str:
    """A code without signs that nobody sees; 800,1 is what a table makes of 800.1."""
    code = " ".join(NOT_SEEN.sub("", text).split())
    return code.replace(",", ".") if A_NUMBER.match(code) else code


def _named(heading: str, reader: Callable[[str], Any], text: str) -> Any:
    try:
        return reader(text)
    except BadCell as error:
        raise BadCell(f"{heading}: {error}") from error


def _check_zeros(good: dict[str, tuple[int, RuleData]], sheet: RuleSheet) -> None:
    """A spreadsheet makes 5 of 005 and 0.1 of 000.1; others, such as 000.1.2, keep their zeros."""
    heads = {_head(code) for code in good if code.startswith("0")}
    meant = {head.lstrip("0") or "0": head for head in heads if len(head) > 1}
    for code in [code for code in good if _head(code) in meant]:
        number, _rule = good.pop(code)
        said = _(
            "The code %(code)s has lost its zeros: others begin with %(meant)s. Format its column "
            "as text in the table."
        )
        sheet.errors.append((number, said % {"code": code, "meant": meant[_head(code)]}))


def _head(code: str) -> str:
    return re.split(r"[^0-9]", code)[0]


def _check_parents(good: dict[str, tuple[int, RuleData]], sheet: RuleSheet) -> None:
    """A row whose parent is not there, or hangs below itself, is bad; and what hangs below it."""
    known = spellings(good)
    for code, (number, rule) in good.items():
        good[code] = (number, replace(rule, parent=as_written(rule.parent, known)))
    changed = True
    while changed:
        bad = [code for code, (_n, rule) in good.items() if not _hangs(rule, good)]
        changed = bool(bad)
        for code in bad:
            number, rule = good.pop(code)
            said = _("The code above, %(code)s, is not in the table, or stands below this one.")
            sheet.errors.append((number, said % {"code": rule.parent}))


def _hangs(rule: RuleData, good: dict[str, tuple[int, RuleData]]) -> bool:
    seen, above = {rule.code}, rule.parent
    while above:
        if above in seen or above not in good:
            return False
        seen.add(above)
        above = good[above][1].parent
    return True


def parent_of(rule: RuleData, known: Mapping[str, str]) -> str:
    """The code above: the one that is named, else the nearest that remains of the code."""
    above = (as_written(one, known) for one in lineage_of(rule.code)[1:])
    return rule.parent or next((one for one in above if one in known), "")
