"""Which dossiers a disposal may take, and of the others nearby why not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive.loan_states import AWAY
from archive.models import Disposal, Dossier, DossierItem, LoanItem
from archive.retention import STOPS, Block
from archive.states import DisposalKind, DossierState, FinalAction
from eoffice.documents.states import FileState

K, S = DisposalKind, DossierState
MOST, SHOWN = 3000, 500
NEARBY = 50
FITS = {
    K.DESTRUCTION: (FinalAction.DESTROY, FinalAction.REAPPRAISE),
    K.HAND_OVER: (FinalAction.PERMANENT, FinalAction.REAPPRAISE),
}
FROM = {K.TRANSFER: S.CLOSED, K.DESTRUCTION: S.INACTIVE, K.HAND_OVER: S.INACTIVE}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A dossier, how much lies in it, and why it cannot be taken; nothing when it can."""

    dossier: Dossier
    things: int
    against: str = ""


@dataclass(frozen=True, slots=True)
class Obstacles:
    """Asked once for many dossiers: what is lent, linked under a hold, or being prepared."""

    lent: frozenset[int]
    linked: frozenset[int]
    busy: frozenset[int]

    @classmethod
    def of(cls, pks: Collection[int]) -> Obstacles:
        """Of these dossiers."""
        away = LoanItem.objects.filter(state__in=AWAY)
        lent = away.filter(Q(dossier__in=pks) | Q(item__dossier__in=pks))
        inside = DossierItem.objects.inside().filter(dossier__in=pks)
        elsewhere = DossierItem.objects.inside().filter(is_link=True, dossier__open_holds__gt=0)
        linked = inside.filter(is_link=False, letter__in=elsewhere.values("letter"))
        received = Q(file__state=FileState.RECEIVED)
        in_letter = Q(
            letter__letter_files__file__state=FileState.RECEIVED,
            letter__letter_files__detached_at=None,
        )
        busy = inside.filter(received | in_letter)
        return cls(
            frozenset(
                filter(
                    None,
                    (one for row in lent.values_list("dossier", "item__dossier") for one in row),
                )
            ),
            frozenset(linked.values_list("dossier", flat=True)),
            frozenset(busy.values_list("dossier", flat=True)),
        )


def candidates(disposal: Disposal) -> list[Candidate]:
    """Those that the rule takes, the longest due first; at most as many as a list may hold."""
    rows = _rows(due(disposal).order_by(*_due_order(disposal))[:MOST])
    return [one for one in weigh(rows, disposal) if not one.against]


def place_of(one: Candidate, disposal: Disposal) -> str:
    """Where it stands in the order of what is due."""
    return f"{getattr(one.dossier, _due_order(disposal)[0]).isoformat()} {one.dossier.pk}"


def behind(disposal: Disposal, place: str) -> list[int]:
    """The candidates behind this place, which no page showed one by one; none for nonsense."""
    day, _blank, pk = place.partition(" ")
    if not pk.isdecimal():
        return []
    found = (place_of(one, disposal).split(" ") for one in candidates(disposal))
    return [int(other) for due, other in found if (due, int(other)) > (day, int(pk))]


def nearby(disposal: Disposal, taken: Sequence[Candidate]) -> list[Candidate]:
    """Those of the same unit and class that are not taken, each with the reason against it."""
    known = [one.dossier.pk for one in taken]
    rows = _rows(_near(disposal).exclude(pk__in=known).order_by("year", "number")[:NEARBY])
    return [one for one in weigh(rows, disposal) if one.against]


def weigh(dossiers: Sequence[Dossier], disposal: Disposal) -> list[Candidate]:
    """Each with the reason against it."""
    pks = [one.pk for one in dossiers]
    found, things = Obstacles.of(pks), things_in(pks)
    return [
        Candidate(one, things.get(one.pk, 0), reason_against(one, disposal, found))
        for one in dossiers
    ]


def reason_against(dossier: Dossier, disposal: Disposal, found: Obstacles) -> str:
    """Why this dossier cannot be on this list; empty when it can."""
    return (
        _wrong_state(dossier, disposal.kind)
        or _too_early_or_other_fate(dossier, disposal.kind, disposal.as_of)
        or _obstacle(dossier, disposal.kind, found)
    )


