"""The pages of a unit, a seat, a person have a button to close and to use again; of a holder, to
move."""

from datetime import timedelta

import pytest
from django.urls import reverse

from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.organization.models import Assignment, Position, Unit

pytestmark = pytest.mark.django_db
NEXT_YEAR = clock.now().date() + timedelta(days=365)


@pytest.fixture
def closed(world):
    """A seat that is not in use."""
    seat = world.seats["staf_vera"]
    Assignment.objects.filter(position=seat).update(active=False)
    Position.objects.filter(pk=seat.pk).update(active=False)
    return seat


def test_a_closed_seat_has_a_button_that_opens_it(client_of, address, closed, fajar):
    browser = client_of(fajar)
    page = browser.get(address("position", "change", closed.pk))
    assert page.context["switch"] == "activate"
    assert 'value="activate"' in page.content.decode()
    browser.post(address("position"), {"action": "activate", "_selected_action": [closed.pk]})
    assert Position.objects.get(pk=closed.pk).active
    assert AuditEntry.objects.filter(event="organization.position_reactivated").exists()


def test_a_seat_in_use_has_one_that_closes_it(client_of, address, world, fajar):
    page = client_of(fajar).get(address("position", "change", world.seats["kasi_bank"].pk))
    assert page.context["switch"] == "deactivate"


def test_a_refusal_is_told_in_words(client_of, address, world, closed, fajar):
    Unit.objects.filter(pk=world.units["vera"].pk).update(active=False)
    sent = {"action": "activate", "_selected_action": [closed.pk]}
    answer = client_of(fajar).post(address("position"), sent, follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert not Position.objects.get(pk=closed.pk).active


@pytest.fixture
def page_of_move(world, address):
    """The page on which eka is moved, and the page of her assignment."""
    held = Assignment.objects.get(user=world.users["eka"])
    move = reverse("admin:organization_assignment_move", args=[held.pk])
    return move, address("assignment", "change", held.pk)


def test_a_holder_is_moved_from_his_page(client_of, world, page_of_move, fajar):
    browser, (move, page) = client_of(fajar), page_of_move
    assert move in browser.get(page).content.decode()
    typed = {"position": world.seats["kasi_vera"].pk, "starts": NEXT_YEAR.isoformat()}
    assert browser.get(move).status_code == 200
    assert browser.post(move, typed).status_code == 302
    new = Assignment.objects.get(position=world.seats["kasi_vera"])
    assert (new.user.username, new.starts) == ("eka", NEXT_YEAR)


def test_only_desks_of_the_own_scope_are_offered(client_of, world, page_of_move, fajar, rama):
    seats = client_of(fajar).get(page_of_move[0]).context["form"].fields["position"].queryset
    assert world.seats["kasi_vera"] in seats
    assert world.seats["kabid"] not in seats
    assert client_of(rama).get(page_of_move[0]).status_code == 404
