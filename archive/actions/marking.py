"""Dossiers whose trail says nothing yet of the facts by which they are kept."""

from django.db import transaction

from archive.events import DossierEvent
from archive.facts_mark import KEPT, kept_by
from archive.models import Dossier
from eoffice import audit
from eoffice.audit.models import AuditEntry
from eoffice.organization.officer import SYSTEM


def mark_all() -> int:
    """Give every dossier without a mark the one of what it says today; how many. Safe to repeat."""
    told = AuditEntry.objects.filter(subject_kind="dossier", detail__has_key=KEPT)
    bare = Dossier.objects.exclude(pk__in=told.values("subject_id")).order_by("pk")
    return sum(map(_mark, list(bare.values_list("pk", flat=True))))


@transaction.atomic
def _mark(dossier_id: int) -> int:
    dossier = Dossier.objects.locked(dossier_id)
    audit.record(DossierEvent.MARKED, dossier, by=SYSTEM, detail=kept_by(dossier))
    return 1
