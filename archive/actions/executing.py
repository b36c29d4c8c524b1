"""Execution: begun once with its witnesses, then dossier after dossier, each in a transaction of
its own. A worker that is killed goes on with the next one; what is done is never done again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive import purging
from archive.actions.disposals import let_go, listed, locked
from archive.events import DisposalEvent, DossierEvent, LetterFilingEvent
from archive.models import Disposal, DisposalItem, Dossier, Witness
from archive.policies import disposals as policies
from archive.policies.archivist import at_archive
from archive.queries import eligible
from archive.states import ApprovalState, DisposalKind, DisposalState, WitnessKind
from correspondence import access
from correspondence.models import Letter
from eoffice import audit, clock, jobs
from eoffice.errors import Refused, WrongState
from eoffice.organization.officer import SYSTEM, Officer

KIND = "execute_disposal"
MUST_SEE = {DisposalKind.DESTRUCTION: (WitnessKind.LEGAL, WitnessKind.INTERNAL_AUDIT)}
SAID = {
    DisposalKind.TRANSFER: DossierEvent.TAKEN_OVER,
    DisposalKind.DESTRUCTION: DossierEvent.DESTROYED,
    DisposalKind.HAND_OVER: DossierEvent.HANDED_OVER,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A witness, as written in the minutes."""

    kind: str
    name: str
    nip: str = ""
    title: str = ""
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Execution:
    """What is said when the execution begins."""

    done_on: date
    place: str = ""
    method: str = ""
    decree_number: str = ""
    decree_on: date | None = None
    witnesses: tuple[Seen, ...] = ()


@transaction.atomic
def begin_execution(disposal_id: int, data: Execution, *, by: Officer) -> Disposal:
    """Begin; the worker does the rest. A destruction needs its way, decree and two witnesses."""
    disposal = locked(disposal_id)
    policies.may_execute(by, disposal).enforce()
    by = at_archive(by, disposal.office_id)
    _must_be_complete(disposal, data, by)
    disposal.begin_execution()
    disposal.executed_on, disposal.place = data.done_on, data.place.strip()
    disposal.method = data.method.strip()
    disposal.decree_number, disposal.decree_on = data.decree_number.strip(), data.decree_on
    disposal.executed_by_id, disposal.executed_by_name = by.user_id, by.name
    disposal.save(
        update_fields=[
            "state", "executed_on", "place", "method", "decree_number", "decree_on", "executed_by",
            "executed_by_name",
        ]
    )  # fmt: skip
    Witness.objects.bulk_create(
        Witness(
            disposal=disposal, kind=one.kind, name=one.name, nip=one.nip, title=one.title,
            institution=one.institution,
        )
        for one in data.witnesses
    )  # fmt: skip
    jobs.enqueue(KIND, disposal.pk)
    detail = {"dossiers": listed(disposal).count(), "witnesses": len(data.witnesses)}
    audit.record(DisposalEvent.EXECUTING, disposal, by=by, detail=detail)
    return disposal


def execute(disposal_id: int) -> None:
    """Do what is left, then close. Called by the worker; safe to be killed and called again."""
    while execute_next(disposal_id):
        pass
    finish(disposal_id)


def execute_next(disposal_id: int) -> bool:
    """Do one dossier; whether there was one."""
    waiting = DisposalItem.objects.filter(disposal__state=DisposalState.EXECUTING)
    item = waiting.filter(disposal=disposal_id, state="listed").order_by("order").first()
    if item is None:
        return False
    _execute_item(item.pk, disposal_id, purging.originals_of(item.dossier))
    return True


@transaction.atomic
def _execute_item(item_id: int, disposal_id: int, letter_ids: Sequence[int]) -> None:
    letters = [Letter.objects.locked(pk) for pk in letter_ids]
    disposal = locked(disposal_id)
    item = DisposalItem.objects.locked(item_id)
    if disposal.state != DisposalState.EXECUTING or item.state != "listed":
        return
    dossier = Dossier.objects.locked(item.dossier_id)
    if reason := _in_the_way(dossier, disposal):
        let_go(disposal, {item: reason}, by=SYSTEM)
        return
    detail = {"disposal": disposal.pk, "order": item.order} | _do(disposal, dossier, letters)
    item.finish()
    item.done_at = clock.now()
    item.save(update_fields=["state", "done_at"])
    for letter in letters:
        access.refresh(letter)
    audit.record(SAID[DisposalKind(disposal.kind)], dossier, by=_executor(disposal), detail=detail)


