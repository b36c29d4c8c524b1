"""What `manage.py verify` checks about the archive: copies against their sources.

Dates against the retention arithmetic, the number of holds against their rows, frozen lists
against their hash, and what lies on a list against the state of its dossier.
"""

from collections.abc import Iterator

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from archive import listing
from archive.models import Certificate, Disposal, DisposalItem, Dossier
from archive.retention import retention
from archive.states import DisposalItemState, DisposalState, DossierState
from eoffice.audit import Fault, verifier
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileState


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


def _fault(dossier: Dossier, sentence: str) -> Fault:
    subject = f"dossier {dossier.pk}"
    return Fault(kind="dossier", subject=subject, number=dossier.number, sentence=sentence)


def _of_disposal(disposal: Disposal, sentence: str) -> Fault:
    subject = f"disposal {disposal.pk}"
    return Fault(kind="disposal", subject=subject, number=disposal.number, sentence=sentence)
