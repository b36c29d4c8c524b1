"""A disposal from its first line to the frozen list; giving it up, and letting dossiers go.

Order of locks in the archive: letter → disposal → loan → dossier → series → chain head. Dossiers
are locked in the order of their keys, so that two lists never wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from archive import authorities, listing
from archive.actions import numbers
from archive.events import DisposalEvent, DossierEvent
from archive.models import Disposal, DisposalApproval, DisposalItem, DisposalSeries, Dossier
from archive.policies import disposals as policies
from archive.policies.archivist import at_archive
from archive.queries import eligible
from archive.states import Authority, DisposalItemState, DisposalKind, DisposalState
from eoffice import audit, clock, jobs
from eoffice.errors import NotFound, Refused, WrongState
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

MOST_NAMED = 5  # held dossiers, in a refusal
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class DisposalData:
    """What is said when a disposal is begun."""

    kind: str
    title: str
    unit: int | None = None
    code: str = ""
    as_of: date | None = None
    receiver: str = ""


@transaction.atomic
def begin(office_id: int, data: DisposalData, *, by: Officer) -> Disposal:
    """Begin a disposal of one kind; the list follows from its rule."""
    office = Unit.objects.select_related("organization").get(pk=office_id)
    policies.may_begin(by, data.kind, data.unit, office.pk).enforce()
    unit = _unit(data, office)
    by = _offering(by, data.kind, data.unit, office.pk)
    today = clock.today(office.zone)
    disposal = Disposal(
        organization=office.root,
        office=office,
        unit=unit,
        kind=data.kind,
        title=data.title.strip(),
        criteria={"code": data.code.strip()},
        as_of=data.as_of or today,
        receiver_name=data.receiver.strip(),
        year=today.year,
        begun_at=clock.now(),
        begun_by_name=by.name,
    )
    disposal.number = numbers.take(DisposalSeries, office.pk, today.year)
    disposal.save()
    detail = {"kind": disposal.kind, "number": disposal.number, "as_of": disposal.as_of}
    audit.record(DisposalEvent.BEGUN, disposal, by=by, detail=detail, begins=True)
    return disposal


@transaction.atomic
def freeze(disposal_id: int, dossiers: Iterable[int], *, by: Officer) -> Disposal:
    """Freeze the list: every dossier on it is proposed, and stays as it is from now on.

    Raises WrongState when one of them may not be taken any more; then none is.
    """
    disposal = locked(disposal_id)
    policies.may_offer(by, disposal).enforce()
    by = _offering(by, disposal.kind, disposal.unit_id, disposal.office_id)
    if disposal.state != DisposalState.DRAFT:
        raise WrongState
    chosen = sorted(set(dossiers))
    if not 1 <= len(chosen) <= eligible.MOST:
        raise Refused(_("Choose between 1 and %(most)d dossiers.") % {"most": eligible.MOST})
    held = _held_dossiers(chosen, disposal)
    _must_be_eligible(held, disposal)
    items = _put_on_list(disposal, held, by=by)
    disposal.freeze(sha256=listing.hash_of(items))
    disposal.frozen_at, disposal.frozen_by_id = clock.now(), by.user_id
    disposal.save(update_fields=["state", "list_sha256", "frozen_at", "frozen_by"])
    ask_authorities(disposal)
    if disposal.kind == DisposalKind.TRANSFER:
        jobs.enqueue("notify_transfer_offered", disposal.pk)
    detail = {"dossiers": len(items), "sha256": disposal.list_sha256}
    audit.record(DisposalEvent.FROZEN, disposal, by=by, detail=detail)
    return disposal


@transaction.atomic
def withdraw(item_id: int, reason: str, *, by: Officer) -> DisposalItem:
    """Take one dossier off the list, with a reason; it goes back to where it came from."""
    disposal = locked(_disposal_of(item_id))
    policies.may_keep_archive(by, disposal.office_id).enforce()
    by = at_archive(by, disposal.office_id)
    if disposal.state not in (
        DisposalState.FROZEN, DisposalState.APPRAISED, DisposalState.APPROVED,
    ):  # fmt: skip
        raise WrongState
    if not reason.strip():
        raise Refused(_("Say why the dossier is withdrawn."))
    item = DisposalItem.objects.locked(item_id)
    let_go(disposal, {item: reason.strip()}, by=by)
    return item


@transaction.atomic
def cancel(disposal_id: int, reason: str, *, by: Officer) -> Disposal:
    """Give it up before anything was done."""
    disposal = locked(disposal_id)
    policies.may_offer(by, disposal).enforce()
    by = _offering(by, disposal.kind, disposal.unit_id, disposal.office_id)
    if not reason.strip():
        raise Refused(_("Say why the disposal is given up."))
    disposal.cancel(reason=reason.strip())
    end_early(disposal, by=by)
    detail = {"reason": audit.fingerprint(reason)}
    audit.record(DisposalEvent.CANCELLED, disposal, by=by, detail=detail)
    return disposal


def end_early(disposal: Disposal, *, by: Officer) -> None:
    """Rejected or given up: every dossier that is still listed goes back."""
    disposal.ended_at = clock.now()
    disposal.save(update_fields=["state", "reason", "ended_at"])
    left = listed(disposal).order_by("dossier_id")
    let_go(disposal, dict.fromkeys(left, disposal.reason), by=by)


def let_go(disposal: Disposal, reasons: Mapping[DisposalItem, str], *, by: Officer) -> None:
    """These leave the list, each with its reason; the disposal is locked."""
    pks = [item.dossier_id for item in reasons]
    held = {one.pk: one for one in Dossier.objects.filter(pk__in=pks).order_by("pk").held()}
    for item, reason in reasons.items():
        item.withdraw(reason=reason)
        item.withdrawn_at = clock.now()
        held[item.dossier_id].release()
    fields = ["state", "withdrawn_reason", "withdrawn_at"]
    DisposalItem.objects.bulk_update(reasons, fields, batch_size=AT_ONCE)
    Dossier.objects.bulk_update(held.values(), ["state", "came_from"], batch_size=AT_ONCE)
    for item, reason in reasons.items():
        detail = {"disposal": disposal.pk, "order": item.order, "reason": audit.fingerprint(reason)}
        audit.record(DossierEvent.WITHDRAWN, held[item.dossier_id], by=by, detail=detail)


def listed(disposal: Disposal) -> QuerySet[DisposalItem]:
    """What is still on the list."""
    return DisposalItem.objects.filter(disposal=disposal, state=DisposalItemState.LISTED)


def ask_authorities(disposal: Disposal) -> None:
    """Who must agree follows from what is on the list; nobody who was asked is left out again."""
    items = DisposalItem.objects.filter(disposal=disposal)
    years = items.values_list("years", flat=True)
    codes = [item.facts["code"] for item in items]
    for authority in authorities.needed(disposal.kind, years, codes):
        ask(disposal, authority)


def ask(disposal: Disposal, authority: str) -> None:
    """Ask one authority, once."""
    DisposalApproval.objects.get_or_create(
        disposal=disposal,
        authority=Authority(authority),
        defaults={"is_external": authorities.is_external(authority)},
    )


def must_be_free(disposal: Disposal) -> None:
    """A hold stops every step: what it binds leaves the list first."""
    held = listed(disposal).filter(dossier__open_holds__gt=0).order_by("order")
    named = [item.dossier.reference for item in held.select_related("dossier__classification")]
    if named:
        said = _("A hold is in force; withdraw from the list first: %(names)s")
        more = " …" if len(named) > MOST_NAMED else ""
        raise WrongState(said % {"names": ", ".join(named[:MOST_NAMED]) + more})


def locked(disposal_id: int) -> Disposal:
    """The disposal, held. Raises NotFound."""
    if not Disposal.objects.filter(pk=disposal_id).exists():
        raise NotFound
    return Disposal.objects.locked(disposal_id)


def _offering(by: Officer, kind: str, unit_id: int | None, office_id: int) -> Officer:
    """The officer at the desk from which this list is begun and frozen."""
    return by.seated(policies.offering_desk(by, kind, unit_id, office_id))


def _put_on_list(disposal: Disposal, dossiers: list[Dossier], *, by: Officer) -> list[DisposalItem]:
    """In the order of class, year and number, as lists are read."""
    things = eligible.things_in([one.pk for one in dossiers])
    items = []
    for order, dossier in enumerate(sorted(dossiers, key=_list_order), start=1):
        came_from = dossier.state
        dossier.propose()
        items.append(
            DisposalItem(
                disposal=disposal,
                dossier=dossier,
                order=order,
                came_from=came_from,
                years=dossier.terms.years if dossier.terms else None,
                facts=listing.facts_of(dossier, things.get(dossier.pk, 0)),
            )
        )
    Dossier.objects.bulk_update(dossiers, ["state", "came_from"], batch_size=AT_ONCE)
    DisposalItem.objects.bulk_create(items)
    for dossier in dossiers:
        detail = {"disposal": disposal.pk}
        audit.record(DossierEvent.PROPOSED, dossier, by=by, detail=detail)
    return items


def _list_order(dossier: Dossier) -> tuple[str, int, int]:
    return (dossier.code, dossier.year, dossier.number)


def _must_be_eligible(dossiers: list[Dossier], disposal: Disposal) -> None:
    against = [one for one in eligible.weigh(dossiers, disposal) if one.against]
    if against:
        said = [f"{one.dossier.reference}: {one.against}" for one in against[:5]]
        raise WrongState(
            _("The list was not frozen. These dossiers cannot be taken: %(list)s")
            % {"list": " · ".join(said)}
        )


def _held_dossiers(pks: list[int], disposal: Disposal) -> list[Dossier]:
    """Held, asked for in the order of their ids; of another office there is none."""
    rows = Dossier.objects.filter(pk__in=pks, office=disposal.office_id)
    if disposal.unit_id:
        rows = rows.filter(unit=disposal.unit_id)
    rows = rows.select_related("classification", "rule", "unit", "box")
    found = list(rows.order_by("pk").held())
    if len(found) < len(pks):
        raise NotFound
    return found


def _disposal_of(item_id: int) -> int:
    found = DisposalItem.objects.filter(pk=item_id).values_list("disposal_id", flat=True).first()
    if found is None:
        raise NotFound
    return int(found)


def _unit(data: DisposalData, office: Unit) -> Unit | None:
    """A transfer is of one unit; the others may be of the whole office."""
    if not data.title.strip():
        raise Refused(_("Give the disposal a title."))
    if data.unit is None:
        if data.kind == DisposalKind.TRANSFER:
            raise Refused(_("A transfer names the unit whose dossiers are taken over."))
        return None
    unit = Unit.objects.filter(pk=data.unit).first()
    if unit is None or unit.own_office_id != office.pk:
        raise NotFound
    return unit
