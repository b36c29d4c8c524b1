"""A prepared question is built once and answers for whatever values it is asked with."""

from datetime import date

import pytest
from django.db.models import F

from eoffice.organization.models import Holiday, Position, Unit
from eoffice.statements import Prepared, loaded

pytestmark = pytest.mark.django_db


@pytest.fixture
def question():
    """Seats by unit and numbers, and how often the question was built."""
    built = []

    def build(unit, numbers):
        built.append(unit)
        rows = Position.objects.filter(unit=unit, pk__in=numbers).order_by("pk")
        return rows.values_list("pk", "is_head")

    return Prepared(build, lambda *columns: columns), built


def test_the_same_question_with_other_values(world, question):
    asked, built = question
    pks = [seat.pk for seat in world.seats.values()]
    head, umum = world.seats["kepala"], world.seats["kasubbag"]
    assert asked.ask(head.unit_id, pks) == [
        (head.pk, True),
        (world.seats["auditor"].pk, False),
    ]
    assert umum.pk in dict(asked.ask(umum.unit_id, pks))
    assert len(built) == 1


def test_a_list_may_have_any_length(world, question):
    asked, built = question
    seat = world.seats["loket"]
    others = [other.pk for other in world.seats.values()]
    for numbers in ([seat.pk], [seat.pk, 0, -1], [*others, *others]):
        assert (seat.pk, False) in asked.ask(seat.unit_id, numbers)
    assert asked.ask(seat.unit_id, []) == []
    assert len(built) == 3  # one value (or none), up to four, up to 64


def test_words_and_days_are_values_too():
    Holiday.objects.create(day=date(2026, 8, 17), name="Proklamasi")
    asked = Prepared(
        lambda day, name: Holiday.objects.filter(day__gte=day, name=name).values_list("day"),
        lambda day: day,
    )
    assert asked.ask(date(2026, 8, 17), "Proklamasi") == [date(2026, 8, 17)]
    assert asked.ask(date(2026, 8, 18), "Proklamasi") == []
    assert asked.ask(date(2026, 8, 17), "Natal") == []


def test_each_question_is_one_statement(world, question, django_assert_num_queries):
    with django_assert_num_queries(2):
        question[0].ask(1, [2, 3])
        question[0].ask(4, [5, 6])


def test_columns_become_a_model_whose_rest_comes_later(world):
    names = ("id", "name")
    rows = Prepared(
        lambda pk: Unit.objects.filter(pk=pk).annotate(same=F("name")).values_list(*names),
        lambda *columns: loaded(Unit, names, columns),
    )
    unit = rows.ask(world.units["dinas"].pk)[0]
    assert unit.get_deferred_fields() >= {"time_zone"}
    assert (str(unit), unit.time_zone) == ("Dinas PUPR", "Asia/Makassar")
