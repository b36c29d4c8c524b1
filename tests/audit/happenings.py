"""Events and an actor for the tests of the trail."""

from django.db.models import TextChoices

from eoffice import audit
from eoffice.audit import events


@events.register
class Happening(TextChoices):
    """What happens in these tests."""

    OPENED = "test.opened", "opened it"
    MOVED = "test.moved", "moved it"


EKO = audit.Actor(
    None,
    "Eko P.",
    7,
    "Head of Finance",
    "plh",
    in_place_of="Budi S.",
    office_id=2,
    organization_id=1,
)


def record(event=Happening.OPENED, chain=("letter", 12), by=EKO, **facts):
    """Record one event."""
    return audit.record(event, by=by, chain=chain, **facts)
