"""Rows by statements that are compiled once: they say the same as the ORM would."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Subquery
from django.db.transaction import TransactionManagementError

from eoffice import clock
from eoffice.jobs.models import Job
from eoffice.organization.models import Holiday, Position, Unit
from eoffice.rows import Rows, each, given, loaded

pytestmark = pytest.mark.django_db

SEATS = Rows(
    lambda ids: (
        Position.objects.select_related("unit")
        .filter(pk__in=each("ids", ids), active=given("active"))
        .order_by("pk")
    )
)
TITLES = Rows(lambda ids: Position.objects.filter(pk__in=each("ids", ids)).values_list("title"))
HELD = Rows(lambda: Job.objects.filter(pk=given("pk")).select_for_update())


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_a_list_may_have_any_length(world, count):
    ids = [seat.pk for seat in world.seats.values()][:count]
    found = SEATS.all(ids=ids, active=True)
    assert found == list(Position.objects.filter(pk__in=ids).order_by("pk"))


def test_what_was_selected_along_is_there(world, django_assert_num_queries):
    seat = SEATS.first(ids=[world.seats["kepala"].pk], active=True)
    with django_assert_num_queries(0):
        assert str(seat.unit) == str(world.seats["kepala"].unit)


def test_values_come_as_tuples(world):
    assert TITLES.all(ids=[world.seats["kepala"].pk]) == [(world.seats["kepala"].title,)]


def test_what_is_not_there_is_nothing(world):
    assert SEATS.first(ids=[world.seats["kepala"].pk], active=False) is None


def test_it_is_built_once_for_each_usual_length(world):
    built = []
    titles = Rows(lambda ids: built.append(ids) or TITLES.build(ids))
    for count in (0, 1, 3, 4, 3, 1, 0):
        ids = [seat.pk for seat in world.seats.values()][:count]
        assert len(titles.all(ids=ids)) == count
    assert built == [0, 1, 4]


def test_each_question_is_one_statement_and_an_empty_one_none(world, django_assert_num_queries):
    with django_assert_num_queries(2):
        TITLES.all(ids=(1, 2))
        TITLES.all(ids=[5, 6])
        TITLES.all(ids=[])


def test_an_empty_list_beside_the_question_leaves_its_rows(world):
    heads = Position.objects.filter(unit=OuterRef("pk"))
    units = Rows(
        lambda ids: (
            Unit.objects.filter(pk=given("pk"))
            .annotate(some=Exists(heads.filter(pk__in=each("ids", ids))))
            .annotate(one=Subquery(heads.filter(pk__in=each("ids", ids)).values("title")[:1]))
            .values_list("some", "one")
        )
    )
    seat = world.seats["kepala"]
    assert units.all(pk=seat.unit_id, ids=[seat.pk]) == [(True, seat.title)]
    assert units.all(pk=seat.unit_id, ids=[]) == [(False, None)]


def test_words_and_days_are_values_too():
    Holiday.objects.create(day=date(2026, 8, 17), name="Proklamasi")
    since = Holiday.objects.filter(day__gte=given("day"), name=given("name"))
    days = Rows(lambda: since.values_list("day"), lambda day: day)
    assert days.all(day=date(2026, 8, 17), name="Proklamasi") == [date(2026, 8, 17)]
    assert days.all(day=date(2026, 8, 18), name="Proklamasi") == []
    assert days.all(day=date(2026, 8, 17), name="Natal") == []


def test_instants_are_values_too():
    job = Job.objects.create(kind="note", subject_id=1, queue="fast", run_after=clock.now())
    due = Rows(lambda: Job.objects.filter(run_after__lte=given("now")).values_list("run_after"))
    assert due.all(now=job.run_after) == [(job.run_after,)]
    assert due.all(now=job.run_after - timedelta(microseconds=1)) == []


def test_columns_become_a_model_whose_rest_comes_later(world):
    names = ("id", "name")
    units = Unit.objects.filter(pk=given("pk")).annotate(same=F("name")).values_list(*names)
    rows = Rows(lambda: units, lambda *columns: loaded(Unit, names, columns))
    unit = rows.first(pk=world.units["dinas"].pk)
    assert unit.get_deferred_fields() >= {"time_zone"}
    assert (str(unit), unit.time_zone) == ("Dinas PUPR", "Asia/Makassar")


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_rows_are_held_inside_a_transaction_only():
    with transaction.atomic():
        HELD.all(pk=1)
    with pytest.raises(TransactionManagementError):
        HELD.all(pk=1)
    assert connection.get_autocommit()
