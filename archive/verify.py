"""What `manage.py verify` checks about the archive: copies against their sources.

Dates against the retention arithmetic, facts and states against the trail, the number of holds
against their rows, frozen lists against their hash, and what lies on a list against the state of
its dossier.
"""

from collections.abc import Iterator

from django.db.models import Count, F, Model, Q
from django.utils.translation import gettext as _

from archive import listing
from archive.events import DossierEvent, LoanEvent
from archive.facts_mark import KEPT, mark_of
from archive.finding import keeping
from archive.loan_states import LoanItemState, LoanState
from archive.models import (
    Certificate,
    Disposal,
    DisposalItem,
    Dossier,
    Hold,
    Inventory,
    ListImport,
    Loan,
    LoanItem,
    RetentionSchedule,
)
from archive.retention import retention
from archive.states import DisposalItemState, DisposalState, DossierState
from eoffice.audit import Fault, verifier, without_a_trail
from eoffice.audit.models import AuditEntry
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileState

TOLD: dict[str, type[Model]] = {
    "dossier": Dossier,
    "disposal": Disposal,
    "loan": Loan,
    "hold": Hold,
    "schedule": RetentionSchedule,
    "inventory": Inventory,
    "list": ListImport,
}
E, L, S = DossierEvent, LoanEvent, DossierState
MARKED = (
    E.OPENED, E.CHANGED, E.CLOSED, E.TRIGGERED, E.RULED, E.REOPENED, E.IMPORTED, E.MARKED,
)  # fmt: skip
DOSSIER_STATES: dict[str, tuple[str, ...]] = {
    E.OPENED: (S.OPEN,),
    E.CLOSED: (S.CLOSED,),
    E.REOPENED: (S.OPEN,),
    E.PROPOSED: (S.PROPOSED,),
    E.WITHDRAWN: (S.CLOSED, S.INACTIVE),
    E.TAKEN_OVER: (S.INACTIVE,),
    E.IMPORTED: (S.OPEN, S.CLOSED, S.INACTIVE),
    E.DESTROYED: (S.DESTROYED,),
    E.HANDED_OVER: (S.HANDED_OVER,),
}
LOAN_STATES: dict[str, tuple[str, ...]] = {
    L.REQUESTED: (LoanState.REQUESTED,),
    L.APPROVED: (LoanState.APPROVED,),
    L.REJECTED: (LoanState.REJECTED,),
    L.CANCELLED: (LoanState.CANCELLED,),
    L.HANDED_OVER: (LoanState.ON_LOAN,),
    L.RETURNED: (LoanState.RETURNED,),
}


@verifier("dossiers")
def dossiers_agree() -> Iterator[Fault]:
    """Dates, holds and states of dossiers."""
    rows = Dossier.objects.select_related("rule").order_by("pk")
    for dossier in rows.iterator(chunk_size=500):
        found = retention(dossier.terms, dossier.trigger_on)
        kept = (dossier.active_until, dossier.inactive_until, dossier.acts_from)
        if kept != (found.active_until, found.inactive_until, found.acts_from):
            yield _fault(dossier, _("Its dates do not follow from its terms and trigger date."))
    open_rows = Count("bound", filter=Q(bound__released_at=None))
    wrong = Dossier.objects.annotate(held=open_rows).exclude(held=F("open_holds"))
    for dossier in wrong.order_by("pk").iterator():
        yield _fault(dossier, _("The number of its holds is not that of the rows that bind it."))
    listed = DisposalItem.objects.filter(state=DisposalItemState.LISTED)
    proposed = Dossier.objects.filter(state=DossierState.PROPOSED)
    for dossier in proposed.exclude(pk__in=listed.values("dossier")).order_by("pk"):
        yield _fault(dossier, _("It is proposed for disposal, but on no list."))
    for item in listed.exclude(dossier__state=DossierState.PROPOSED).select_related("dossier"):
        yield _fault(item.dossier, _("It is on a list for disposal, but not proposed."))


@verifier("archive_trail")
def archive_is_in_the_trail() -> Iterator[Fault]:
    """What the archive keeps and the trail says nothing of."""
    for kind, model in TOLD.items():
        yield from without_a_trail(kind, model._default_manager.all())


