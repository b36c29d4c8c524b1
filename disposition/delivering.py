"""When another office has numbered a letter, its branches there lie before their receivers."""

from correspondence import access
from correspondence.models import Arrival
from disposition.models import Disposition
from eoffice import clock, jobs
from eoffice.organization.officer import Officer


def deliver(arrival: Arrival, _by: Officer) -> None:
    """Called inside the transaction that takes the number, with the letter locked."""
    waiting = Disposition.objects.open().filter(arrival=arrival, delivered_at=None)
    for pk in list(waiting.values_list("pk", flat=True)):
        Disposition.objects.filter(pk=pk).update(delivered_at=clock.now())
        jobs.enqueue("notify_disposition_received", pk)
    access.refresh(arrival.letter)