def things_in(pks: Collection[int]) -> dict[int, int]:
    """How many things lie in each dossier."""
    rows = DossierItem.objects.inside().filter(dossier__in=pks).values("dossier")
    return {row["dossier"]: row["n"] for row in rows.order_by().annotate(n=Count("pk"))}


def due(disposal: Disposal) -> QuerySet[Dossier]:
    """Those whose day has come, by their kept dates."""
    rows = _scope(disposal).filter(state=FROM[K(disposal.kind)], open_holds=0)
    if disposal.kind == K.TRANSFER:
        return rows.filter(active_until__lt=disposal.as_of)
    rows = rows.filter(acts_from__lte=disposal.as_of, final_action__in=FITS[K(disposal.kind)])
    if disposal.kind == K.DESTRUCTION:
        rows = rows.filter(is_vital=False, is_protected=False)
    return rows


def _near(disposal: Disposal) -> QuerySet[Dossier]:
    """Open ones, and those whose day has come but that something stops."""
    if disposal.kind == K.TRANSFER:
        stopped = Q(active_until__lt=disposal.as_of, state__in=[S.CLOSED, S.PROPOSED])
    else:
        fits = Q(acts_from__lte=disposal.as_of, final_action__in=FITS[K(disposal.kind)])
        stopped = fits & Q(state__in=[S.CLOSED, S.INACTIVE, S.PROPOSED])
    return _scope(disposal).filter(stopped | Q(state=S.OPEN))


def _scope(disposal: Disposal) -> QuerySet[Dossier]:
    rows = Dossier.objects.filter(office=disposal.office_id)
    if disposal.unit_id:
        rows = rows.filter(unit=disposal.unit_id)
    if code := disposal.criteria.get("code"):
        rows = rows.filter(classification__code__startswith=code)
    return rows


def _rows(rows: QuerySet[Dossier]) -> list[Dossier]:
    return list(rows.select_related("classification", "rule", "unit", "box"))


def _due_order(disposal: Disposal) -> tuple[str, str]:
    return ("active_until" if disposal.kind == K.TRANSFER else "acts_from", "pk")


def _wrong_state(dossier: Dossier, kind: str) -> str:
    if dossier.state == S.OPEN:
        return _("It is still open; close it first.")
    if dossier.state == S.PROPOSED:
        return _("It is on another list.")
    if dossier.state != FROM[K(kind)]:
        return _wrong_keeper(kind)
    return str(STOPS[Block.HOLD]).capitalize() + "." if dossier.open_holds else ""


def _obstacle(dossier: Dossier, kind: str, found: Obstacles) -> str:
    if dossier.pk in found.lent:
        return _("Something of it is lent out or lost.")
    if kind == K.DESTRUCTION and dossier.pk in found.linked:
        return _("A letter in it is linked to a dossier under a hold.")
    if kind == K.DESTRUCTION and dossier.pk in found.busy:
        return _("A file in it is still being prepared.")
    return ""


def _wrong_keeper(kind: str) -> str:
    if kind == K.TRANSFER:
        return _("The records unit keeps it already.")
    return _("Its unit still keeps it; it is transferred to the records unit first.")


def _too_early_or_other_fate(dossier: Dossier, kind: str, day: date) -> str:
    found = dossier.retention
    if found.active_until is None or found.acts_from is None:
        return found.sentence
    if kind == K.TRANSFER:
        ends = date_format(found.active_until, "j F Y")
        late = found.is_due_for_transfer(day)
        return "" if late else _("It is active until %(day)s.") % {"day": ends}
    if dossier.final_action not in FITS[K(kind)]:
        return _("Its final action is another one: %(action)s.") % {
            "action": dossier.get_final_action_display()
        }
    stops = [block for block in found.blocks if kind == K.DESTRUCTION]
    if stops:
        return str(STOPS[stops[0]]).capitalize() + "."
    if day < found.acts_from:
        return _("It may be done from %(day)s.") % {"day": date_format(found.acts_from, "j F Y")}
    return ""
