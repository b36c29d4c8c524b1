"""Letters that come from another office of the organisation: they take this office's own number.

The branches that brought them live in a room above, which registers what it does with them.
"""

from collections.abc import Callable

from django.db import transaction

from correspondence import access
from correspondence.actions import addressing, numbers, once
from correspondence.desk_events import DeskEvent
from correspondence.desks import at_desk
from correspondence.models import Arrival, Letter
from correspondence.policies import desk as policies
from eoffice import audit, clock
from eoffice.hook import Hook
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

# Who goes on with a letter that has its number here; called in the transaction.
on_registered: Hook[Callable[[Arrival, Officer], None]] = Hook()


@transaction.atomic
def register_arrival(arrival_id: int, *, by: Officer, token: str = "") -> Arrival:
    """Give the letter this office's own agenda number and put it before its addressee here."""
    if earlier := once.claim(token, by=by):
        return Arrival.objects.get(pk=earlier["arrival"])
    letter, arrival = _locked(arrival_id)
    policies.may_record(by, arrival.office_id).enforce()
    by = at_desk(by, arrival.office_id)
    arrival.register(agenda_number="")  # refused when it is registered or withdrawn already
    arrival.registered_at, arrival.registered_by_id = clock.now(), by.user_id
    arrival.save(update_fields=["state", "registered_at", "registered_by"])
    office = Unit.objects.get(pk=arrival.office_id)
    addressing.start_clocks(
        letter, office=office, unit=arrival.position.unit, since=arrival.arrived_at
    )
    access.refresh(letter)
    on_registered.tell(arrival, by)

    entry = numbers.take_number(office, letter, by=by)
    arrival.agenda_number = entry.rendered
    arrival.save(update_fields=["agenda_number"])
    once.keep(token, by=by, arrival=arrival.pk)
    detail = {"number": entry.rendered, "register": entry.register_id, "office": office.pk}
    audit.record(DeskEvent.NUMBERED_HERE, letter, by=by, detail=detail)
    return arrival


def _locked(arrival_id: int) -> tuple[Letter, Arrival]:
    """Letter before arrival, as everywhere."""
    letter_id = Arrival.objects.values_list("letter_id", flat=True).get(pk=arrival_id)
    letter = Letter.objects.select_related("type").locked(letter_id)
    return letter, Arrival.objects.select_related("position__unit__office").locked(arrival_id)
