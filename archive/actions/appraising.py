"""The committee: who sits in it, what it says of each dossier, and the end of the appraisal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from archive.actions.disposals import AT_ONCE, let_go, listed, locked, must_be_free
from archive.events import DisposalEvent, DossierEvent
from archive.models import CommitteeMember, Disposal, DisposalItem
from archive.policies import disposals as policies
from archive.policies.archivist import at_archive
from archive.states import Appraisal, CommitteeRole, DisposalKind, DisposalState
from eoffice import audit, clock, jobs
from eoffice.errors import Refused, WrongState
from eoffice.organization.models import Position
from eoffice.organization.officer import Officer
from eoffice.organization.queries import holders_of

LEAST = 3
MUST = (CommitteeRole.CHAIR, CommitteeRole.CREATOR, CommitteeRole.ARCHIVIST)


@dataclass(frozen=True, slots=True)
class Word:
    """What the committee says of one dossier."""

    appraisal: str
    remark: str = ""
    looked_at: bool = False


@transaction.atomic
def appoint(disposal_id: int, members: Sequence[tuple[str, int]], *, by: Officer) -> Disposal:
    """Appoint the committee, as (role, seat): chair, head of the unit that did the work and
    archivist at least, three different people."""
    disposal = locked(disposal_id)
    policies.may_keep_archive(by, disposal.office_id).enforce()
    by = at_archive(by, disposal.office_id)
    if disposal.state not in (DisposalState.DRAFT, DisposalState.FROZEN):
        raise WrongState(_("The appraisal is concluded; the committee stays as it is."))
    rows = _members(disposal, members)
    disposal.committee.all().delete()
    CommitteeMember.objects.bulk_create(rows)
    jobs.enqueue("notify_committee", disposal.pk)
    detail = {"seats": [row.position_id for row in rows]}
    audit.record(DisposalEvent.COMMITTEE, disposal, by=by, detail=detail)
    return disposal


@transaction.atomic
def appraise(disposal_id: int, words: Mapping[int, Word], *, by: Officer) -> Disposal:
    """Say of each of these dossiers what becomes of it; to keep one needs a remark."""
    disposal = locked(disposal_id)
    policies.may_appraise(by, disposal).enforce()
    by = _at_committee(by, disposal)
    if disposal.state != DisposalState.FROZEN:
        raise WrongState(_("A list is appraised while it is frozen."))
    said_of = listed(disposal).filter(pk__in=list(words)).select_related("dossier")
    items = {item.pk: item for item in said_of}
    changed = [item for pk, item in items.items() if _say(item, words[pk], by)]
    fields = ["appraisal", "remark", "is_physically_checked", "appraised_at", "appraised_by_name"]
    DisposalItem.objects.bulk_update(changed, fields, batch_size=AT_ONCE)
    for item in changed:
        detail = {
            "disposal": disposal.pk,
            "word": item.appraisal,
            "remark": audit.fingerprint(item.remark),
        }
        audit.record(DossierEvent.APPRAISED, item.dossier, by=by, detail=detail)
    return disposal


@transaction.atomic
def conclude(disposal_id: int, consideration: str, *, by: Officer) -> Disposal:
    """Conclude the appraisal: what is to be kept leaves the list, the rest goes to the authorities.

    Raises WrongState while a dossier has no word, or when nothing would be left.
    """
    disposal = locked(disposal_id)
    policies.may_conclude(by, disposal).enforce()
    by = _at_committee(by, disposal)
    if disposal.kind != DisposalKind.TRANSFER and not consideration.strip():
        raise Refused(_("Write the consideration of the committee."))
    if listed(disposal).filter(appraisal=Appraisal.PENDING).exists():
        raise WrongState(_("Some dossiers have not been appraised yet."))
    if not listed(disposal).filter(appraisal=Appraisal.AGREED).exists():
        raise WrongState(_("No dossier would be left on the list; give the disposal up instead."))
    kept = listed(disposal).filter(appraisal=Appraisal.KEEP).order_by("dossier_id")
    let_go(disposal, {item: item.remark for item in kept}, by=by)
    must_be_free(disposal)
    disposal.conclude_appraisal()
    disposal.consideration = consideration.strip()
    disposal.appraised_at, disposal.appraised_by_id = clock.now(), by.user_id
    disposal.save(update_fields=["state", "consideration", "appraised_at", "appraised_by"])
    jobs.enqueue("notify_disposal_to_approve", disposal.pk)
    detail = {"left": listed(disposal).count(), "consideration": audit.fingerprint(consideration)}
    audit.record(DisposalEvent.APPRAISED, disposal, by=by, detail=detail)
    return disposal


def _say(item: DisposalItem, word: Word, by: Officer) -> bool:
    """Note one word; whether it is another one than before."""
    remark = word.remark.strip()
    if word.appraisal == Appraisal.KEEP and not remark:
        raise Refused(
            _("Say in a remark why number %(order)d is to be kept.") % {"order": item.order}
        )
    said = (word.appraisal, remark, word.looked_at)
    if said == (item.appraisal, item.remark, item.is_physically_checked):
        return False
    item.appraisal, item.remark, item.is_physically_checked = said
    is_open = word.appraisal == Appraisal.PENDING
    item.appraised_at = None if is_open else clock.now()
    item.appraised_by_name = "" if is_open else by.name
    return True


def _members(disposal: Disposal, members: Sequence[tuple[str, int]]) -> list[CommitteeMember]:
    if disposal.kind == DisposalKind.TRANSFER:
        raise WrongState(_("A transfer needs no committee."))
    seats = Position.objects.active().in_office(disposal.office_id)
    known = seats.in_bulk([seat for _role, seat in members])
    if any(heads_office(seat) for seat in known.values()):
        raise Refused(
            _(
                "The head of the office decides about the list afterwards; others sit on its "
                "committee."
            )
        )
    people = holders_of(list(known))
    rows = [
        CommitteeMember(
            disposal=disposal,
            role=role,
            position=known[seat],
            name=people[seat].name or "–",
            title=known[seat].title,
        )
        for role, seat in members
        if seat in known
    ]
    _must_be_a_committee(rows, [people[row.position_id or 0].user_id for row in rows])
    return rows


def heads_office(seat: Position) -> bool:
    """Whether it is the seat that decides about the lists of its office."""
    return seat.is_head and seat.unit_id == seat.unit.own_office_id


def _must_be_a_committee(rows: list[CommitteeMember], people: list[int | None]) -> None:
    roles = [row.role for row in rows]
    if any(roles.count(role) != 1 for role in MUST):
        raise Refused(
            _("A committee has one chair, the head of the unit concerned, and an archivist.")
        )
    if None in people or len(set(people)) != len(people) or len(people) < LEAST:
        raise Refused(_("The members of a committee are three different people at least."))


def _at_committee(by: Officer, disposal: Disposal) -> Officer:
    desk = policies.member_desk(by, disposal)
    return by.at(desk.position_id) if desk else at_archive(by, disposal.office_id)
