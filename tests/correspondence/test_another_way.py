"""What did not arrive goes another way, and comes into the book again."""

import pytest

from correspondence.actions import dispatching
from correspondence.models import Delivery
from correspondence.outgoing_states import DeliveryState, DeliveryWay
from eoffice.errors import WrongState
from tests.correspondence.sending_room import approved, book_of, signed


@pytest.fixture
def delivery(world, dewi, eka):
    """A letter of the bank section that is on its way to its first addressee."""
    book_of(world)
    letter = signed(approved(world, dewi, "kasi_bank"), eka)
    dispatching.dispatch(letter.pk, by=dewi)
    return letter.deliveries.first()


def newest(delivery):
    return Delivery.objects.get(pk=delivery.pk)


def test_what_failed_goes_on_paper(delivery, dewi):
    dispatching.failed(delivery.pk, problem="Kotak surel penuh.")
    dispatching.choose_way(delivery.pk, DeliveryWay.EXPEDITION, by=dewi)
    now = newest(delivery)
    assert (now.state, now.way, now.problem) == ("pending", "expedition", "")


def test_what_arrived_stays_there(delivery, dewi):
    dispatching.carried(delivery.pk, event=dispatching.DispatchEvent.MAILED)
    with pytest.raises(WrongState):
        dispatching.choose_way(delivery.pk, DeliveryWay.EXPEDITION, by=dewi)
    assert newest(delivery).state == DeliveryState.SENT