@verifier("dossier_trail")
def dossiers_are_what_the_trail_says() -> Iterator[Fault]:
    """Facts and states against the last entry that told them."""
    said = _last_said(Dossier, DOSSIER_STATES)
    kept = _last_kept()
    for dossier in Dossier.objects.order_by("pk").iterator(chunk_size=500):
        if kept.get(dossier.pk, mark := mark_of(dossier)) != mark:
            yield _fault(dossier, _("Its facts are not those that the trail tells of."))
        if dossier.state not in said.get(dossier.pk, (dossier.state,)):
            yield _fault(dossier, _("Its state is not the one that the trail tells of."))


@verifier("loans")
def loans_are_what_the_trail_says() -> Iterator[Fault]:
    """States of loans against the last entry that told them, and against their things."""
    said = _last_said(Loan, LOAN_STATES)
    for loan in Loan.objects.order_by("pk").iterator(chunk_size=500):
        if loan.state not in said.get(loan.pk, (loan.state,)):
            yield _of_loan(loan, _("Its state is not the one that the trail tells of."))
    out = LoanItem.objects.filter(state=LoanItemState.OUT).exclude(loan__state=LoanState.ON_LOAN)
    for loan in Loan.objects.filter(pk__in=out.values("loan")).order_by("pk"):
        yield _of_loan(loan, _("It is over, but something of it is still out."))


def _last_said(model: type[Model], states: dict[str, tuple[str, ...]]) -> dict[int, tuple]:
    """In which states each may be after the last entry that moved it."""
    rows = _told(str(model._meta.model_name), list(states))
    return {row.subject_id: states[row.event] for row in rows}


def _last_kept() -> dict[int, str]:
    """The last mark of each dossier; older entries bear none."""
    rows = _told("dossier", list(MARKED))
    return {row.subject_id: row.detail[KEPT] for row in rows if KEPT in row.detail}


def _told(kind: str, events: list[str]) -> Iterator[AuditEntry]:
    """Entries of these events, the later ones of a subject behind the earlier ones."""
    rows = AuditEntry.objects.filter(subject_kind=kind, event__in=events)
    rows = rows.order_by("subject_id", "number").only("subject_id", "event", "detail")
    return rows.iterator(chunk_size=2000)


@verifier("disposals")
def disposals_agree() -> Iterator[Fault]:
    """Frozen lists against their hash; papers against theirs; destroyed content that is there."""
    frozen = Disposal.objects.exclude(list_sha256="").exclude(state=DisposalState.DRAFT)
    for disposal in frozen.order_by("pk").iterator():
        if listing.hash_of(disposal.items.order_by("order")) != disposal.list_sha256:
            yield _of_disposal(disposal, _("The frozen list does not match its hash."))
    for paper in Certificate.objects.select_related("file", "disposal").order_by("pk"):
        if paper.file.sha256 != paper.sha256 or paper.file.state == FileState.PURGED:
            yield _of_disposal(paper.disposal, _("A paper of the disposal is not what was filed."))
    left = StoredFile.objects.exclude(state=FileState.PURGED).filter(
        dossier_items__dossier__state=DossierState.DESTROYED, dossier_items__removed_at=None
    )
    for file in left.order_by("pk"):
        sentence = _("The content should have been destroyed.")
        yield Fault(kind="file", subject=f"file {file.pk}", number=None, sentence=sentence)


@verifier("dossier_search")
def index_says_what_entries_say() -> Iterator[Fault]:
    """How far the index of entries is behind, and entries of which it says something else."""
    if lag := keeping.lag():
        words = {"n": lag.letters, "minutes": lag.minutes}
        said = _("%(n)d entries wait to be indexed, the first one for %(minutes)d minutes.") % words
        yield Fault(kind="search", subject="index of entries", number=None, sentence=said)
    for pk in keeping.items_that_differ():
        said = _("The search index does not say what the entry says.")
        yield Fault(kind="search", subject=f"entry {pk}", number=None, sentence=said)


def _fault(dossier: Dossier, sentence: str) -> Fault:
    subject = f"dossier {dossier.pk}"
    return Fault(kind="dossier", subject=subject, number=dossier.number, sentence=sentence)


def _of_loan(loan: Loan, sentence: str) -> Fault:
    return Fault(kind="loan", subject=f"loan {loan.pk}", number=loan.number, sentence=sentence)


def _of_disposal(disposal: Disposal, sentence: str) -> Fault:
    subject = f"disposal {disposal.pk}"
    return Fault(kind="disposal", subject=subject, number=disposal.number, sentence=sentence)
