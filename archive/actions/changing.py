"""Correcting what is said of a dossier, and putting documents into it that are no letters."""

from dataclasses import asdict, dataclass
from datetime import date

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from archive.actions.filing import next_order, widen_span
from archive.events import DossierEvent
from archive.facts_mark import kept_by
from archive.finding import keeping
from archive.models import Dossier, DossierItem
from archive.policies import filing as policies
from archive.states import CopyStatus, DossierState, ItemKind, Medium
from correspondence.models import Classification
from correspondence.states import Security
from eoffice import audit, clock
from eoffice.documents import actions as documents
from eoffice.documents import vault
from eoffice.documents.states import FileUse
from eoffice.errors import Refused, WrongState
from eoffice.organization.officer import Officer

FREE = ("title", "quantity_unit", "note")  # words: the trail keeps their fingerprints only
CODED = (
    "classification", "security", "medium", "copy_status", "quantity", "is_vital", "is_protected"
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierChange:
    """What a dossier is said to be from now on."""

    title: str
    classification: int | None
    security: str = Security.BIASA
    medium: str = Medium.DIGITAL
    copy_status: str = CopyStatus.ORIGINAL
    quantity: int = 1
    quantity_unit: str = ""
    is_vital: bool = False
    is_protected: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentData:
    """What is said of a document that is no letter."""

    description: str
    dated_on: date | None = None
    quantity: int = 1
    quantity_unit: str = ""
    copy_status: str = CopyStatus.ORIGINAL
    has_paper: bool = False
    note: str = ""


@transaction.atomic
def change_dossier(dossier_id: int, data: DossierChange, *, by: Officer) -> Dossier:
    """Correct a dossier. What its retention hangs on changes only while no hold binds it."""
    dossier = Dossier.objects.locked(dossier_id)
    policies.may_file(by, dossier).enforce()
    by = policies.at_filing_desk(by, dossier)
    _must_be_changeable(dossier, data)
    changes = audit.diff(dossier, asdict(data), coded=CODED, free=FREE)
    if changes:
        for name in changes:
            attribute = "classification_id" if name == "classification" else name
            setattr(dossier, attribute, getattr(data, name))
        dossier.save(update_fields=list(changes))
        kept = kept_by(dossier)
        audit.record(DossierEvent.CHANGED, dossier, by=by, changes=changes, detail=kept)
    return dossier


def add_document(
    dossier_id: int, data: DocumentData, upload: File | None, *, by: Officer
) -> DossierItem:
    """File a document that is no letter: its bytes are safe before its row is written."""
    stored = vault.keep(upload) if upload else None
    with transaction.atomic():
        dossier = Dossier.objects.locked(dossier_id)
        policies.may_file(by, dossier).enforce()
        by = policies.at_filing_desk(by, dossier)
        if dossier.state != DossierState.OPEN:
            raise WrongState(_("Only an open dossier takes documents; open it again first."))
        file = None
        if stored and upload:
            name, office = upload.name or "", dossier.office
            file = documents.register(stored, name=name, by=by, office=office, use=FileUse.ARCHIVE)
        item = DossierItem.objects.create(
            dossier=dossier,
            kind=ItemKind.FILE if file else ItemKind.PAPER,
            file=file,
            order=next_order(dossier),
            filed_at=clock.now(),
            filed_by_name=by.name,
            filed_by_label=by.label,
            **(asdict(data) | {"has_paper": data.has_paper or file is None}),
        )
        widen_span(dossier, item)
        keeping.mark([item.pk])
        detail = {"item": item.pk, "order": item.order, "file": file.pk if file else None}
        audit.record(DossierEvent.FILED, dossier, by=by, detail=detail)
        return item


def _must_be_changeable(dossier: Dossier, data: DossierChange) -> None:
    if dossier.state not in (DossierState.OPEN, DossierState.CLOSED, DossierState.INACTIVE):
        raise WrongState(_("The dossier is on a list for disposal, or gone."))
    if dossier.open_holds:
        raise WrongState(_("A hold is in force on this dossier."))
    codes = Classification.objects.filter(organization=dossier.organization_id)
    known = data.classification is None or codes.filter(pk=data.classification).exists()
    if not known:
        raise Refused(_("Choose a classification of your organisation that is in use."))
    if not data.title.strip():
        raise Refused(_("Give the dossier a title."))
