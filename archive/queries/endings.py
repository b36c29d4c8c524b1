"""How a dossier ended, for whoever looks for what lay in it: on which day, by which minutes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.models import Certificate, DisposalItem, Dossier, DossierItem, Hold
from archive.queries.disposals import disposals_visible_to, holds_visible_to
from archive.states import GONE, CertificateKind, DisposalItemState, DossierState
from correspondence.models import Letter
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of it; the way to the disposal for who may see that."""

    is_destroyed: bool
    day: date | None
    receiver: str
    minutes: str
    disposal_id: int | None


def ending_of(dossier: Dossier, officer: Officer) -> Ending | None:
    """How this dossier ended; nothing while it stands."""
    return _ending(dossier.pk, officer) if dossier.state in GONE else None


def told_of(dossier: Dossier, officer: Officer) -> dict[str, Any]:
    """What the page of a dossier tells: how it ended, or which holds bind it."""
    return {"ended": ending_of(dossier, officer), "holds": holds_on(dossier, officer)}


def ending_of_letter(letter: Letter, officer: Officer | None) -> Ending | None:
    """How the content of a letter ended: it went with the dossier in which it lay as original."""
    if officer is None or letter.state != "filed":
        return None
    inside = DossierItem.objects.inside().filter(letter=letter.pk, is_link=False)
    found = inside.filter(dossier__state=DossierState.DESTROYED).first()
    return _ending(found.dossier_id, officer) if found else None


def holds_on(dossier: Dossier, officer: Officer) -> list[Hold]:
    """Which holds bind it, as far as this officer may see them."""
    if not dossier.open_holds:
        return []
    bound = {"bound__dossier": dossier.pk, "bound__released_at": None}
    return list(holds_visible_to(officer).filter(**bound).order_by("pk"))


def _ending(dossier_id: int, officer: Officer) -> Ending | None:
    done = DisposalItem.objects.filter(dossier=dossier_id, state=DisposalItemState.DONE)
    done = done.exclude(disposal__kind="transfer").select_related("disposal")
    if (item := done.order_by("-pk").first()) is None:
        return None
    disposal = item.disposal
    papers = Certificate.objects.filter(disposal=disposal.pk, kind=CertificateKind.MINUTES)
    return Ending(
        is_destroyed=disposal.kind == "destruction",
        day=disposal.executed_on,
        receiver=disposal.receiver_name,
        minutes=papers.order_by("-pk").values_list("number", flat=True).first() or "",
        disposal_id=disposal.pk
        if disposals_visible_to(officer).filter(pk=disposal.pk).exists()
        else None,
    )