def _do(disposal: Disposal, dossier: Dossier, letters: list[Letter]) -> dict[str, int]:
    """The act itself; what is told of it."""
    fields, told = ["state", "came_from"], {}
    if disposal.kind == DisposalKind.TRANSFER:
        dossier.take_over()
    elif disposal.kind == DisposalKind.HAND_OVER:
        dossier.hand_over()
    else:
        dossier.destroy()
        told = purging.purge(dossier, letters, by=_executor(disposal))
        for letter in letters:
            detail = {"disposal": disposal.pk, "dossier": dossier.pk}
            audit.record(LetterFilingEvent.PURGED, letter, by=_executor(disposal), detail=detail)
    if disposal.kind != DisposalKind.TRANSFER:
        dossier.ended_at = clock.now()
        dossier.box, dossier.folder_number = None, None
        fields += ["ended_at", "box", "folder_number"]
    dossier.save(update_fields=fields)
    return told


@transaction.atomic
def finish(disposal_id: int) -> None:
    """Every dossier on the list is done or was withdrawn."""
    disposal = locked(disposal_id)
    if disposal.state != DisposalState.EXECUTING or listed(disposal).exists():
        return
    disposal.finish_execution()
    disposal.ended_at = clock.now()
    disposal.save(update_fields=["state", "ended_at"])
    if disposal.kind == DisposalKind.DESTRUCTION:
        jobs.enqueue("purge_database", 0)
    jobs.enqueue("notify_disposal_executed", disposal.pk)
    done = disposal.items.filter(state="done").count()
    audit.record(
        DisposalEvent.EXECUTED, disposal, by=_executor(disposal), detail={"dossiers": done}
    )


def _in_the_way(dossier: Dossier, disposal: Disposal) -> str:
    """A hold or a loan that came up after the approval stops this step too."""
    if dossier.open_holds:
        return _("A hold is in force on this dossier.")
    found = eligible.Obstacles.of([dossier.pk])
    if dossier.pk in found.lent:
        return _("Something of it is lent out or lost.")
    if disposal.kind == DisposalKind.DESTRUCTION and dossier.pk in found.linked | found.busy:
        return _("A letter in it is linked to a dossier under a hold.")
    if disposal.kind == DisposalKind.DESTRUCTION and (dossier.is_vital or dossier.is_protected):
        return _("It was made a vital or protected record.")
    return ""


def _executor(disposal: Disposal) -> Officer:
    """Whoever began the execution; the worker acts for him."""
    return Officer(user_id=disposal.executed_by_id, name=disposal.executed_by_name or "e-Office")


def _agreed_on(disposal: Disposal) -> date | None:
    """The day of the last agreement: of a letter from outside its own date."""
    zone, days = disposal.office.zone, []
    for row in disposal.approvals.filter(state=ApprovalState.GRANTED):
        day = row.dated_on or (row.decided_at.astimezone(zone).date() if row.decided_at else None)
        days += [day] if day else []
    return max(days, default=None)


def _must_fit_in_time(disposal: Disposal, data: Execution) -> None:
    """Agreed, decreed, done, and none of it in the future."""
    if data.done_on > clock.today(disposal.office.zone):
        raise Refused(_("The day of the execution is not in the future."))
    if (agreed := _agreed_on(disposal)) and data.done_on < agreed:
        said = _("It cannot have been done before %(day)s, when the last authority agreed.")
        raise Refused(said % {"day": date_format(agreed, "j F Y")})
    if data.decree_on and data.decree_on > data.done_on:
        raise Refused(_("The decree is not later than the execution."))


def _must_be_complete(disposal: Disposal, data: Execution, by: Officer) -> None:
    _must_fit_in_time(disposal, data)
    if disposal.kind == DisposalKind.DESTRUCTION and not data.method.strip():
        raise Refused(_("Say in which way the records are destroyed."))
    if disposal.kind != DisposalKind.TRANSFER and not (data.decree_number and data.decree_on):
        raise Refused(_("Enter number and date of the decree."))
    kinds = [one.kind for one in data.witnesses]
    if any(kind not in kinds for kind in MUST_SEE.get(DisposalKind(disposal.kind), ())):
        raise Refused(_("A destruction is witnessed by the legal unit and by internal audit."))
    names = [one.name.strip().casefold() for one in data.witnesses]
    approvers = {row.decided_by_name.casefold() for row in disposal.approvals.all()}
    if len(set(names)) != len(names) or {by.name.casefold(), *approvers} & set(names):
        raise Refused(_("Witnesses are different people, and neither executed nor approved it."))
    if disposal.state != DisposalState.APPROVED:
        raise WrongState
