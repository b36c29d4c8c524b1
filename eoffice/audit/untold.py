"""Things that must have a chain in the trail, and have none: whoever removed it removed all of it.

A chain that lost entries is seen by its head; one that went with its head only by what it told of.
"""

from collections.abc import Iterator

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.utils.translation import gettext as _

from eoffice.audit.faults import Fault
from eoffice.audit.models import ChainHead


def without_a_trail(kind: str, rows: QuerySet[Model]) -> Iterator[Fault]:
    """A fault for each row whose subject, of this kind, was never told of in the trail."""
    told = Exists(ChainHead.objects.filter(subject_kind=kind, subject_id=OuterRef("pk")))
    for pk in rows.filter(~told).order_by("pk").values_list("pk", flat=True).iterator():
        yield Fault(
            kind="trail",
            subject=f"{kind} {pk}",
            number=None,
            sentence=_("The trail says nothing of it; its chain was removed."),
        )
