"""What a loan names, as its page and its prints show it; and the things that a number means."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from archive.loan_states import LentAs
from archive.models import Dossier, DossierItem, Loan, LoanItem
from archive.queries.dossier_items import parts_of
from archive.queries.dossier_lists import title_for
from archive.queries.dossiers import dossiers_visible_to, sees_title
from archive.queries.handed_copies import HandedCopy, copies_to_hand
from archive.queries.lent_copies import Opened, opened_by
from correspondence.models import Letter
from correspondence.policies.seeing import LetterView
from correspondence.states import Part
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True)
class ThingRow:
    """One thing on a loan."""

    pk: int
    reference: str
    words: str
    year: int
    dossier_id: int | None
    order: int | None
    lent_as: str
    kind: str
    state: str
    look: str
    place: str
    condition_out: str
    condition_back: str
    out_at: datetime | None
    back_at: datetime | None
    expires_at: datetime | None
    lost_number: str
    lost_note: str
    note: str
    dossier_label: str = ""
    opened: tuple[Opened, ...] = ()
    to_hand: tuple[HandedCopy, ...] = ()

    @property
    def is_paper(self) -> bool:
        """Whether paper goes out of the house."""
        return self.kind == LentAs.PAPER


def things_of(loan: Loan, officer: Officer) -> list[ThingRow]:
    """The things of a loan as this officer may read them; a few statements for however many."""
    items = list(
        loan.items.select_related(
            "loan",
            "dossier__classification",
            "dossier__box__location",
            "item__letter",
            "item__dossier",
        ).order_by("pk")
    )
    letters = [one.item.letter for one in items if one.item and one.item.letter]
    parts = known_parts(items, letters, officer)
    named = {one.dossier_id for one in items}
    seen = set(dossiers_visible_to(officer).filter(pk__in=named).values_list("pk", flat=True))
    opened, handed = opened_by(loan, officer), copies_to_hand(loan, officer)
    rows = [_row(one, parts, officer, seen) for one in items]
    return [
        replace(
            row,
            opened=tuple(opened.get(row.pk, ())),
            to_hand=tuple(handed.get(row.pk, ())),
        )
        for row in rows
    ]


def known_parts(
    items: Iterable[LoanItem], letters: list[Letter], officer: Officer
) -> dict[int, Part]:
    """How much of each letter the officer knows: who was handed its paper knows its line of the
    register, as far as that says it."""
    held = {
        one.item.letter.pk: Part.LINE
        for one in items
        if one.out_at and one.item and one.item.letter and one.loan.borrower_id in officer.desk_ids
    }
    seen = parts_of(officer, letters) if letters else {}
    return held | {pk: part for pk, part in seen.items() if part is not None}


def place_of(dossier: Dossier) -> str:
    """Room / shelf / box / folder, as far as it is known."""
    box = dossier.box
    if box is None:
        return ""
    words = [box.location.path] if box.location else []
    words.append(_("box %(n)d") % {"n": box.number})
    if dossier.folder_number:
        words.append(_("folder %(n)d") % {"n": dossier.folder_number})
    return " / ".join(words)


def words_of(item: DossierItem | None, officer: Officer, parts: dict[int, Part]) -> str:
    """What an entry is about, if the officer may know; else nothing, or that it is a letter."""
    if item is None:
        return ""
    if item.letter is None:
        return item.description if sees_title(officer, item.dossier) else ""
    part = parts.get(item.letter.pk)
    if part is None:
        return _("Letter that is not open to your desk")
    return LetterView(item.letter, part).subject


def _row(one: LoanItem, parts: dict, officer: Officer, seen: set[int]) -> ThingRow:
    dossier = one.dossier
    title = title_for(officer, dossier)
    return ThingRow(
        pk=one.pk,
        reference=dossier.reference,
        words=words_of(one.item, officer, parts) or title,
        year=dossier.year,
        dossier_id=dossier.pk if dossier.pk in seen else None,
        order=one.item.order if one.item else None,
        lent_as=str(one.get_lent_as_display()),
        kind=one.lent_as,
        state=one.state,
        look=f"lent_{one.state}",
        place=place_of(dossier),
        condition_out=str(one.get_condition_out_display()),
        condition_back=str(one.get_condition_back_display()),
        out_at=one.out_at,
        back_at=one.found_at or one.back_at,
        expires_at=one.expires_at,
        lost_number=one.lost_number,
        lost_note=one.lost_note,
        note=one.note,
        dossier_label=title,
    )
