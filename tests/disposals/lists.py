"""What the tests of disposals share: dossiers that are due, and a disposal at each of its steps."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from archive.actions import appraising, approving, close_dossier, disposals, executing
from archive.actions.appraising import Word
from archive.actions.disposals import DisposalData
from archive.actions.executing import Execution, Seen
from archive.events import DossierEvent
from archive.facts_mark import kept_by
from archive.models import Disposal, Dossier
from archive.retention import Terms, retention
from archive.states import Appraisal, DossierState, FinalAction
from eoffice import audit, clock
from eoffice.organization.officer import Officer
from tests.archive.shelf import again, dossier_of
from tests.world import World

CLOSED = date(2015, 3, 1)
COMMITTEE = (("chair", "kasubbag"), ("creator", "kasi_bank"), ("archivist", "arsiparis"))
WITNESSES = (Seen("legal", "Saksi Hukum"), Seen("internal_audit", "Saksi Pengawasan"))


def closed_dossier(world: World, filer: Officer, *, active: int = 5, **how: Any) -> Dossier:
    """A dossier of Seksi Bank whose active term is over."""
    dossier = dossier_of(world, filer, **how)
    return due_in(dossier, filer, Terms(active, 3, FinalAction.DESTROY))


def due_in(dossier: Dossier, filer: Officer, terms: Terms, trigger: date = CLOSED) -> Dossier:
    """Close it with these terms, counted from this day."""
    close_dossier(dossier.pk, by=filer)
    closed = again(dossier)
    closed.take_terms(terms)
    closed.trigger_on = trigger
    closed.take_dates(retention(terms, trigger))
    closed.save()
    audit.record(DossierEvent.RULED, closed, by=filer, detail=kept_by(closed))
    return closed


def inactive_dossier(
    world: World, filer: Officer, *, terms: Terms | None = None, items: Any = None, **how: Any
) -> Dossier:
    """One that the records unit keeps and whose day has come; `items` puts something into it."""
    dossier = dossier_of(world, filer, **how)
    if items:
        items(dossier)
    closed = due_in(dossier, filer, terms or Terms(2, 3, FinalAction.DESTROY))
    closed.take_over()
    closed.save(update_fields=["state", "came_from"])
    audit.record(DossierEvent.TAKEN_OVER, closed, by=filer)
    return closed


def begun(world: World, laras: Officer, kind: str = "destruction", **how: Any) -> Disposal:
    """A draft of the KPPN."""
    data = DisposalData(**({"kind": kind, "title": "Penyusutan 2026"} | how))
    return disposals.begin(world.units["kppn"].pk, data, by=laras)


def frozen(world: World, laras: Officer, *dossiers: Dossier, **how: Any) -> Disposal:
    """A frozen list with its committee."""
    disposal = begun(world, laras, **how)
    disposals.freeze(disposal.pk, [one.pk for one in dossiers], by=laras)
    if disposal.kind != "transfer":
        members = [(role, world.seats[seat].pk) for role, seat in COMMITTEE]
        appraising.appoint(disposal.pk, members, by=laras)
    return fresh(disposal)


def appraised(world: World, laras: Officer, *dossiers: Dossier, **how: Any) -> Disposal:
    """Every dossier agreed to."""
    disposal = frozen(world, laras, *dossiers, **how)
    words = {pk: Word(Appraisal.AGREED) for pk in disposal.items.values_list("pk", flat=True)}
    by = laras if disposal.kind == "transfer" else world.officer("fajar")
    appraising.appraise(disposal.pk, words, by=by)
    appraising.conclude(disposal.pk, "Tidak ada nilai guna lagi.", by=by)
    return fresh(disposal)


def approved(world: World, laras: Officer, *dossiers: Dossier, **how: Any) -> Disposal:
    """The head of the office, or of the unit, has agreed."""
    disposal = appraised(world, laras, *dossiers, **how)
    by = world.officer("eka" if disposal.kind == "transfer" else "arunika")
    approving.agree(disposal.approvals.get(is_external=False).pk, by=by)
    return fresh(disposal)


def execution(**how: Any) -> Execution:
    """What is said at the execution of a destruction."""
    given = {
        "done_on": clock.today(ZoneInfo("Asia/Jakarta")),
        "place": "Jakarta",
        "method": "Dicacah dan dilebur",
        "decree_number": "KEP-7/2026",
        "decree_on": date(2026, 1, 2),
        "witnesses": WITNESSES,
    }
    return Execution(**(given | how))


def executing_now(world: World, laras: Officer, *dossiers: Dossier, **how: Any) -> Disposal:
    """Begun; the worker has not come yet."""
    disposal = approved(world, laras, *dossiers, **how)
    executing.begin_execution(disposal.pk, execution(), by=laras)
    return fresh(disposal)


def fresh(disposal: Disposal) -> Disposal:
    """The disposal as it stands now."""
    return Disposal.objects.get(pk=disposal.pk)


def states_of(*dossiers: Dossier) -> list[str]:
    """Where these dossiers stand now."""
    return [DossierState(again(one).state).value for one in dossiers]


YESTERDAY = timedelta(days=-1)
