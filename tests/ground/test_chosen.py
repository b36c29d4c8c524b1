"""Rows that are ticked: an id that no row can have is a wrong choice, not a fault."""

import pytest
from django.core.exceptions import ValidationError

from eoffice.chosen import ChosenRows
from eoffice.organization.models import Unit

pytestmark = pytest.mark.django_db


def field() -> ChosenRows:
    return ChosenRows(Unit.objects.all(), required=False)


def test_the_rows_are_found(world):
    unit = world.units["bank"]
    assert list(field().clean([str(unit.pk)])) == [unit]
    assert list(field().clean([])) == []


@pytest.mark.parametrize("pk", ["9" * 30, "-1", "x", "²", "9" * 18])
def test_what_is_no_row_is_a_wrong_choice(world, pk):
    with pytest.raises(ValidationError):
        field().clean([pk])
