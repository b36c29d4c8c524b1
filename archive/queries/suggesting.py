"""Into which dossier a letter probably belongs, and why: its kin, its sender, its class."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.models import Dossier, DossierItem
from archive.queries.dossiers import dossiers_kept_by
from archive.states import DossierState
from correspondence.models import Letter
from eoffice.organization.officer import Officer

MOST, LOOKED_AT = 6, 200
RELATED, SENDER, CLASS, RECENT, OPENED = (
    _("An answer to it, or what it answers, lies here"),
    _("Letters of the same correspondent lie here"),
    _("Same classification"),
    _("Filed into lately"),
    _("Opened just now"),
)


@dataclass(frozen=True, slots=True)
class Suggested:
    """An open dossier, and why it is offered."""

    dossier: Dossier
    why: str | Promise


def open_dossiers(officer: Officer) -> QuerySet[Dossier]:
    """Those into which this officer may file."""
    return dossiers_kept_by(officer).filter(state=DossierState.OPEN)


def suggested_for(letter: Letter, officer: Officer, *, opened: int = 0) -> list[Suggested]:
    """The likely ones first; each once, with its best reason. `opened` was made for this letter."""
    mine = open_dossiers(officer).filter(organization=letter.organization_id)
    mine = mine.select_related("unit", "classification")
    here = DossierItem.objects.inside().filter(letter=letter)
    mine = mine.exclude(pk__in=here.values("dossier"))
    found: dict[int, Suggested] = {}
    for why, rows in ((OPENED, mine.filter(pk=opened)), *_reasons(letter, mine)):
        for dossier in rows.order_by("-year", "-number")[:MOST]:
            found.setdefault(dossier.pk, Suggested(dossier, why))
        if len(found) >= MOST:
            break
    return list(found.values())[:MOST]


def _reasons(letter: Letter, mine: QuerySet[Dossier]) -> Iterator[tuple[str | Promise, QuerySet]]:
    inside = DossierItem.objects.inside()
    yield RELATED, mine.filter(pk__in=inside.filter(letter__in=_kin(letter)).values("dossier"))
    if letter.sender_id and not letter.is_secret:
        same = inside.filter(letter__sender=letter.sender_id).order_by("-pk")
        yield SENDER, mine.filter(pk__in=_first(same))
    if letter.classification_id:
        yield CLASS, mine.filter(classification=letter.classification_id)
    yield RECENT, mine.filter(pk__in=_first(inside.filter(dossier__in=mine).order_by("-pk")))


def _first(items: QuerySet[DossierItem]) -> list[int]:
    return list(dict.fromkeys(items.values_list("dossier_id", flat=True)[:LOOKED_AT]))


def _kin(letter: Letter) -> list[int]:
    """What it answers or follows, and what answers or follows it."""
    near = Q(answers=letter.pk) | Q(follows=letter.pk)
    found = list(Letter.objects.filter(near).values_list("pk", flat=True)[:LOOKED_AT])
    return [*found, *(pk for pk in (letter.answers_id, letter.follows_id) if pk)]
