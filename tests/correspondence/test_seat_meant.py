"""A seat is found by its label, also where another seat nearly has the same."""

import pytest
from django.core.exceptions import ValidationError

from correspondence.forms.paper_fields import meant_seat
from correspondence.queries.seats import seats_of
from eoffice.organization.models import Position


@pytest.fixture
def office(world):
    """The office, with a second seat of the same title that is vacant like the first."""
    vera = world.seats["kasi_vera"]
    twin = Position.objects.create(unit=world.units["kppn"], title=vera.title)
    return world.units["kppn"].pk, vera, twin


def test_every_label_of_the_office_means_its_own_seat(office):
    meant = {seat.pk: meant_seat(seat.label, office[0]) for seat in seats_of(office[0])}
    assert office[2].pk in meant
    assert all(pk == found for pk, found in meant.items())


def test_a_title_that_two_seats_bear_has_to_be_told_apart(office):
    with pytest.raises(ValidationError):
        meant_seat(office[1].title, office[0])


def test_one_label_is_found_without_reading_the_office(world, django_assert_num_queries):
    office, seat = world.units["kppn"].pk, world.seats["kepala"].pk
    label = next(one.label for one in seats_of(office) if one.pk == seat)
    with django_assert_num_queries(2):
        assert meant_seat(label, office) == seat
