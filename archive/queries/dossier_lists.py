"""The list of dossiers: filtered, page by page, each row with what it says of itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from archive.finding.dossiers import named
from archive.models import Dossier, DossierItem
from archive.queries import daily
from archive.queries.dossiers import dossiers_visible_to, sees_title
from archive.queries.written_dossiers import meant_by
from archive.states import FinalAction
from correspondence.search.asking import question_of
from correspondence.states import SECRET
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role

Place = tuple[int, int, int]
MOST_CALLED = 200


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One dossier in a list."""

    pk: int
    reference: str
    title: str
    unit: str
    code: str
    year: int
    number: int
    state: str
    items: int
    security: str
    sentence: str
    acts_from: date | None
    is_vital: bool
    is_protected: bool
    is_held: bool
    box: int | None


def units_seen(officer: Officer) -> QuerySet[Unit]:
    """The units whose dossiers this officer may see or keep."""
    offices = set(officer.offices_with_role(Role.ARCHIVIST))
    heads = [desk for desk in officer.desks if desk.is_head and not desk.is_assistant]
    offices |= {desk.office_id for desk in heads if desk.unit_id == desk.office_id}
    units = {desk.unit_id for desk in officer.desks_with_role(Role.UNIT_FILER)}
    units |= {desk.unit_id for desk in heads}
    found = Q(pk__in=units) | Q(pk__in=offices) | Q(office__in=offices, is_office=False)
    return Unit.objects.filter(found, active=True).order_by("name")


def units_kept(officer: Officer) -> QuerySet[Unit]:
    """The units for which this officer may open dossiers."""
    offices = officer.offices_with_role(Role.ARCHIVIST)
    units = [desk.unit_id for desk in officer.desks_with_role(Role.UNIT_FILER)]
    found = Q(pk__in=units) | Q(pk__in=offices) | Q(office__in=offices, is_office=False)
    return Unit.objects.filter(found, active=True).order_by("name")


def matching(officer: Officer, wanted: dict[str, Any], today: date) -> QuerySet[Dossier]:
    """Dossiers that the officer may see and that fit every filter."""
    found = dossiers_visible_to(officer)
    if due := wanted.get("due"):
        found = found.filter(pk__in=DUE[due](officer, today).order_by().values("pk"))
    if words := str(wanted.get("q", "")).strip():
        called = [one.pk for one in named(officer, words, question_of(words), limit=MOST_CALLED)]
        found = found.filter(meant_by(words) | _named(words) | Q(pk__in=called))
    if code := wanted.get("code"):
        found = found.filter(classification__code__startswith=code)
    same = {name: wanted[name] for name in ("unit", "state", "year") if name in wanted}
    return found.filter(**same)


def page_of(rows: QuerySet[Dossier], *, before: Place | None, limit: int) -> list[Dossier]:
    """One keyset page, the newest year and number first."""
    if before:
        year, number, pk = before
        older = Q(year__lt=year) | Q(year=year, number__lt=number)
        rows = rows.filter(older | Q(year=year, number=number, pk__lt=pk))
    rows = rows.select_related("unit", "classification", "rule", "box")
    return list(rows.order_by("-year", "-number", "-pk")[:limit])


def rows_of(dossiers: list[Dossier], officer: Officer) -> list[DossierRow]:
    """What the list shows; how much lies in each is counted for the page at once."""
    inside = DossierItem.objects.inside().filter(dossier__in=dossiers).order_by()
    counted = inside.values_list("dossier_id").annotate(n=Count("pk"))
    items = dict(counted.values_list("dossier_id", "n"))
    return [_row(one, items.get(one.pk, 0), officer) for one in dossiers]


def title_for(officer: Officer, dossier: Dossier) -> str:
    """The title, or the word that stands for it."""
    return dossier.title if sees_title(officer, dossier) else _("Secret dossier")


DUE: dict[str, Callable[[Officer, date], QuerySet[Dossier]]] = {
    "transfer": daily.due_for_transfer,
    "destroy": lambda who, day: daily.due_for_final_action(who, day, FinalAction.DESTROY),
    "hand_over": lambda who, day: daily.due_for_final_action(who, day, FinalAction.PERMANENT),
    "reappraise": lambda who, day: daily.due_for_final_action(who, day, FinalAction.REAPPRAISE),
    "no_class": lambda who, _day: daily.without_class(who),
    "no_trigger": lambda who, _day: daily.without_trigger(who),
}


def _named(words: str) -> Q:
    """By words and parts of numbers, all of which must stand somewhere."""
    return reduce(and_, (_contains(word) for word in words.split()[:8]))


def _contains(word: str) -> Q:
    """In the title, unless that is secret; in a number, old or new; or in what lies inside."""
    named = Q(title__icontains=word) | Q(note__icontains=word)
    inside = DossierItem.objects.inside().filter(dossier=OuterRef("pk"))
    named |= Q(Exists(inside.filter(description__icontains=word)))
    found = (named & ~Q(security__in=SECRET)) | Q(old_number__icontains=word)
    found |= Q(classification__code__startswith=word) | Q(old_code__startswith=word)
    code, _slash, number = word.rpartition("/")
    if code and number.isdecimal() and len(number) < 9:
        found |= Q(classification__code=code, number=int(number))
    if word.isdecimal() and len(word) < 9:
        found |= Q(number=int(word)) | Q(year=int(word)) | Q(box__number=int(word))
    return found


def _row(dossier: Dossier, items: int, officer: Officer) -> DossierRow:
    return DossierRow(
        pk=dossier.pk,
        reference=dossier.reference,
        title=title_for(officer, dossier),
        unit=dossier.unit.name,
        code=dossier.code,
        year=dossier.year,
        number=dossier.number,
        state=f"dossier_{dossier.state}",
        items=items,
        security=dossier.security,
        sentence=dossier.retention.sentence,
        acts_from=dossier.acts_from,
        is_vital=dossier.is_vital,
        is_protected=dossier.is_protected,
        is_held=bool(dossier.open_holds),
        box=dossier.box.number if dossier.box else None,
    )
