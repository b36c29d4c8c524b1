"""What the worker lays into the tray of another office, and adds once it is recorded there."""

from django.db import transaction

from correspondence.actions import dispatching, recording
from correspondence.dispatch_events import DispatchEvent
from correspondence.models import Delivery, Letter, Scan
from correspondence.outgoing_states import DeliveryState
from correspondence.prefilling import Arriving
from eoffice import clock
from eoffice.documents import actions as documents
from eoffice.documents.states import FileUse, ReceivedVia
from eoffice.documents.vault import StoredBytes
from eoffice.organization.models import Unit
from eoffice.organization.officer import SYSTEM


@transaction.atomic
def put(delivery_id: int, stored: StoredBytes, *, office_id: int, arriving: Arriving) -> None:
    """Lay the letter into the tray with what is known about it; once, however often asked."""
    _letter, delivery = dispatching.held(delivery_id)
    if delivery.state != DeliveryState.PENDING:
        return
    office = Unit.objects.get(pk=office_id)
    file = documents.register(
        stored,
        name=arriving.name,
        by=SYSTEM,
        office=office,
        use=FileUse.LETTER,
        via=ReceivedVia.PARTNER,
    )
    scan = Scan.objects.create(
        office=office,
        file=file,
        received_at=clock.now(),
        via=ReceivedVia.PARTNER,
        draft=arriving.draft,
    )
    dispatching.carried(delivery_id, event=DispatchEvent.DELIVERED, scan_id=scan.pk)


@transaction.atomic
def add(delivery_id: int, stored: StoredBytes, *, name: str) -> None:
    """Add a file to the letter as it was recorded there; nothing when it has these bytes."""
    found = Delivery.objects.select_related("their_letter__office").get(pk=delivery_id)
    if found.their_letter_id is None:
        return
    letter = Letter.objects.select_related("office").locked(found.their_letter_id)
    if has(letter, stored.sha256):
        return
    file = documents.register(
        stored,
        name=name,
        by=SYSTEM,
        office=letter.office,
        use=FileUse.LETTER,
        via=ReceivedVia.PARTNER,
    )
    recording.attach_files(letter, [file.pk], by=SYSTEM)


def has(letter: Letter, sha256: str) -> bool:
    """Whether these bytes hang on the letter already."""
    return letter.letter_files.filter(detached_at=None, file__sha256=sha256).exists()
