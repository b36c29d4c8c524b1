"""Holds: several dossiers under one, several holds on one dossier; each with its reason.

`Dossier.open_holds` is counted anew from the rows, under the lock of the dossier.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from archive.events import ArchiveEvent, DossierEvent
from archive.models import Dossier, HeldDossier, Hold
from archive.policies import disposals as policies
from archive.policies.archivist import at_archive
from archive.states import GONE, HoldState
from eoffice import audit, clock, jobs
from eoffice.errors import NotFound, Refused, WrongState
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True)
class HoldData:
    """What is said when a hold is laid."""

    kind: str
    title: str
    reason: str
    basis: str = ""
    review_on: date | None = None


@transaction.atomic
def lay_hold(office_id: int, data: HoldData, dossiers: Iterable[int], *, by: Officer) -> Hold:
    """Lay a hold on dossiers of an office; more can be bound to it later."""
    office = Unit.objects.select_related("organization").get(pk=office_id)
    by = _at_archive(by, office_id)
    if not data.title.strip() or not data.reason.strip():
        raise Refused(_("A hold has a title and a reason."))
    hold = Hold.objects.create(
        organization=office.root,
        office=office,
        kind=data.kind,
        title=data.title.strip(),
        basis=data.basis.strip(),
        reason=data.reason.strip(),
        review_on=data.review_on,
        laid_at=clock.now(),
        laid_by_name=by.name,
    )
    _bind(hold, dossiers, by=by)
    jobs.enqueue("notify_hold_laid", hold.pk)
    detail = {"kind": hold.kind, "reason": audit.fingerprint(hold.reason)}
    audit.record(ArchiveEvent.HOLD_LAID, hold, by=by, detail=detail, begins=True)
    return hold


@transaction.atomic
def bind(hold_id: int, dossiers: Iterable[int], *, by: Officer) -> Hold:
    """Bind further dossiers."""
    hold = _locked(hold_id)
    by = _at_archive(by, hold.office_id)
    if hold.state != HoldState.BINDING:
        raise WrongState(_("This hold was lifted."))
    _bind(hold, dossiers, by=by)
    return hold


@transaction.atomic
def release(hold_id: int, dossier_id: int, reason: str, *, by: Officer) -> None:
    """Let one dossier go; the hold stays on the others."""
    hold = _locked(hold_id)
    by = _at_archive(by, hold.office_id)
    if not reason.strip():
        raise Refused(_("Say why the dossier is released."))
    _release(hold, dossier_id, reason, by=by)


@transaction.atomic
def lift_hold(hold_id: int, reason: str, *, by: Officer) -> Hold:
    """Lift a hold from all its dossiers."""
    hold = _locked(hold_id)
    by = _at_archive(by, hold.office_id)
    if not reason.strip():
        raise Refused(_("Say why the hold is lifted."))
    hold.lift(reason=reason.strip())
    hold.lifted_at, hold.lifted_by_name = clock.now(), by.name
    hold.save(update_fields=["state", "lift_reason", "lifted_at", "lifted_by_name"])
    bound = hold.bound.filter(released_at=None).order_by("dossier_id")
    for pk in bound.values_list("dossier_id", flat=True):
        _release(hold, pk, reason, by=by)
    detail = {"reason": audit.fingerprint(reason)}
    audit.record(ArchiveEvent.HOLD_LIFTED, hold, by=by, detail=detail)
    return hold


def _bind(hold: Hold, dossiers: Iterable[int], *, by: Officer) -> None:
    """In the order of their keys, so that two holds never wait for each other."""
    for pk in sorted(set(dossiers)):
        dossier = _dossier(pk, hold)
        if dossier.state in GONE:
            raise WrongState(
                _("A dossier that is gone cannot be held: %(dossier)s.")
                % {"dossier": dossier.reference}
            )
        if HeldDossier.objects.filter(hold=hold, dossier=dossier, released_at=None).exists():
            continue
        HeldDossier.objects.create(hold=hold, dossier=dossier, bound_at=clock.now())
        _count(dossier)
        audit.record(DossierEvent.HELD, dossier, by=by, detail={"hold": hold.pk})


def _release(hold: Hold, dossier_id: int, reason: str, *, by: Officer) -> None:
    dossier = _dossier(dossier_id, hold)
    row = HeldDossier.objects.filter(hold=hold, dossier=dossier, released_at=None).first()
    if row is None:
        raise NotFound
    row.released_at = clock.now()
    row.save(update_fields=["released_at"])
    _count(dossier)
    detail = {"hold": hold.pk, "reason": audit.fingerprint(reason)}
    audit.record(DossierEvent.HOLD_LIFTED, dossier, by=by, detail=detail)


def _count(dossier: Dossier) -> None:
    dossier.open_holds = HeldDossier.objects.filter(dossier=dossier, released_at=None).count()
    dossier.save(update_fields=["open_holds"])


def _dossier(pk: int, hold: Hold) -> Dossier:
    if not Dossier.objects.filter(pk=pk, office=hold.office_id).exists():
        raise NotFound
    return Dossier.objects.locked(pk)


def _locked(pk: int) -> Hold:
    if not Hold.objects.filter(pk=pk).exists():
        raise NotFound
    return Hold.objects.locked(pk)


def _at_archive(by: Officer, office_id: int) -> Officer:
    policies.may_keep_archive(by, office_id).enforce()
    return at_archive(by, office_id)
