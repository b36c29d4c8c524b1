"""Deliveries: to whom a letter goes, how far it has got, what waits to be handed over."""

from django.db.models import QuerySet

from correspondence.models import Addressee, Delivery, Letter
from correspondence.outgoing_states import DeliveryState
from eoffice.documents.models import StoredFile
from eoffice.organization.models import Unit

RELATED = ("addressee__position__unit", "addressee__office", "addressee__contact", "their_letter")


def deliveries_of(letter: Letter) -> QuerySet[Delivery]:
    """Every addressee of the letter, first those to whom it is addressed, then the copies."""
    rows = Delivery.objects.filter(letter=letter).select_related(*RELATED, "proof")
    return rows.order_by("-addressee__role", "addressee__order", "pk")


def waiting_to_be_carried(delivery_id: int) -> Delivery | None:
    """The delivery with everything that carrying it asks for, if it has not gone yet."""
    rows = Delivery.objects.filter(pk=delivery_id, state=DeliveryState.PENDING)
    letter = ("letter__office", "letter__type", "letter__answers", "letter__signature__file")
    return rows.select_related(*RELATED, *letter).first()


def office_for(row: Addressee) -> Unit | None:
    """The office of this installation in whose tray a letter to this addressee lies."""
    if row.position:
        return row.position.unit.own_office
    return row.office.own_office if row.office else None


def contents_of(letter: Letter) -> list[StoredFile]:
    """The signed file and its enclosures, in their order."""
    rows = letter.letter_files.filter(detached_at=None).select_related("file")
    return [row.file for row in rows.order_by("order", "pk")]
