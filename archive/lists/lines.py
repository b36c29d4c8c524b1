"""A dossier, and an entry in it, in the words of a list."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Dossier
from archive.queries.dossier_items import ItemRow
from archive.queries.dossier_lists import title_for
from archive.states import Condition, Medium
from correspondence.states import Security
from eoffice.organization.officer import Officer

DAY = "d-m-Y"


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier of a list, with what it says; its entries where the list shows them."""

    dossier: Dossier
    title: str
    items: list[ItemRow] = field(default_factory=list)

    @classmethod
    def of(cls, dossier: Dossier, officer: Officer, items: list[ItemRow]) -> Line:
        """The line as this officer may read it."""
        return cls(dossier, title_for(officer, dossier), items)

    @property
    def code(self) -> str:
        """Its classification code."""
        return self.dossier.code

    @property
    def number(self) -> str:
        """Number and year, as on the folder."""
        return f"{self.dossier.number:04d}/{self.dossier.year}"

    @property
    def span(self) -> str:
        """Kurun waktu: the years it covers."""
        first, last = self.dossier.span_from, self.dossier.span_until
        if first is None or last is None:
            return str(self.dossier.year)
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"

    @property
    def quantity(self) -> str:
        """As it was counted; else one folder."""
        unit = self.dossier.quantity_unit or ngettext("folder", "folders", self.dossier.quantity)
        return f"{self.dossier.quantity} {unit}"

    @property
    def remark(self) -> str:
        """Keterangan: security, medium and condition as far as they are not the usual ones."""
        said = [self.dossier.get_medium_display()]
        if self.dossier.medium != Medium.DIGITAL and self.dossier.condition != Condition.GOOD:
            said.append(self.dossier.get_condition_display())
        if self.dossier.security != Security.BIASA:
            said.append(self.dossier.get_security_display())
        said += [_("on hold")] if self.dossier.open_holds else []
        return ", ".join(str(word) for word in said)

    @property
    def category(self) -> str:
        """Kategori arsip: vital, protected, or neither."""
        said = [_("vital")] if self.dossier.is_vital else []
        said += [_("protected")] if self.dossier.is_protected else []
        return ", ".join(said) or _("general")

    @property
    def place(self) -> str:
        """Lokasi simpan: room and shelf."""
        box = self.dossier.box
        return str(box.location) if box and box.location else ""

    @property
    def box(self) -> str:
        """Number of the box."""
        return str(self.dossier.box.number) if self.dossier.box else ""

    @property
    def folder(self) -> str:
        """Number of the folder in its box."""
        return str(self.dossier.folder_number or "")

    @property
    def keeps(self) -> str:
        """Jangka simpan dan nasib akhir."""
        terms = self.dossier.terms
        if terms is None:
            return ""
        years = _("%(n)d years") % {"n": terms.years}
        last = self.dossier.inactive_until
        until = _("until %(day)s") % {"day": day(last)} if last else ""
        action = self.dossier.get_final_action_display()
        return ", ".join(filter(None, [years, until, str(action)]))


def day(moment: date | None) -> str:
    """31-12-2026."""
    return date_format(moment, DAY) if moment else ""
